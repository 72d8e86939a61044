import { paths } from '../../src/paths.ts';
import { PASSWORD } from './academy.ts';

/** Where one text is shown: by an address, or as the answer to a form that is posted to it. */
export interface Echo {
  what: string;
  address: (text: string) => string;
  fields?: (text: string) => Record<string, string>;
  /** The page after the form, where that shows it. */
  after?: string;
  /** It is kept, and no page says it. */
  unsaid?: true;
}

const query = (path: string, name: string) => (text: string) =>
  `${path}?${new URLSearchParams({ [name]: text })}`;
/** Nobody whom other tests have made is found. */
const search = (path: string, name: string) => (text: string) => query(path, name)(`${text} and nobody`);
const at = (path: string) => () => path;
const TABLE = paths.lesson('en', 'protocol', 'precedence/the-table');
const practice = (item: string) => (text: string) => ({
  ...{ course: 'protocol', quiz: 'seats', item, key: crypto.randomUUID(), text, unit: 'cm' },
});
const ACCOUNT = { email: 'none', password: 'short', token: '', language: 'none', timeZone: 'none' };

/** What somebody who administers the academy types. */
export const ADMINISTRATOR: Echo[] = [
  { what: 'the search for people', address: search(paths.people('en'), 'q') },
  { what: 'the search of the ministry', address: search(paths.ministry('en'), 'q') },
  { what: 'the search of the record', address: search(paths.record('en'), 'person') },
  {
    what: 'one person to invite',
    address: at('/en/administration/invite?_action=previewInvitations'),
    fields: (name) => ({ name, email: name, role: 'trainee', language: 'en' }),
  },
  {
    what: 'a list to invite',
    address: at('/ar/administration/invite?_action=previewInvitations'),
    fields: (name) => ({
      list: `name,email\n"${name.replaceAll('"', '""')}","a@b.example"`,
      role: 'trainee',
      language: 'en',
    }),
  },
  {
    what: 'a ministry',
    address: at('/en/administration/ministries?_action=makeMinistry'),
    fields: (name) => ({ name: `${name}${'x'.repeat(121)}` }),
  },
];

/** What somebody who is signed in types. */
export const READER: Echo[] = [
  {
    what: 'a name of one’s own',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'en', timeZone: 'UTC' }),
    after: paths.profile('en'),
  },
  {
    what: 'a name on the passport',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'ar', timeZone: 'UTC' }),
    after: paths.passport('ar'),
  },
  {
    what: 'a name that is refused',
    address: at('/en/profile?_action=saveProfile'),
    fields: (name) => ({ name, language: 'none', timeZone: 'none' }),
  },
  { what: 'a word', address: at(`${TABLE}?_action=answer`), fields: practice('word'), after: TABLE },
  {
    what: 'a number',
    address: at(`${TABLE}?_action=answer`),
    fields: (text) => ({ ...practice('width')(text), unit: 'none' }),
  },
  {
    what: 'a passkey',
    address: at('/en/security?_action=addPasskey'),
    fields: (device) => ({ device: `${device}${'x'.repeat(61)}`, credential: '{}' }),
  },
];

/** What anybody types. */
export const OUTSIDE: Echo[] = [
  {
    what: 'the address of a sign-in',
    address: at('/en/sign-in?_action=signIn'),
    fields: (email) => ({ email, password: PASSWORD, next: `/en/${email}` }),
  },
  {
    what: 'where a sign-in leads',
    unsaid: true,
    address: (text) => query(paths.signIn('en'), 'next')(`/en/${text}`),
  },
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
  { what: 'the link of an invitation', unsaid: true, address: query('/en/invitation', 'token') },
  { what: 'the link for a password', unsaid: true, address: query('/en/reset', 'token') },
  {
    what: 'an address that there is not',
    unsaid: true,
    address: (text) => `/en/${encodeURIComponent(text)}`,
  },
];
