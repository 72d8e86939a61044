import { PASSWORD } from './person.ts';
import type { Role } from '../../src/schemas/user.ts';

/**
 * A form of a page, filled in rightly. Words in capital letters stand for what its sender has: `ATTEMPT` and `ITEM`, a
 * `PERSON`, a `MINISTRY`, an `INVITATION`, the `TOKEN` of the first account; `UUID` for a new one.
 */
export interface Form {
  page: string;
  action: string;
  fields: Record<string, string>;
  /** Who sends it: left out, somebody who is not signed in; `owing`, somebody who owes a second factor. */
  sender?: Role | 'owing';
  /** What of it a page that refuses it must show again. */
  kept?: string[];
  /** The file that it takes. */
  file?: string;
  /** A password is hashed, or a message written: it takes its time. */
  slow?: boolean;
  /** It shows what is wrong row by row, and is no failure. */
  lenient?: boolean;
}

const ACCOUNT = {
  name: 'سلمى <b>Idris</b>',
  email: 'UUID@ministry.example',
  password: 'a bridge over the calm river',
};
const CREDENTIAL = { id: 'abc', rawId: 'abc', type: 'public-key', clientExtensionResults: {} };
const ASSERTION = JSON.stringify({
  ...CREDENTIAL,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
});
const ATTESTATION = JSON.stringify({
  ...CREDENTIAL,
  response: { clientDataJSON: 'e30', attestationObject: 'AA' },
});
const GIFTS = { course: 'protocol', quiz: 'gifts-quiz' };
const TABLE = '/courses/protocol/precedence/the-table';

/** Every action with the form that calls it; an action with several kinds of fields several times. */
export const FORMS: Record<string, Form> = {
  'sign-in': {
    page: '/sign-in',
    action: 'signIn',
    slow: true,
    fields: { email: 'nobody@ministry.example', password: PASSWORD, next: '/en/profile' },
    kept: ['email', 'next'],
  },
  'sign-in by passkey': {
    page: '/sign-in',
    action: 'signInWithPasskey',
    fields: { credential: ASSERTION, next: '/en/profile' },
  },
  registration: {
    page: '/register',
    action: 'register',
    slow: true,
    fields: ACCOUNT,
    kept: ['name', 'email'],
  },
  'first account': {
    page: '/setup',
    action: 'setUp',
    fields: { ...ACCOUNT, token: 'TOKEN', sample: 'yes' },
    kept: ['name', 'email', 'token'],
  },
  'accepting an invitation': {
    page: '/invitation',
    action: 'acceptInvitation',
    slow: true,
    fields: { ...ACCOUNT, token: 'none', language: 'ar', timeZone: 'UTC' },
  },
  'asking for a new password': {
    page: '/forgotten',
    action: 'askReset',
    slow: true,
    fields: { email: 'UUID@ministry.example' },
    kept: ['email'],
  },
  'new password': {
    page: '/reset',
    action: 'resetPassword',
    fields: { token: 'none', password: ACCOUNT.password },
  },
  'sign-out': { page: '/courses', action: 'signOut', fields: {}, sender: 'trainee' },
  'sign-out everywhere': { page: '/profile', action: 'signOutEverywhere', fields: {}, sender: 'trainee' },
  profile: {
    page: '/profile',
    action: 'saveProfile',
    fields: { name: 'Sālmá "Idris"', language: 'en', timeZone: 'Africa/Khartoum' },
    sender: 'trainee',
    kept: ['name'],
  },
  password: {
    page: '/profile',
    action: 'changePassword',
    slow: true,
    fields: { current: PASSWORD, password: ACCOUNT.password },
    sender: 'trainee',
  },
  code: {
    page: '/second-factor',
    action: 'giveCode',
    fields: { code: '123456', next: '/en/profile' },
    sender: 'owing',
  },
  'passkey as second factor': {
    page: '/second-factor',
    action: 'givePasskey',
    fields: { credential: ASSERTION },
    sender: 'owing',
  },
  'password again': {
    page: '/security',
    action: 'confirmPassword',
    slow: true,
    fields: { current: PASSWORD, next: '/en/security' },
    sender: 'trainee',
  },
  'first look at an app': {
    page: '/security',
    action: 'beginTotp',
    fields: { next: '/en/security' },
    sender: 'trainee',
  },
  'first code': { page: '/security', action: 'confirmTotp', fields: { code: '123456' }, sender: 'trainee' },
  'end of an app': { page: '/security', action: 'removeTotp', fields: {}, sender: 'trainee' },
  'new codes': { page: '/security', action: 'renewCodes', fields: {}, sender: 'trainee' },
  'new passkey': {
    page: '/security',
    action: 'addPasskey',
    fields: { device: 'هاتفي', credential: ATTESTATION },
    sender: 'trainee',
  },
  'passkey name': {
    page: '/security',
    action: 'renamePasskey',
    fields: { passkey: 'abc', device: 'My telephone' },
    sender: 'trainee',
  },
  'end of a passkey': {
    page: '/security',
    action: 'removePasskey',
    fields: { passkey: 'abc' },
    sender: 'trainee',
  },
  'end of a session': {
    page: '/security',
    action: 'endSession',
    fields: { session: 'abc' },
    sender: 'trainee',
  },
  'end of all others': { page: '/security', action: 'endOtherSessions', fields: {}, sender: 'trainee' },
  place: {
    page: TABLE,
    action: 'keepPlace',
    fields: { course: 'protocol', lesson: 'precedence/the-table', block: 'quiz-seats' },
    sender: 'trainee',
  },
  'mark as read': {
    page: TABLE,
    action: 'markRead',
    fields: { course: 'protocol', lesson: 'precedence/the-table' },
    sender: 'trainee',
  },
  begin: {
    page: '/courses/protocol/quizzes/gifts-quiz',
    action: 'begin',
    fields: GIFTS,
    sender: 'trainee',
  },
  'hand in': {
    page: '/attempts/ATTEMPT',
    action: 'submit',
    fields: { ...GIFTS, attempt: 'ATTEMPT' },
    sender: 'trainee',
  },
  'start over': {
    page: TABLE,
    action: 'startOver',
    fields: { course: 'protocol', quiz: 'seats' },
    sender: 'trainee',
  },
  'graded answer': {
    page: '/attempts/ATTEMPT/1',
    action: 'answer',
    fields: { ...GIFTS, attempt: 'ATTEMPT', item: 'ITEM', key: 'UUID', choice: 'right', next: '2' },
    sender: 'trainee',
  },
  'a spot': practice('honour', { choice: 'opposite' }),
  'a sorting': practice('sort', { 'pair:ambassador': 'mission', 'pair:attache': 'staff' }),
  'a word': practice('word', { text: 'doyen' }),
  'a number': practice('width', { text: '60', unit: 'cm' }),
  'an entry that moves': {
    ...practice('sort', { 'pair:ambassador': 'mission', move: 'ambassador:mission' }),
    lenient: true,
  },
  'example of the manual': {
    page: '/manual/quiz',
    action: 'tryExample',
    fields: { item: 'single', lang: 'en', choice: 'third' },
    sender: 'instructor',
    lenient: true,
  },
  'look at a list': {
    page: '/administration/invite',
    action: 'previewInvitations',
    fields: {
      email: 'UUID@ministry.example',
      name: 'سلمى',
      list: 'email;name;role;ministry;courses\nUUID@ministry.example;Nadia;officer;Tides;protocol\n',
      role: 'trainee',
      language: 'fr',
      ministry: 'MINISTRY',
      courses: 'protocol',
    },
    file: 'file',
    sender: 'administrator',
    lenient: true,
  },
  invite: {
    page: '/administration/invite',
    action: 'invite',
    fields: { rows: 'email,name\nUUID@ministry.example,Nadia\n', key: 'UUID' },
    sender: 'administrator',
    lenient: true,
  },
  'send again': {
    page: '/administration/invite',
    action: 'resendInvitation',
    fields: { invitation: 'INVITATION' },
    sender: 'administrator',
  },
  withdraw: {
    page: '/administration/invite',
    action: 'withdrawInvitation',
    fields: { invitation: 'INVITATION' },
    sender: 'administrator',
  },
  person: {
    page: '/administration/people/PERSON',
    action: 'changePerson',
    fields: {
      person: 'PERSON',
      role: 'instructor',
      ministry: 'MINISTRY',
      extraTime: '25',
      courses: 'protocol',
    },
    sender: 'administrator',
  },
  'shutting out': {
    page: '/administration/people/PERSON',
    action: 'disablePerson',
    fields: { person: 'PERSON' },
    sender: 'administrator',
  },
  'letting in': {
    page: '/administration/people/PERSON',
    action: 'enablePerson',
    fields: { person: 'PERSON' },
    sender: 'administrator',
  },
  'lost second factor': {
    page: '/administration/people/PERSON',
    action: 'resetFactors',
    fields: { person: 'PERSON' },
    sender: 'administrator',
  },
  'new ministry': {
    page: '/administration/ministries',
    action: 'makeMinistry',
    fields: { name: 'وزارة UUID' },
    sender: 'administrator',
    kept: ['name'],
  },
  'name of a ministry': {
    page: '/administration/ministries',
    action: 'renameMinistry',
    fields: { ministry: 'MINISTRY', name: 'Ministry of UUID' },
    sender: 'administrator',
  },
  'what a role needs': {
    page: '/administration/security',
    action: 'setFactorRule',
    fields: { role: 'instructor', demand: 'none' },
    sender: 'administrator',
  },
};

function practice(item: string, fields: Record<string, string>): Form {
  const key = 'UUID';
  return {
    page: TABLE,
    action: 'answer',
    fields: { course: 'protocol', quiz: 'seats', item, key, ...fields },
    sender: 'trainee',
  };
}
