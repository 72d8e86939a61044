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
import { openAcademy, PASSWORD, type RunningAcademy } from '../support/academy.ts';
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

/** Signs in an administrator of the whole academy. */
async function signInWhole(academy: RunningAcademy, page: Page): Promise<User> {
  const person = await academy.makePerson('administrator');
  await users.update(academy.app.db, person.id, { ministryId: null }, new Date().toISOString());
  await academy.signIn(page, person);
  return person;
}

test('what people are called runs on no list', async ({ academy, page }) => {
  const { app } = academy;
  const whole = await signInWhole(academy, page);
  const now = new Date().toISOString();
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  for (const [n, name] of PAYLOADS.entries()) {
    const ministry = await ministries.insert(app.db, { name, createdAt: now });
    const terms = { role: 'trainee', ministryId: ministry.id, locale: 'en', timeZone: 'UTC' } as const;
    const email = `payload${n}@fixtures.example`;
    const user = await users.insert(app.db, { ...terms, name, email, passwordHash: '', createdAt: now });
    const [subject, ministryId] = [user?.id ?? '', ministry.id];
    await invitations.insert(app.db, [
      { tokenHash: hashOf(makeToken()), email, name, role: 'trainee', ministryId, createdAt: now, expiresAt },
    ]);
    const device = { publicKey: '', counter: 0, transports: [], createdAt: now };
    await passkeys.insert(app.db, { id: `key${n}`, userId: whole.id, name: name.slice(0, 60), ...device });
    const event = { kind: 'invitation_sent', actor: subject, subject, ministry: ministry.id } as const;
    await note(app.db, app.secret, { ...event, details: { email: name, role: name } }, new Date());
  }
  for (const { id } of await sessions.list(app.db, whole.id))
    await sessions.confirm(app.db, id, now, 'passkey');

  await expectShown(page, [paths.people('en'), ...[2, 3].map((n) => `${paths.people('en')}?page=${n}`)]);
  await expectShown(
    page,
    [paths.people('ar')].flatMap((list) => [list, `${list}?page=2`, `${list}?page=3`]),
  );
  await expectShown(page, [paths.ministry('en'), ...[2, 3].map((n) => `${paths.ministry('en')}?page=${n}`)]);
  await expectShown(page, [paths.ministries('en')]);
  await expectShown(page, [paths.invite('en'), ...[2, 3].map((n) => `${paths.invite('en')}?page=${n}`)]);
  await expectShown(page, [paths.record('en'), `${paths.record('en')}?before=52`]);
  await page.goto(paths.security('en'));
  expect(
    await shownOn(
      page,
      PAYLOADS.map((text) => text.slice(0, 60)),
    ),
  ).toEqual([]);
});

/** Opens pages and expects that every payload stands on one of them as it was written. */
async function expectShown(page: Page, addresses: string[]): Promise<void> {
  let missing: readonly string[] = PAYLOADS;
  for (const address of addresses) {
    await page.goto(address);
    missing = await shownOn(page, missing);
  }
  expect(missing, addresses[0]).toEqual([]);
}

/** Which of the texts do not stand on the page. */
function shownOn(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const said = [
      document.body.textContent,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ].join('\n');
    return wanted.filter((text) => !said.includes(text));
  }, texts);
}

/** Where one text is shown: by an address, or as the answer to a form that is posted to it. */
interface Echo {
  what: string;
  address: (text: string) => string;
  fields?: (text: string) => Record<string, string>;
  /** The page after the form, where that shows it. */
  then?: string;
}

const query = (path: string, name: string) => (text: string) =>
  `${path}?${new URLSearchParams({ [name]: text })}`;
const at = (path: string) => () => path;
const TABLE = paths.lesson('en', 'protocol', 'precedence/the-table');
const practice = (item: string) => (text: string) => ({
  ...{ course: 'protocol', quiz: 'seats', item, key: crypto.randomUUID(), text, unit: 'cm' },
});
const ACCOUNT = { email: 'none', password: 'short', token: '', language: 'none', timeZone: 'none' };

const ECHOES: Echo[] = [
  { what: 'the search for people', address: query(paths.people('en'), 'q') },
  { what: 'the search of the ministry', address: query(paths.ministry('en'), 'q') },
  { what: 'the search of the record', address: query(paths.record('en'), 'person') },
  {
    what: 'a name of one’s own',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'en', timeZone: 'UTC' }),
    then: paths.profile('en'),
  },
  {
    what: 'a name on the passport',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'ar', timeZone: 'UTC' }),
    then: paths.passport('ar'),
  },
  {
    what: 'a name that is refused',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'none', timeZone: 'none' }),
  },
  {
    what: 'one person to invite',
    address: at('/en/administration/invite?_action=previewInvitations'),
    fields: (name) => ({ name, email: name, role: 'trainee', language: 'en' }),
  },
  {
    what: 'a list to invite',
    address: at('/ar/administration/invite?_action=previewInvitations'),
    fields: (name) => ({
      list: `"${name.replaceAll('"', '""')}","a@b.example"`,
      role: 'trainee',
      language: 'en',
    }),
  },
  {
    what: 'a ministry',
    address: at('/en/administration/ministries?_action=makeMinistry'),
    fields: (name) => ({ name: `${name}${'x'.repeat(121)}` }),
  },
  { what: 'a word', address: at(`${TABLE}?_action=answer`), fields: practice('word'), then: TABLE },
  { what: 'a number', address: at(`${TABLE}?_action=answer`), fields: practice('width'), then: TABLE },
  {
    what: 'a passkey',
    address: at('/en/security?_action=addPasskey'),
    fields: (device) => ({ device, credential: '{}' }),
  },
];
const OUTSIDE: Echo[] = [
  {
    what: 'the address of a sign-in',
    address: at('/en/sign-in?_action=signIn'),
    fields: (email) => ({ email, password: PASSWORD, next: `/en/${email}` }),
  },
  { what: 'where a sign-in leads', address: (text) => query(paths.signIn('en'), 'next')(`/en/${text}`) },
  {
    what: 'a registration',
    address: at('/en/register?_action=register'),
    fields: (name) => ({ ...ACCOUNT, name, email: name }),
  },
  {
    what: 'a forgotten password',
    address: at('/en/forgotten?_action=askReset'),
    fields: (email) => ({ email }),
  },
  { what: 'the link of an invitation', address: query('/en/invitation', 'token') },
  { what: 'the link for a password', address: query('/en/reset', 'token') },
  { what: 'an address that there is not', address: (text) => `/en/${encodeURIComponent(text)}` },
];

test('what is typed into a form or an address changes no page but its texts', async ({ academy, page }) => {
  await page.goto(paths.register('en'));
  for (const echo of OUTSIDE) expect(await alteredBy(page, echo), echo.what).toEqual([]);
  await signInWhole(academy, page);
  await page.goto(paths.profile('en'));
  for (const echo of ECHOES) expect(await alteredBy(page, echo), echo.what).toEqual([]);
});

/** The payloads with which a page has other elements or attributes than with a plain name, or leads to where it must not. */
async function alteredBy(page: Page, { address, fields, then }: Echo): Promise<unknown[]> {
  const requests = ['Amina Haddad', ...PAYLOADS].map((text) => ({
    text,
    address: address(text),
    fields: fields?.(text),
    then,
  }));
  return page.evaluate(async (all) => {
    const pages: string[] = [];
    for (const { address, fields, then } of all) {
      const response = await fetch(address, fields && { method: 'POST', body: new URLSearchParams(fields) });
      pages.push(await (then ? await fetch(then) : response).text());
    }
    // Without what counts, and where a text is the only one that is shown or not.
    const boneOf = (element: Element) =>
      `${element.tagName} ${element.getAttributeNames().toSorted().join(' ')}`;
    const leads = (element: Element) =>
      ['href', 'src', 'action', 'formaction', 'data'].map((name) => element.getAttribute(name) ?? '');
    const skeletons = pages.map((html) => [
      ...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*'),
    ]);
    const plain = skeletons[0]?.map(boneOf).join('\n');
    return all.flatMap(({ text }, n) => {
      const elements = skeletons[n] ?? [];
      const away = elements
        .flatMap(leads)
        .filter((to) => /^\W*(java|data|vb)/i.test(to) || to.includes('evil.example'));
      const altered = elements.map(boneOf).join('\n') !== plain;
      return altered || away.length > 0 ? [{ text, altered, away }] : [];
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
