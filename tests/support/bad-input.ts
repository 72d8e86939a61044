import * as fc from 'fast-check';
import { LOCALES, type Locale } from '../../src/schemas/atoms.ts';
import { Role } from '../../src/schemas/user.ts';
import type { Form } from './every-form.ts';

/** A value of a field that somebody has spoilt: a text, or the bytes of a file. */
export type Value = string | { bytes: number[]; type: string };

/** A field of a form, spoilt. */
export interface Change {
  field: string;
  /** Undefined leaves it out. */
  value: Value | undefined;
  /** Whether it comes beside what the field had. */
  twice: boolean;
  /** Whether nothing like it can be right. */
  wrong: boolean;
}

/** A form with some of its fields spoilt. */
export interface SpoiltForm {
  locale: Locale;
  changes: Change[];
  /** The last part of the address from which it is sent. */
  from: number;
}

/** An address with something in the place of each name of its route, and something behind its question mark. */
export interface SpoiltAddress {
  locale: Locale;
  address: string;
  /** Who asks; undefined somebody who is not signed in. */
  who: Role | undefined;
}

/** What a browser hands over of a passkey, but for what `changes` put in its place. */
const credential = (changes: object) =>
  JSON.stringify({ id: 'abc', rawId: 'abc', type: 'public-key', clientExtensionResults: {}, ...changes });

/** What is wrong for sure, by field. */
const WRONG: Record<string, string[]> = {
  email: [
    '',
    'no at sign',
    '@b.example',
    'a b@c.example',
    'a@b.example\r\nBcc: x@y.example',
    `${'x'.repeat(250)}@b.example`,
  ],
  password: ['', 'short', 'x'.repeat(1025)],
  name: ['', ' \t ', 'x'.repeat(121)],
  language: ['', 'de', 'EN', '__proto__'],
  lang: ['', 'de', 'EN', '__proto__'],
  timeZone: ['', 'Mars/Olympus', '../../etc/passwd'],
  current: ['', 'not the password that it is'],
  code: ['', ' ', 'x'.repeat(61)],
  device: ['', '  ', 'x'.repeat(61)],
  credential: [
    '',
    '{',
    'null',
    '[]',
    '{"id":1}',
    '{"__proto__":{}}',
    'x'.repeat(33_000),
    credential({ id: 'a\u0000' }),
    credential({ response: { clientDataJSON: 'e30', transports: ['\u0000', '\ud800'] } }),
    credential({ response: { clientDataJSON: 'bnVsbA', authenticatorData: '', signature: '' } }),
    credential({ response: { clientDataJSON: 'e30', attestationObject: 'o2NmbXRkbm9uZQ' } }),
  ],
  passkey: ['', 'none', '__proto__', 'x'.repeat(1401)],
  session: ['', 'none', '__proto__', 'x'.repeat(65)],
  token: ['', 'none', 'x'.repeat(201)],
  sample: ['no', 'YES'],
  course: ['', 'none', '../closed', '__proto__', 'constructor', 'PROTOCOL'],
  quiz: ['', 'none', '__proto__', 'toString', 'x'.repeat(65)],
  lesson: ['', 'none', 'precedence', '__proto__/constructor', 'x'.repeat(141)],
  block: ['', 'none', "'; drop table users; --", 'x'.repeat(81)],
  attempt: ['none', '0198c0de-0000-7000-8000-000000000000', "' or 1=1 --"],
  item: ['', 'none', '__proto__', 'x'.repeat(65)],
  key: ['', 'none', '1', 'x'.repeat(36)],
  choice: ['none', '__proto__', 'Right', 'x'.repeat(65)],
  'pair:ambassador': ['none', '__proto__', 'x'.repeat(65)],
  text: ['x'.repeat(201)],
  unit: ['none', '__proto__', 'x'.repeat(65)],
  person: ['', 'none', '__proto__', "' or 1=1 --", 'x'.repeat(65)],
  invitation: ['', 'none', '__proto__', 'x'.repeat(65)],
  ministry: ['none', '__proto__', "' or 1=1 --", 'x'.repeat(65)],
  role: ['', 'king', 'ADMINISTRATOR', '__proto__', 'constructor'],
  extraTime: ['-1', '1.5', '301', '1e9', 'NaN', 'Infinity', '99999999999999999999', 'many'],
  demand: ['', 'all', '__proto__'],
  courses: ['none', '__proto__', '../closed'],
};

const DAYS = [
  '2026-13-45',
  '0000-00-00',
  '99999-01-01',
  '+275760-09-13',
  '-271821-04-20',
  '2026-02-30',
  'now',
  '2026-11-22',
];

const LISTS = [
  ',,,,',
  ';\t;\t;',
  '"',
  '"a@b.example',
  'email,email,name\na@b.example,c@d.example,e',
  'email;name\r"x\r\n";"y"',
  `name,email\n${'x'.repeat(2000)},a@b.example`,
  'a@b.example\n'.repeat(2000),
  '<a@b.example>, =cmd|"/c calc"!A1, @SUM(1), \u202Eadministrator',
  '\uFEFFالبريد\tالاسم\na@b.example\t\u2066سلمى',
  'email,__proto__,constructor\na@b.example,x,y',
];

/** What may be right, and is not what anybody expects. */
const ODD: Record<string, string[]> = {
  next: ['//evil.example', 'https://evil.example', '/en/\\evil', '/en/courses\r\nX: y', '0', '-1', '1e99'],
  extraTime: ['', ' 7 ', '0x10', '1e2'],
  ministry: ['', 'MINISTRY'],
  list: LISTS,
  rows: LISTS,
  page: ['0', '-1', '1.5', '1e9', '99999', '999999', '1000000', '9007199254740993', 'NaN', '٣', ''],
  before: ['0', '999999999', '9999999999', '99999999999999999999', '-1', '1e3'],
  after: ['0', '999999999', '9999999999', '99999999999999999999', '-1', '1e3'],
  from: DAYS,
  to: DAYS,
  code: ['12345', '١٢٣٤٥٦', '7KQF-7KQF-7KQF-7KQF', '\u202E123456'],
  move: ['ambassador:1', '__proto__', '-', ':', 'ambassador:mission'],
  sort: ['name', '-name', '--name', 'score', '-seen', '__proto__', 'name;drop table users'],
  state: ['ahead', 'begun', 'done', 'active', 'disabled', '__proto__'],
  course: ['protocol', 'closed'],
  q: ['%', '_', '\\', "'", '\\%', 'a'.repeat(3000), 'سَلْمى', 'ﷺ', '\u202E', '\ud83d\ude00'.repeat(150)],
  person: ['%', '\\', 'PERSON', 'ACTOR'.repeat(100)],
  kind: ['exported', 'sign_in_failed', '__proto__', 'toString'],
};

/** Every name that an address has anywhere behind its question mark, and some that none has. */
const QUERY = [
  ...['page', 'q', 'role', 'state', 'ministry', 'course', 'sort', 'kind', 'person', 'from', 'to', 'before'],
  ...['after', 'saved', 'sent', 'next', 'token', 'reset', '_action', '__proto__', 'constructor', ''],
];
/** What may come after an address whoever has written it. */
const MALFORMED = [
  '?%',
  '?q=%E0%A4%A',
  '?q=%00&page=%00',
  '?&&&=&=',
  '??',
  '?q[]=1&q[a]=2',
  `?${'a=1&'.repeat(900)}`,
];
const SEGMENTS = [
  ...[
    'protocol',
    'closed',
    'precedence',
    'the-table',
    'gifts-quiz',
    'first-steps',
    'quiz',
    'ATTEMPT',
    'PERSON',
  ],
  ...[
    '1',
    '0',
    '-1',
    '999',
    '1e3',
    '__proto__',
    'constructor',
    'none',
    '%00',
    '%2e%2e',
    '..%2f..%2f',
    '%5c',
    '%',
  ],
  ...[
    '%E0%A4%A',
    '%FF',
    'x'.repeat(3000),
    "'%20or%201=1--",
    '%D8%B3%D9%84%D9%85%D9%89',
    '%F0%9F%98%80',
    '*',
    ';a',
  ],
];

const anything = fc.string({ unit: 'binary', maxLength: 300 });
const withNul = fc.tuple(anything, anything).map((parts) => parts.join('\0'));
const file = fc.record({
  bytes: fc.oneof(
    fc.array(fc.nat(255), { maxLength: 400 }),
    fc.constantFrom(...LISTS).map((text) => [...Buffer.from(text)]),
    fc.constantFrom(...LISTS).map((text) => [0xff, 0xfe, ...Buffer.from(text, 'utf16le')]),
    anything.map((text) => [...Buffer.from(`email,name,role\n${text}`)]),
  ),
  type: fc.constantFrom('text/csv', 'text/plain', '', 'application/vnd.ms-excel'),
});

/** What somebody may send in the place of a form. */
export function spoiltForm(form: Form): fc.Arbitrary<SpoiltForm> {
  const names = Object.keys(form.fields);
  // Twice, because there is more that can be wrong with it.
  if (form.file) names.push(form.file, form.file);
  const field = fc.oneof(
    ...(names.length > 0 ? [{ weight: 9, arbitrary: fc.constantFrom(...names) }] : []),
    fc.constantFrom('__proto__', 'constructor', 'x', '_action', 'next', 'file'),
  );
  const change = field.chain((name) => changeOf(form, name));
  const spoilt = fc.record({
    locale: fc.constantFrom(...LOCALES),
    changes: fc.uniqueArray(change, { selector: (one) => one.field, minLength: 1, maxLength: 3 }),
    from: fc.nat(65_535),
  });
  // The first administrator can be made only once, and is to be made last.
  return form.action === 'setUp'
    ? spoilt.filter(({ changes }) => changes.some(({ wrong }) => wrong))
    : spoilt;
}

function changeOf(form: Form, field: string): fc.Arbitrary<Change> {
  const known = Object.hasOwn(form.fields, field) && !form.lenient;
  // These are read as they come: a file or nothing is no answer.
  const open = ['choice', 'text', 'unit', 'courses'].includes(field) || field.startsWith('pair:');
  const oneOf = (values: readonly string[], wrong: boolean) =>
    values.length > 0 ? [fc.constantFrom(...values).map((value) => ({ value, wrong: wrong && known }))] : [];
  const given: fc.Arbitrary<{ value: Value | undefined; wrong: boolean }> = fc.oneof(
    ...oneOf(valuesOf(WRONG, field), true),
    ...oneOf(valuesOf(ODD, field), false),
    withNul.map((value) => ({ value, wrong: known })),
    anything.map((value) => ({ value, wrong: false })),
    file.map((value) => ({ value, wrong: known && !open })),
    fc.constant({ value: undefined, wrong: false }),
  );
  return fc
    .record({ field: fc.constant(field), given, twice: fc.boolean() })
    .map(({ given: { value, wrong }, ...rest }) => ({
      ...rest,
      value,
      // Of two some actions read the first.
      wrong: wrong && !(open && rest.twice),
    }));
}

/** What somebody may ask for in the place of an address of a route. */
export function spoiltAddress(route: string): fc.Arbitrary<SpoiltAddress> {
  const segment = fc.oneof(
    fc.constantFrom(...SEGMENTS),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }).map(encodeURIComponent),
  );
  const names = route.match(/\[(?!locale)[^\]]+\]/g) ?? [];
  const pair = fc.constantFrom(...QUERY).chain((name) => {
    const values = [...valuesOf(WRONG, name), ...valuesOf(ODD, name)];
    const value =
      values.length > 0
        ? fc.oneof(fc.constantFrom(...values), anything, withNul)
        : fc.oneof(anything, withNul);
    return fc.tuple(fc.constant(name), value);
  });
  const query = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.array(pair, { maxLength: 4 }).map((pairs) => `?${new URLSearchParams(pairs)}`),
    },
    fc.constantFrom(...MALFORMED),
  );
  return fc.record({
    locale: fc.constantFrom(...LOCALES),
    address: fc
      .tuple(fc.tuple(...names.map(() => segment)), query)
      .map(
        ([parts, search]) =>
          names.reduce((path, name, index) => path.replace(name, () => parts[index] ?? ''), route) + search,
      ),
    who: fc.constantFrom(undefined, ...Role.options, 'administrator' as const, 'officer' as const),
  });
}

function valuesOf(table: Record<string, readonly string[]>, field: string): readonly string[] {
  return (Object.hasOwn(table, field) && table[field]) || [];
}
