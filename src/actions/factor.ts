import * as z from 'zod';
import * as accounts from '../domain/account.ts';
import * as rules from '../domain/factor-rule.ts';
import * as factors from '../domain/factor.ts';
import * as proofs from '../domain/passkey-proof.ts';
import * as passkeys from '../domain/passkey.ts';
import * as sessions from '../domain/session.ts';
import * as totps from '../domain/totp.ts';
import { type Pending, requireSettingUp, type Viewer } from '../domain/viewer.ts';
import { localPath, paths, startOf } from '../paths.ts';
import { CodeForm, ConfirmForm, FactorRuleForm, SessionForm } from '../schemas/factor.ts';
import { NewPasskeyForm, OnePasskeyForm, PasskeyForm, PasskeyNameForm } from '../schemas/passkey.ts';
import { act, type Acting, originOf, type Outcome } from './act.ts';

const Nothing = z.object({});

export const giveCode = act('giveCode', CodeForm, async ({ code, next }, acting) => {
  const give = (pending: Pending) =>
    factors.giveCode(acting.locals.app, pending, code, acting.locals.clientAddress, acting.now);
  return owed(acting, next, give);
});

export const givePasskey = act('givePasskey', PasskeyForm, async ({ credential, next }, acting) => {
  const { app } = acting.locals;
  const give = (pending: Pending) =>
    proofs.givePasskey(app, pending, credential, originOf(acting), acting.now);
  return owed(acting, next, give);
});

export const signInWithPasskey = act(
  'signInWithPasskey',
  PasskeyForm,
  async ({ credential, next }, acting) => {
    const { locals, now } = acting;
    const { user, cookie } = await proofs.signInWithPasskey(locals.app, credential, originOf(acting), now);
    locals.cookies.push(cookie);
    return { to: localPath(next) ?? startOf(user.role, user.locale) };
  },
);

export const confirmPassword = act('confirmPassword', ConfirmForm, async ({ current, next }, acting) => {
  const { app } = acting.locals;
  await accounts.confirmPassword(app, settingUp(acting), current, originOf(acting), acting.now);
  return { to: backTo(acting, next) };
});

export const beginTotp = act('beginTotp', CodeForm.pick({ next: true }), async ({ next }, acting) => {
  await totps.beginTotp(acting.locals.app, settingUp(acting), acting.now);
  return { to: `${backTo(acting, next)}#totp` };
});

export const confirmTotp = act('confirmTotp', CodeForm, async ({ code, next }, acting) => {
  return shown(acting, next, await totps.confirmTotp(acting.locals.app, settingUp(acting), code, acting.now));
});

export const removeTotp = act('removeTotp', Nothing, async (_, acting) => {
  await totps.removeTotp(acting.locals.app, settingUp(acting), acting.now);
  return { to: `${paths.security(acting.locals.locale)}?saved=totpRemoved` };
});

export const renewCodes = act('renewCodes', Nothing, async (_, acting) => {
  const made = await factors.renewRecoveryCodes(acting.locals.app, settingUp(acting), acting.now);
  return shown(acting, undefined, made);
});

export const addPasskey = act('addPasskey', NewPasskeyForm, async ({ next, ...form }, acting) => {
  return shown(
    acting,
    next,
    await passkeys.addPasskey(acting.locals.app, settingUp(acting), form, acting.now),
  );
});

export const renamePasskey = act('renamePasskey', PasskeyNameForm, async ({ passkey, device }, acting) => {
  await passkeys.renamePasskey(acting.locals.app, settingUp(acting), passkey, device);
  return { to: `${paths.security(acting.locals.locale)}#passkeys` };
});

export const removePasskey = act('removePasskey', OnePasskeyForm, async ({ passkey }, acting) => {
  await passkeys.removePasskey(acting.locals.app, settingUp(acting), passkey, acting.now);
  return { to: `${paths.security(acting.locals.locale)}?saved=passkeyRemoved` };
});

export const endSession = act('endSession', SessionForm, async ({ session }, { locals, viewer, now }) => {
  await sessions.endSession(locals.app, viewer, session, now);
  return { to: `${paths.security(locals.locale)}?saved=ended` };
});

export const endOtherSessions = act('endOtherSessions', Nothing, async (_, { locals, viewer, now }) => {
  await sessions.endOtherSessions(locals.app, viewer, now);
  return { to: `${paths.security(locals.locale)}?saved=ended` };
});

export const setFactorRule = act(
  'setFactorRule',
  FactorRuleForm,
  async ({ role, demand }, { locals, viewer, now }) => {
    await rules.setRule(locals.app, viewer, role, demand === 'none' ? null : demand, now);
    return { to: `${paths.factorRules(locals.locale)}?saved=${role}` };
  },
);

function settingUp({ viewer, locals }: Acting): Viewer {
  return requireSettingUp(viewer, locals.pending);
}

/** Gives what is owed and goes where the person wanted to go; a second press finds nothing owed and goes there too. */
async function owed(
  acting: Acting,
  next: string | undefined,
  give: (pending: Pending) => Promise<unknown>,
): Promise<Outcome> {
  const { locals, viewer } = acting;
  if (locals.pending) await give(locals.pending);
  const person = viewer ?? locals.pending?.person;
  const start = person ? startOf(person.role, person.locale) : paths.home(locals.locale);
  return { to: localPath(next) ?? start };
}

/** Codes are shown in the answer itself, this once; without any there is nothing to show. */
function shown(acting: Acting, next: string | undefined, codes: readonly string[]): Outcome {
  if (codes.length === 0)
    return { to: acting.viewer ? backTo(acting, next) : (localPath(next) ?? backTo(acting, next)) };
  acting.locals.recoveryCodes = codes;
  return { shown: true };
}

/** The page from which it was asked: that of a person who still owes a factor, or the page of their account's security. */
function backTo({ viewer, locals }: Acting, next: string | undefined): string {
  return viewer ? paths.security(locals.locale) : paths.secondFactor(locals.locale, localPath(next));
}
