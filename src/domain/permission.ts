import type { CourseContent } from '../content/course-content.ts';
import { AppError } from '../errors.ts';
import type { Role } from '../schemas/user.ts';
import { requireViewer, type Pending, type Viewer } from './viewer.ts';

/**
 * Who may use a route or an action at all; what they find there, each verb of the domain decides. `known` also lets in
 * somebody who still owes their second factor; for everything else they are nobody.
 */
export type Access = 'anyone' | 'known' | 'signed-in' | readonly Role[];

/**
 * The authorisation table of addresses, by route pattern. A route that is not listed is refused, and a test fails.
 * Patterns are those of the router: `[name]` stands for one segment, `[...name]` for any.
 */
export const ROUTES: Readonly<Record<string, Access>> = {
  '/': 'anyone',
  '/[locale]': 'anyone',
  '/[locale]/courses': 'anyone',
  '/[locale]/courses/[course]': 'anyone',
  '/[locale]/courses/[course]/[module]/[lesson]': 'anyone',
  '/[locale]/courses/[course]/quizzes/[quiz]': 'signed-in',
  '/[locale]/administration/record': ['administrator'],
  '/[locale]/attempts/[attempt]': 'signed-in',
  '/[locale]/attempts/[attempt]/[position]': 'signed-in',
  '/[locale]/manual': ['instructor', 'administrator'],
  '/[locale]/manual/[chapter]': ['instructor', 'administrator'],
  '/[locale]/passport': 'signed-in',
  '/[locale]/profile': 'signed-in',
  '/[locale]/profile/data.zip': 'signed-in',
  '/[locale]/security': 'signed-in',
  '/[locale]/second-factor': 'known',
  '/[locale]/administration/security': ['administrator'],
  '/[locale]/sign-in': 'anyone',
  '/[locale]/register': 'anyone',
  '/[locale]/setup': 'anyone',
  '/[locale]/teaching': ['instructor', 'administrator'],
  '/[locale]/teaching/[course]/[quiz]': ['instructor', 'administrator'],
  '/[locale]/administration/people': ['administrator'],
  '/[locale]/administration/people/[person]': ['administrator'],
  '/[locale]/administration/invite': ['administrator'],
  '/[locale]/administration/ministries': ['administrator'],
  '/[locale]/invitation': 'anyone',
  '/[locale]/forgotten': 'anyone',
  '/[locale]/reset': 'anyone',
  '/[locale]/ministry': ['officer', 'administrator'],
  '/[locale]/ministry/people.csv': ['officer', 'administrator'],
  '/[locale]/ministry/people.xlsx': ['officer', 'administrator'],
  '/[locale]/ministry/people/[person]': ['officer', 'administrator'],
  '/[locale]/problem': 'anyone',
  '/404': 'anyone',
};

/** The authorisation table of actions, by name. An action that is not listed is refused, and a test fails. */
export const ACTIONS: Readonly<Record<string, Access>> = {
  signIn: 'anyone',
  signInWithPasskey: 'anyone',
  signOut: 'known',
  signOutEverywhere: 'signed-in',
  register: 'anyone',
  setUp: 'anyone',
  saveProfile: 'signed-in',
  changePassword: 'signed-in',
  keepPlace: 'signed-in',
  markRead: 'signed-in',
  answer: 'signed-in',
  startOver: 'signed-in',
  begin: 'signed-in',
  submit: 'signed-in',
  tryExample: ['instructor', 'administrator'],
  acceptInvitation: 'anyone',
  askReset: 'anyone',
  resetPassword: 'anyone',
  previewInvitations: ['administrator'],
  invite: ['administrator'],
  resendInvitation: ['administrator'],
  withdrawInvitation: ['administrator'],
  changePerson: ['administrator'],
  disablePerson: ['administrator'],
  enablePerson: ['administrator'],
  resetFactors: ['administrator'],
  makeMinistry: ['administrator'],
  renameMinistry: ['administrator'],
  giveCode: 'known',
  givePasskey: 'known',
  confirmPassword: 'known',
  beginTotp: 'known',
  confirmTotp: 'known',
  removeTotp: 'signed-in',
  renewCodes: 'signed-in',
  addPasskey: 'known',
  renamePasskey: 'signed-in',
  removePasskey: 'signed-in',
  endSession: 'signed-in',
  endOtherSessions: 'signed-in',
  setFactorRule: ['administrator'],
};

/**
 * Checks one entry of a table.
 * @throws AppError `not_found` when there is no entry, `unauthenticated` or `forbidden` when the viewer may not
 */
export function authorise(
  access: Access | undefined,
  viewer: Viewer | undefined,
  pending: Pending | undefined,
): void {
  if (access === undefined) throw new AppError('not_found', 'not in the authorisation table');
  if (access === 'anyone' || (access === 'known' && pending)) return;
  const { role } = requireViewer(viewer);
  if (access !== 'known' && access !== 'signed-in' && !access.includes(role))
    throw new AppError('forbidden', `not for the role ${role}`);
}

/** Whether a course may be read: a public one by anybody, any other by those with an account. */
export function mayRead(viewer: Viewer | undefined, course: CourseContent): boolean {
  return course.access === 'public' || viewer !== undefined;
}
