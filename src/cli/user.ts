import { text } from 'node:stream/consumers';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { App } from '../app.ts';
import { outline } from '../content/course-lookup.ts';
import { readCourses } from '../content/courses.ts';
import * as accounts from '../domain/account.ts';
import { note } from '../domain/event.ts';
import { resetFactorsByAddress } from '../domain/factor-reset.ts';
import { teach } from '../domain/teaching.ts';
import { AppError } from '../errors.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../rules/password.ts';
import { AccountForm, Role } from '../schemas/user.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as users from '../store/user.ts';
import { withApp } from './with-app.ts';

const USAGE = `Usage:
  attache user add <e-mail> --name <name> [--role <role>] --password-stdin
  attache user password <e-mail> --password-stdin
  attache user teach <e-mail> --course <course> [--course <course> ...]
  attache user factor reset <e-mail>

The role is ${Role.options.join(', ')}; trainee when it is left out. The password is read from standard input:
  printf %s 'a long passphrase' | attache user password anna@ministry.example --password-stdin

"factor reset" takes app, passkeys and recovery codes off an account whose person has lost them all.`;

/**
 * Makes an account, gives one a new password, takes its second factor off, or gives an instructor courses.
 * @throws Error with a sentence for the operator; nothing is changed then
 */
export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parse(args);
  const [verb, email, ...rest] = positionals;
  if (verb === 'teach' && email !== undefined && rest.length === 0 && values.course) {
    const said = await withApp((app) => giveCourses(app, email.toLowerCase(), values.course ?? []));
    process.stdout.write(`${said}\n`);
    return;
  }
  if (verb === 'factor' && email === 'reset' && rest.length === 1) {
    process.stdout.write(`${await withApp((app) => takeFactorsOff(app, rest[0] ?? ''))}\n`);
    return;
  }
  const doIt = verb === 'add' ? add : verb === 'password' ? setPassword : undefined;
  if (!doIt || email === undefined || rest.length > 0 || !values['password-stdin']) throw new Error(USAGE);
  const form = await readForm({ name: values.name ?? (verb === 'add' ? '' : email), email });
  const role = Role.safeParse(values.role ?? 'trainee');
  if (!role.success)
    throw new Error(`There is no role "${values.role}". The roles: ${Role.options.join(', ')}.`);
  const said = await withApp((app) =>
    doIt(app, form, role.data).catch((error) => Promise.reject(explained(error, email))),
  );
  process.stdout.write(`${said}\n`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        course: { type: 'string', multiple: true },
        'password-stdin': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
}

/** The line break with which most programs end what they print is no part of the password. */
async function readForm(given: { name: string; email: string }): Promise<AccountForm> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const form = AccountForm.safeParse({ ...given, password });
  if (form.success) return form.data;
  const field = String(form.error.issues[0]?.path[0]);
  throw new Error(FAULTS[field] ?? USAGE);
}

const FAULTS: Record<string, string> = {
  name: 'A name is needed, of at most 120 characters: --name "Anna Example".',
  email: 'That is not an e-mail address.',
  taken: 'An account with this e-mail address exists already. To change its password: attache user password.',
  short: `The password is shorter than ${PASSWORD_MIN} characters. Several words make a good one.`,
  long: `The password is longer than ${PASSWORD_MAX} characters.`,
  password: `The password is longer than ${PASSWORD_MAX} characters, or holds characters that cannot be typed.`,
  common:
    'The password is one of those that are guessed first. Choose several words that do not belong together.',
  personal:
    'The password is hardly more than the name or the address. Choose several words that have nothing to do with them.',
};

async function add(app: App, form: AccountForm, role: Role): Promise<string> {
  const given = { role, ministryId: null, locale: 'en', timeZone: 'UTC' } as const;
  await accounts.createAccount(app, form, given, new Date());
  return `${form.email} can sign in now, as ${role}.`;
}

async function setPassword(app: App, { email, password }: AccountForm): Promise<string> {
  await accounts.resetPassword(app, email, password, new Date());
  return `${email} has a new password. Every session of the account is ended.`;
}

async function takeFactorsOff(app: App, email: string): Promise<string> {
  const person = await resetFactorsByAddress(app, email, new Date()).catch((error) =>
    Promise.reject(explained(error, email)),
  );
  return `${person.email} signs in with the password alone now. Every session of the account is ended.`;
}

async function giveCourses(app: App, email: string, slugs: readonly string[]): Promise<string> {
  const instructor = await users.findByEmail(app.db, email);
  if (!instructor) throw new Error(`Nobody has an account with the address ${email}.`);
  if (instructor.role !== 'instructor')
    throw new Error(`${email} is ${instructor.role}: only instructors are given courses.`);
  const { courses } = readCourses(app.config.coursesDir);
  const known = courses.map(({ slug }) => slug);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown) throw new Error(`There is no course "${unknown}". The courses: ${known.join(', ')}.`);
  const studied = courses.map((course) => ({ course, outline: outline(course) }));
  const now = new Date();
  await transaction(app.db, async (trx) => {
    for (const slug of slugs) await teach(trx, instructor, slug, studied, now);
    const whom = { actor: null, subject: instructor.id, ministry: instructor.ministryId };
    const details = { courses: slugs.join(', ') };
    await note(trx, app.secret, { kind: 'courses_given', ...whom, details }, now);
  });
  return `${email} teaches ${slugs.join(', ')} now.`;
}

function explained(error: unknown, email: string): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'not_found')
    return new Error(`Nobody has an account with the address ${email}.`, { cause: error });
  const fault = FAULTS[Object.values(error.fields)[0] ?? ''];
  return fault ? new Error(fault, { cause: error }) : error;
}
