import { account } from '../../src/locales/account.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import { OFFICE_PAGES } from './office-pages.ts';
import type { EveryPage, Visit } from './visit.ts';
import { begin, doLessons, markRead, practiseAll, sit } from './studies.ts';

const FIRST = 'precedence/who-comes-first';
const TABLE = 'precedence/the-table';

/** Every page of the academy, with forms that failed and people who have begun. */
export const EVERY_PAGE: EveryPage[] = [
  { name: 'catalogue', open: visitor(paths.courses) },
  { name: 'course', open: visitor((locale) => paths.course(locale, 'protocol')) },
  { name: 'lesson', open: visitor((locale) => paths.lesson(locale, 'protocol', FIRST)) },
  { name: 'sign-in', open: visitor((locale) => paths.signIn(locale)) },
  { name: 'registration', open: visitor(paths.register) },
  { name: 'address that does not exist', open: visitor((locale) => `/${locale}/nowhere`) },
  { name: 'form from elsewhere', open: postFromElsewhere },
  { name: 'sign-in that failed', open: failedSignIn },
  { name: 'registration that failed', open: failedRegistration },
  { name: 'catalogue of a trainee', open: worn(paths.courses) },
  { name: 'course of a trainee', open: worn((locale) => paths.course(locale, 'protocol')) },
  { name: 'lesson with answers', open: wrongly(FIRST) },
  { name: 'lesson with a drawing and answers', open: wrongly(TABLE) },
  { name: 'lesson that is done', open: worn((locale) => paths.lesson(locale, 'protocol', FIRST)) },
  { name: 'graded quiz', open: member((locale) => paths.quiz(locale, 'protocol', 'precedence-quiz')) },
  {
    name: 'graded quiz with attempts',
    open: worn((locale) => paths.quiz(locale, 'protocol', 'precedence-quiz')),
  },
  { name: 'question', open: sitting((locale, id) => paths.attemptItem(locale, id, 1)) },
  { name: 'review', open: sitting((locale, id) => paths.attempt(locale, id)) },
  { name: 'result', open: result },
  { name: 'empty passport', open: member(paths.passport) },
  { name: 'passport', open: wornPassport },
  { name: 'profile', open: member(paths.profile) },
  { name: 'profile that failed', open: failedProfile },
  ...OFFICE_PAGES,
];

type Address = (locale: Locale) => string;

function visitor(address: Address): EveryPage['open'] {
  return async ({ page, locale }) => void (await page.goto(address(locale)));
}

function member(address: Address): EveryPage['open'] {
  return async ({ page, locale, signIn }) => {
    await signIn();
    await page.goto(address(locale));
  };
}

/** Somebody who has done a module, has begun another and has an attempt that did not pass. */
function worn(address: Address): EveryPage['open'] {
  return async ({ page, locale, signIn, academy: { app } }) => {
    const person = { app, user: await signIn() };
    await doLessons(person);
    await sit(person, 'precedence-quiz', 'wrong');
    await sit(person, 'precedence-quiz', 'right');
    await markRead(person, 'gifts/what-may-be-kept');
    await page.goto(address(locale));
  };
}

async function wornPassport(visit: Visit): Promise<void> {
  await worn(paths.passport)(visit);
  await visit.page.locator('summary').click();
}

function wrongly(lesson: string): EveryPage['open'] {
  return async ({ page, locale, signIn, academy: { app } }) => {
    await practiseAll({ app, user: await signIn() }, 'wrong');
    await page.goto(paths.lesson(locale, 'protocol', lesson));
  };
}

function sitting(address: (locale: Locale, id: string) => string): EveryPage['open'] {
  return async ({ page, locale, signIn, academy: { app } }) => {
    const { id } = await begin({ app, user: await signIn() }, 'precedence-quiz');
    await page.goto(address(locale, id));
  };
}

async function result({ page, locale, signIn, academy: { app } }: Visit): Promise<void> {
  const { id } = await sit({ app, user: await signIn() }, 'gifts-quiz', 'wrong');
  await page.goto(paths.attempt(locale, id));
}

/** A sandboxed page posts without an origin, which is refused. */
async function postFromElsewhere({ page, locale, academy }: Visit): Promise<void> {
  const action = `${academy.url}${paths.signIn(locale)}?_action=signIn`;
  await page.goto(`data:text/html,<form method="post" action="${action}"><button>Send</button></form>`);
  await page.getByRole('button').click();
  await page.waitForURL(action);
}

async function failedSignIn({ page, locale }: Visit): Promise<void> {
  await page.goto(paths.signIn(locale));
  await page.getByLabel(account[locale].email).fill('nobody-at-all@fixtures.example');
  await page.getByRole('button', { name: account[locale].signIn }).click();
  await page.getByRole('alert').waitFor();
}

async function failedRegistration({ page, locale }: Visit): Promise<void> {
  await page.goto(paths.register(locale));
  await page.getByRole('button', { name: account[locale].register }).click();
  await page.getByRole('alert').waitFor();
}

async function failedProfile({ page, locale, signIn }: Visit): Promise<void> {
  await signIn();
  await page.goto(paths.profile(locale));
  await page.getByLabel(account[locale].name).fill('');
  await page.getByRole('button', { name: account[locale].save, exact: true }).click();
  await page.getByRole('alert').waitFor();
}
