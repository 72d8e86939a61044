import * as invitation from '../../src/domain/invitation.ts';
import { readList } from '../../src/domain/invitation-list.ts';
import { hashOf, makeToken } from '../../src/domain/token.ts';
import { account } from '../../src/locales/account.ts';
import { entry } from '../../src/locales/entry.ts';
import { invitation as invitationTexts } from '../../src/locales/invitation.ts';
import { person as personTexts } from '../../src/locales/person.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import * as invitations from '../../src/store/invitation.ts';
import * as passkeys from '../../src/store/passkey.ts';
import * as resets from '../../src/store/password-reset.ts';
import * as users from '../../src/store/user.ts';
import type { User } from '../../src/store/user.ts';
import { viewerOf } from './study.ts';
import type { EveryPage, Visit } from './visit.ts';

/** The administrator's pages, and those behind the links that are sent by mail. */
export const OFFICE_PAGES: EveryPage[] = [
  { name: 'people', open: administrator(paths.people) },
  {
    name: 'people whom nobody fits',
    open: administrator((locale) => `${paths.people(locale)}?q=nobody-at-all`),
  },
  { name: 'person', open: somebody },
  { name: 'person that failed', open: failedPerson },
  { name: 'administrator’s own person', open: ownPerson },
  { name: 'invite', open: administrator(paths.invite) },
  { name: 'invite with people awaited', open: awaited },
  { name: 'preview of a list', open: previewed },
  { name: 'ministries', open: administrator(paths.ministries) },
  { name: 'invitation', open: invited },
  {
    name: 'forgotten password',
    open: async ({ page, locale }) => void (await page.goto(paths.forgotten(locale))),
  },
  { name: 'forgotten password, sent', open: sent },
  { name: 'new password', open: reset },
];

function administrator(address: (locale: Locale, id: string) => string): EveryPage['open'] {
  return async (visit) => {
    const { id } = await signInWhole(visit);
    await visit.page.goto(address(visit.locale, id));
  };
}

/** Signs an administrator of the whole academy in. */
async function signInWhole({ page, locale, academy }: Visit): Promise<User> {
  const person = await academy.makePerson('administrator', locale);
  await users.update(academy.app.db, person.id, { ministryId: null }, new Date().toISOString());
  await academy.signIn(page, person);
  return { ...person, ministryId: null };
}

async function somebody(visit: Visit): Promise<void> {
  await signInWhole(visit);
  const { id } = await visit.academy.makePerson('instructor', visit.locale);
  const passkey = { name: 'My key', publicKey: '', counter: 0, transports: [], createdAt: '' };
  await passkeys.insert(visit.academy.app.db, { ...passkey, id: crypto.randomUUID(), userId: id });
  await visit.page.goto(paths.person(visit.locale, id));
}

async function failedPerson(visit: Visit): Promise<void> {
  await somebody(visit);
  const t = personTexts[visit.locale];
  await visit.page.getByLabel(t.extraTime, { exact: true }).fill('1000');
  await visit.page.getByRole('button', { name: t.save, exact: true }).click();
  await visit.page.getByRole('alert').waitFor();
}

async function ownPerson(visit: Visit): Promise<void> {
  const { id } = await signInWhole(visit);
  await visit.page.goto(paths.person(visit.locale, id));
}

const LIST =
  'Layla Mansour <layla.%@ministry.example>, officer, ar, Ministry of Fixtures\nno address\nb.%@ministry.example';

/** A list of people whom no other test invites. */
function list(): string {
  return LIST.replaceAll('%', crypto.randomUUID());
}

async function awaited(visit: Visit): Promise<void> {
  const viewer = viewerOf(await signInWhole(visit));
  const defaults = { role: 'trainee', language: visit.locale, ministryId: null, courses: [] } as const;
  const form = { rows: readList(list()), key: crypto.randomUUID(), defaults };
  await invitation.invite(visit.academy.app, viewer, form, [], new Date());
  await visit.page.goto(`${paths.invite(visit.locale)}?sent=${form.key}`);
}

async function previewed(visit: Visit): Promise<void> {
  const t = invitationTexts[visit.locale];
  await signInWhole(visit);
  await visit.page.goto(paths.invite(visit.locale));
  await visit.page.getByLabel(t.list).fill(list());
  await visit.page.getByRole('button', { name: t.look }).click();
  await visit.page.getByRole('button', { name: t.preview.go(2) }).waitFor();
}

async function invited({ page, locale, academy }: Visit): Promise<void> {
  const token = makeToken();
  const { ministryId } = await academy.makePerson('administrator', locale);
  await invitations.insert(academy.app.db, [
    {
      tokenHash: hashOf(token),
      email: `${crypto.randomUUID()}@ministry.example`,
      role: 'trainee',
      ministryId,
      ...hourFromNow(),
    },
  ]);
  await page.goto(paths.invitation(locale, token));
}

async function sent({ page, locale }: Visit): Promise<void> {
  await page.goto(paths.forgotten(locale));
  await page.getByLabel(account[locale].email).fill(`${crypto.randomUUID()}@ministry.example`);
  await page.getByRole('button', { name: entry[locale].forgottenGo }).click();
  await page.getByRole('status').waitFor();
}

async function reset({ page, locale, academy }: Visit): Promise<void> {
  const token = makeToken();
  const { id: userId } = await academy.makePerson('trainee', locale);
  await resets.insert(academy.app.db, { tokenHash: hashOf(token), userId, ...hourFromNow() });
  await page.goto(paths.reset(locale, token));
}

function hourFromNow(): { createdAt: string; expiresAt: string } {
  const now = new Date();
  return { createdAt: now.toISOString(), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() };
}
