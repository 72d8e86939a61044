import type { Page } from '@playwright/test';
import { note } from '../../src/domain/event.ts';
import { invitationLetter, resetLetter } from '../../src/domain/letter.ts';
import { hashOf, makeToken } from '../../src/domain/token.ts';
import { paths } from '../../src/paths.ts';
import * as invitations from '../../src/store/invitation.ts';
import * as ministries from '../../src/store/ministry.ts';
import * as passkeys from '../../src/store/passkey.ts';
import * as sessions from '../../src/store/session.ts';
import * as users from '../../src/store/user.ts';
import type { User } from '../../src/store/user.ts';
import { openAcademy, type RunningAcademy } from '../support/academy.ts';
import { ADMINISTRATOR, type Echo, OUTSIDE, READER } from '../support/echoes.ts';
import { PAYLOADS } from '../support/payloads.ts';
import { expect, test as base } from '../support/test.ts';

/** What ran, was asked of another host, or opened a window: nothing may. */
type Hits = string[];

/** In an academy of its own: it fills with people of terrible names. Nothing but the pages themselves protects it. */
const test = base.extend<{ hits: Hits }, { running: RunningAcademy }>({
  running: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const academy = await openAcademy();
      await use(academy);
      await academy.close();
    },
    { scope: 'worker' },
  ],
  bypassCSP: true,
  hits: [
    async ({ context, page }, use) => {
      const hits: Hits = [];
      await context.exposeBinding('hit', ({ frame }) => void hits.push(`ran: ${frame.url()}`));
      page.on('dialog', (dialog) => {
        hits.push(`dialog: ${dialog.message()}`);
        return dialog.dismiss();
      });
      context.on('page', (opened) => void hits.push(`window: ${opened.url()}`));
      await use(hits);
      expect(hits, 'what ran').toEqual([]);
    },
    { auto: true },
  ],
});

/** A name with which nothing is wrong. */
const PLAIN = 'Amina Haddad';

/** Signs in an administrator of the whole academy. */
async function signInWhole(academy: RunningAcademy, page: Page): Promise<User> {
  const person = await academy.makePerson('administrator');
  await users.update(academy.app.db, person.id, { ministryId: null }, new Date().toISOString());
  await academy.signIn(page, person);
  return person;
}

test('what people are called runs on no list', async ({ academy, page }) => {
  // Twenty lists and two hundred pages of one person.
  test.slow();
  const ids = await fill(academy, await signInWhole(academy, page));
  for (const list of [paths.people('en'), paths.people('ar'), paths.ministry('ar'), paths.invite('en')])
    await expectShown(page, [list, `${list}?page=2`, `${list}?page=3`]);
  await expectShown(page, [paths.ministries('en')]);
  await expectShown(page, [paths.record('en'), ...[53, 10].map((n) => `${paths.record('en')}?before=${n}`)]);
  for (const pathOf of [paths.person, paths.ministryPerson]) {
    const address = (name: string) => pathOf('en', ids.get(name) ?? '');
    expect((await alteredBy(page, { what: 'a person', address })).slice(0, 3)).toEqual([]);
  }
  const names = PAYLOADS.map((text) => text.slice(0, 60));
  await page.goto(paths.security('en'));
  expect(await missingOn(page, names)).toEqual([]);
});

/** Calls people, those who are invited, ministries, passkeys and what is recorded by every payload; ids of the people. */
async function fill(academy: RunningAcademy, owner: User): Promise<ReadonlyMap<string, string>> {
  const { db, secret } = academy.app;
  const { ministryId } = await academy.makePerson('trainee');
  const [now, expiresAt] = [0, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString()) as [
    string,
    string,
  ];
  const terms = { role: 'trainee', ministryId, createdAt: now } as const;
  const account = { locale: 'en', timeZone: 'UTC', passwordHash: '' } as const;
  const device = { userId: owner.id, publicKey: '', counter: 0, transports: [], createdAt: now };
  const ids = new Map<string, string>();
  for (const [n, name] of [PLAIN, ...PAYLOADS].entries()) {
    const email = `payload${n}@fixtures.example`;
    const { id = '' } = (await users.insert(db, { ...terms, ...account, name, email })) ?? {};
    ids.set(name, id);
    await ministries.insert(db, { name, createdAt: now });
    await invitations.insert(db, [{ ...terms, tokenHash: hashOf(makeToken()), email, name, expiresAt }]);
    await passkeys.insert(db, { ...device, id: `key${n}`, name: name.slice(0, 60) });
    const event = { kind: 'invitation_sent', actor: id, subject: id, ministry: ministryId } as const;
    await note(db, secret, { ...event, details: { email: name, role: name } }, new Date());
  }
  // Who has a passkey has signed in with one.
  for (const { id } of await sessions.list(db, owner.id)) await sessions.confirm(db, id, now, 'passkey');
  return ids;
}

/** Opens pages and expects that every payload stands on one of them as it was written. */
async function expectShown(page: Page, addresses: string[]): Promise<void> {
  let missing: readonly string[] = PAYLOADS;
  for (const address of addresses) {
    await page.goto(address);
    missing = await missingOn(page, missing);
  }
  expect(missing, addresses[0]).toEqual([]);
}

/** Which of the texts do not stand on the page. */
function missingOn(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const said = [
      document.body.textContent,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ].join('\n');
    return wanted.filter((text) => !said.includes(text));
  }, texts);
}

for (const [who, echoes] of [
  ['anybody', OUTSIDE],
  ['an administrator', ADMINISTRATOR],
  ['a reader', READER],
] as const) {
  test(`what ${who} types into a form or an address changes no page but its texts`, async ({
    academy,
    page,
  }) => {
    // A thousand pages are asked for.
    test.slow();
    if (echoes !== OUTSIDE) await signInWhole(academy, page);
    await page.goto(paths.courses('en'));
    for (const echo of echoes) expect.soft((await alteredBy(page, echo)).slice(0, 3), echo.what).toEqual([]);
  });
}

/** The payloads with which a page has other elements or attributes than with a plain name, or leads to where it must not. */
async function alteredBy(page: Page, { address, fields, after, unsaid }: Echo): Promise<unknown[]> {
  const requests = [PLAIN, ...PAYLOADS].map((text) => ({
    text,
    address: address(text),
    fields: fields?.(text),
    after,
    unsaid,
  }));
  return page.evaluate(async (all) => {
    const ask = async ({ address, fields, after }: (typeof all)[number]) => {
      const response = await fetch(address, fields && { method: 'POST', body: new URLSearchParams(fields) });
      return (after ? await fetch(after) : response).text();
    };
    const pages: string[] = [];
    for (const request of all) {
      let html = await ask(request);
      // Until the browser has met the page's style sheets, the first answers have them in it.
      while (html.includes('<link rel="prefetch"')) html = await ask(request);
      pages.push(html);
    }
    const boneOf = (element: Element) =>
      `${element.tagName} ${element.getAttributeNames().toSorted().join(' ')}`;
    const leads = (element: Element) =>
      ['href', 'src', 'action', 'formaction', 'data'].map((name) => element.getAttribute(name) ?? '');
    const skeletons = pages.map((html) => [
      ...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*'),
    ]);
    const plain = skeletons[0]?.map(boneOf) ?? [];
    return all.flatMap(({ text, unsaid }, n) => {
      const elements = skeletons[n] ?? [];
      const away = elements
        .flatMap(leads)
        .filter((to) => /^\W*(java|data|vb)/i.test(to) || to.includes('//evil.example'));
      const bones = elements.map(boneOf);
      const more = bones.filter((bone) => !plain.includes(bone));
      const altered = bones.join('\n') !== plain.join('\n');
      const values = elements.flatMap((element) => [...element.attributes].map(({ value }) => value));
      const said = unsaid || [elements[0]?.textContent, ...values].join('\n').includes(text);
      if (!altered && away.length === 0 && said) return [];
      return [{ text, said, count: bones.length - plain.length, more, away }];
    });
  }, requests);
}

test('what people are called runs in no message', async ({ academy, page }) => {
  const { app } = academy;
  const person = await academy.makePerson('trainee');
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const letters = PAYLOADS.flatMap((name) => [
    resetLetter(app.config.publicUrl, { ...person, name }, { token: makeToken(), expiresAt: until }),
    invitationLetter(
      app.config.publicUrl,
      { email: person.email, name, locale: 'ar', role: 'trainee', expiresAt: until },
      { inviter: { name, timeZone: 'UTC' }, ministry: name, token: makeToken() },
    ),
  ]);
  for (const { html } of letters) {
    await page.setContent(html);
    const found = await page.evaluate(
      () => document.querySelectorAll('script, img, svg, iframe, [onload]').length,
    );
    expect(found).toBe(0);
  }
});
