import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { SESSION_SECONDS, sessionCookie } from '../auth.ts';
import { AppError } from '../errors.ts';
import type { Assertion } from '../schemas/passkey.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as passkeys from '../store/passkey.ts';
import type { Passkey } from '../store/passkey.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { challengeEnd, claimChallenge, issueChallenge } from './challenge.ts';
import { note } from './event.ts';
import { claimAddressTry, type Origin } from './sign-in-limit.ts';
import type { Pending } from './viewer.ts';

const SIGN_IN = 'sign in';

/** What a browser is asked for at sign-in: any passkey that its person has here. */
export function askSignIn(app: App, now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return ask(app, SIGN_IN, [], now);
}

/** What a browser is asked for after the password: one of this person's passkeys. */
export async function askPasskey(
  app: App,
  { person }: Pending,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return ask(app, giving(person), await passkeys.list(app.db, person.id), now);
}

/**
 * Gives the second factor that is owed as a passkey.
 * @throws AppError `invalid` (`passkey_refused`, `passkey_stale`, `passkey_unknown`), `limited` (`sign_in_limited`)
 */
export async function givePasskey(
  app: App,
  { person }: Pending,
  assertion: Assertion,
  from: Origin,
  now: Date,
): Promise<void> {
  const attempt = await claimAddressTry(app, from, now);
  try {
    const proof = await prove(app, giving(person), assertion, now);
    if (proof.passkey.userId !== person.id) throw refused();
    await transaction(app.db, async (trx) => {
      await useUp(trx, proof, now);
      await sessions.confirm(trx, person.sessionId, now.toISOString(), 'passkey');
    });
  } catch (error) {
    await noteRefusal(app, 'factor_failed', error, person, from, now);
    throw error;
  }
  await attempt.undo();
}

/**
 * Signs in with a passkey alone: the device has checked who uses it. A disabled person hears what a stranger hears.
 * @throws AppError `invalid` (`passkey_refused`, `passkey_stale`, `passkey_unknown`), `limited` (`sign_in_limited`)
 */
export async function signInWithPasskey(
  app: App,
  assertion: Assertion,
  from: Origin,
  now: Date,
): Promise<{ user: User; cookie: string }> {
  const attempt = await claimAddressTry(app, from, now);
  try {
    const entered = await enter(app, await prove(app, SIGN_IN, assertion, now), from, now);
    await attempt.undo();
    return entered;
  } catch (error) {
    const passkey = await passkeys.find(app.db, assertion.id);
    const owner = passkey && (await users.find(app.db, passkey.userId));
    await noteRefusal(app, 'sign_in_failed', error, owner, from, now);
    throw error;
  }
}

/** A passkey did not prove what it should. Why is for the log. */
export function refused(cause?: unknown): AppError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new AppError('invalid', `the passkey is refused${why}`, { reason: 'passkey_refused', cause });
}

/** What was answered had been asked too long ago, or was answered before. */
export function stale(cause?: unknown): AppError {
  return new AppError('invalid', 'the challenge is used or expired', { reason: 'passkey_stale', cause });
}

async function enter(
  app: App,
  proof: Proof,
  { address, userAgent }: Origin,
  now: Date,
): Promise<{ user: User; cookie: string }> {
  const token = randomBytes(32).toString('base64url');
  const user = await transaction(app.db, async (trx) => {
    await useUp(trx, proof, now);
    const found = await users.find(trx, proof.passkey.userId);
    if (!found || found.disabled) throw refused();
    await sessions.insert(trx, {
      token,
      userId: found.id,
      factor: 'passkey',
      ipAddress: address,
      userAgent,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString(),
    });
    return found;
  });
  return { user, cookie: sessionCookie({ token, secret: app.secret, https: app.config.https }) };
}

/** Writes down that a passkey was refused. One that only came late, or twice, says nothing of who tried. */
async function noteRefusal(
  app: App,
  kind: 'factor_failed' | 'sign_in_failed',
  error: unknown,
  person: Pick<User, 'id' | 'ministryId'> | undefined,
  { address }: Origin,
  now: Date,
): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'invalid' || error.reason === 'passkey_stale') return;
  const whom = { actor: null, subject: person?.id ?? null, ministry: person?.ministryId ?? null };
  const details = { factor: 'passkey', address, ...(person ? {} : { unknown: true }) };
  await note(app.db, app.secret, { kind, ...whom, details }, now);
}

interface Proof {
  passkey: Passkey;
  counter: number;
  challenge: string;
  end: Date;
}

function ask(app: App, purpose: string, allowed: readonly Passkey[], now: Date) {
  return generateAuthenticationOptions({
    rpID: new URL(app.config.publicUrl).hostname,
    challenge: issueChallenge(app.secret, purpose, now),
    allowCredentials: allowed.map(({ id, transports }) => ({ id, transports })),
    userVerification: 'required',
  });
}

async function prove(app: App, purpose: string, assertion: Assertion, now: Date): Promise<Proof> {
  const passkey = await passkeys.find(app.db, assertion.id);
  if (!passkey) throw new AppError('invalid', 'an unknown passkey', { reason: 'passkey_unknown' });
  let [challenge, end]: [string, Date | undefined] = ['', undefined];
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: assertion,
    expectedChallenge: (given) => {
      challenge = given;
      end = challengeEnd(app.secret, purpose, given, now);
      return end !== undefined;
    },
    expectedOrigin: app.config.publicUrl,
    expectedRPID: new URL(app.config.publicUrl).hostname,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: passkey.transports,
    },
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw challenge && !end ? stale(cause) : refused(cause);
  });
  if (!verified || !end) throw refused();
  return { passkey, counter: authenticationInfo.newCounter, challenge, end };
}

/** In the transaction of what the proof opens. */
async function useUp(trx: Kysely<Tables>, { passkey, counter, challenge, end }: Proof, now: Date) {
  if (!(await claimChallenge(trx, challenge, end, now))) throw stale();
  if (!(await passkeys.touch(trx, passkey.id, counter, now.toISOString()))) throw refused();
}

function giving({ sessionId }: { sessionId: string }): string {
  return `give ${sessionId}`;
}
