import * as z from 'zod';
import * as accounts from '../domain/account.ts';
import * as invitations from '../domain/invitation.ts';
import { askReset as askForReset, reset } from '../domain/password-reset.ts';
import * as sessions from '../domain/session.ts';
import * as setup from '../domain/setup.ts';
import { fillSample } from '../domain/sample.ts';
import { localPath, paths, startOf } from '../paths.ts';
import { AcceptForm } from '../schemas/invitation.ts';
import {
  AccountForm,
  AddressForm,
  PasswordForm,
  ProfileForm,
  ResetForm,
  SetupForm,
  SignInForm,
} from '../schemas/user.ts';
import { act, type Acting, originOf, type Outcome } from './act.ts';
import { studied } from './studied.ts';

const Nothing = z.object({});

export const signIn = act('signIn', SignInForm, enter);

export const signOut = act('signOut', Nothing, async (_, { locals, context }) => {
  const { cookie } = await sessions.signOut(locals.app, context.request.headers.get('cookie'));
  locals.cookies.push(cookie);
  return { to: paths.courses(locals.locale) };
});

export const signOutEverywhere = act('signOutEverywhere', Nothing, async (_, { locals, viewer, now }) => {
  const { cookie } = await sessions.signOutEverywhere(locals.app, viewer, now);
  locals.cookies.push(cookie);
  return { to: paths.signIn(locals.locale) };
});

export const register = act('register', AccountForm, async (form, acting) => {
  await accounts.register(acting.locals.app, form, acting.locals.locale, acting.now);
  return enter(form, acting);
});

export const setUp = act('setUp', SetupForm, async ({ token, sample, ...form }, acting) => {
  const { locals, now } = acting;
  await setup.setUp(locals.app, token, form, locals.locale, now);
  if (sample) await fillSample(locals.app, (await studied()).courses, { now, seed: 'sample' });
  return enter(form, acting);
});

export const saveProfile = act('saveProfile', ProfileForm, async (form, { locals, viewer, now }) => {
  await accounts.saveProfile(locals.app, viewer, form, now);
  return { to: `${paths.profile(form.language)}?saved=profile` };
});

export const changePassword = act('changePassword', PasswordForm, async (form, acting) => {
  await accounts.changePassword(acting.locals.app, acting.viewer, form, originOf(acting), acting.now);
  return { to: `${paths.profile(acting.locals.locale)}?saved=password` };
});

export const acceptInvitation = act('acceptInvitation', AcceptForm, async (form, acting) => {
  const { email } = await invitations.accept(acting.locals.app, form, acting.now);
  return enter({ email, password: form.password }, acting);
});

export const askReset = act('askReset', AddressForm, async ({ email }, { locals, now }) => {
  await askForReset(locals.app, email, locals.clientAddress, now);
  return { shown: true };
});

export const resetPassword = act('resetPassword', ResetForm, async (form, { locals, now }) => {
  await reset(locals.app, form.token, form.password, now);
  return { to: `${paths.signIn(locals.locale)}?reset=done` };
});

/** Signs in and leads to where the person wanted to go, otherwise to where they begin, in their own language. */
async function enter(
  form: { email: string; password: string; next?: string | undefined },
  acting: Acting,
): Promise<Outcome> {
  const { user, cookies } = await accounts.signIn(acting.locals.app, form, originOf(acting), acting.now);
  acting.locals.cookies.push(...cookies);
  return { to: localPath(form.next) ?? startOf(user.role, user.locale) };
}
