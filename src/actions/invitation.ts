import * as invitations from '../domain/invitation.ts';
import { readFile, type ReadFile } from '../domain/invitation-file.ts';
import { readList, writeList, type ListRow } from '../domain/invitation-list.ts';
import { preview, type Defaults, type PreviewRow } from '../domain/invitation-preview.ts';
import { paths } from '../paths.ts';
import { ConfirmForm, InvitationForm, InviteForm } from '../schemas/invitation.ts';
import { act } from './act.ts';
import { studied } from './studied.ts';

/** What inviting a list would do, and what the page posts when that is wanted. */
export interface ListPreview {
  rows: PreviewRow[];
  /** The rows that are good, as CSV in which nothing is left to defaults. */
  confirmed: string;
  /** The key under which they are invited once. */
  key: string;
  /** The list as it was pasted and uploaded, so that it can be mended. */
  typed: string;
  /** The encoding under which a file was read, where that is a guess. */
  guessed: ReadFile['guessed'];
}

export const previewInvitations = act('previewInvitations', InviteForm, async (given, acting) => {
  const { locals, viewer, form, now } = acting;
  const file = given.file?.size ? readFile(await given.file.bytes()) : { text: '' };
  const typed = [given.list?.trim(), file.text].filter(Boolean).join('\n');
  const one = given.email?.trim() || given.name?.trim();
  const single: ListRow[] = one
    ? [{ line: 0, email: given.email?.trim() ?? '', name: given.name?.trim() ?? '' }]
    : [];
  const defaults: Defaults = {
    role: given.role,
    language: given.language,
    ministryId: given.ministry || null,
    courses: form.getAll('courses').map(String),
  };
  const { courses } = await studied();
  const rows = await preview(locals.app.db, viewer, [...single, ...readList(typed)], defaults, courses, now);
  const key = crypto.randomUUID();
  const confirmed = writeList(rows.flatMap(cellsOf));
  locals.listPreview = { rows, confirmed, key, typed, guessed: file.guessed };
  return { shown: true };
});

export const invite = act('invite', ConfirmForm, async ({ rows, key }, { locals, viewer, now }) => {
  const { courses } = await studied();
  const form = { rows: readList(rows), key, defaults: NOTHING };
  await invitations.invite(locals.app, viewer, form, courses, now);
  return { to: `${paths.invite(locals.locale)}?sent=${key}` };
});

export const resendInvitation = act('resendInvitation', InvitationForm, async ({ invitation }, acting) => {
  const { locals, viewer, now } = acting;
  await invitations.resend(locals.app, viewer, invitation, now);
  return { to: `${paths.invite(locals.locale)}?saved=resent` };
});

export const withdrawInvitation = act(
  'withdrawInvitation',
  InvitationForm,
  async ({ invitation }, acting) => {
    const { locals, viewer, now } = acting;
    await invitations.withdraw(locals.app, viewer, invitation, now);
    return { to: `${paths.invite(locals.locale)}?saved=withdrawn` };
  },
);

/** The list that is confirmed says everything itself. */
const NOTHING: Defaults = { role: 'trainee', language: 'en', ministryId: null, courses: [] };

function cellsOf({ invitee, ministry }: PreviewRow): Omit<ListRow, 'line'>[] {
  if (!invitee) return [];
  const { email, name, role, locale, courses } = invitee;
  const said = { email, name, role, language: locale, ministry: ministry ?? '' };
  return [courses.length > 0 ? { ...said, courses: courses.join(' ') } : said];
}
