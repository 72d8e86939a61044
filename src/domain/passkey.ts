import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { Attestation } from '../schemas/passkey.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as passkeys from '../store/passkey.ts';
import type { Passkey } from '../store/passkey.ts';
import * as sessions from '../store/session.ts';
import { challengeEnd, claimChallenge, issueChallenge } from './challenge.ts';
import { noteOwn, requireFresh, requireSufficient } from './factor-guard.ts';
import { refused, stale } from './passkey-proof.ts';
import { makeFirstCodes } from './recovery-code.ts';
import type { Viewer } from './viewer.ts';

/** The most passkeys of one person. */
const MOST = 20;

/** Ed25519, ES256 and RS256, by their COSE numbers: what devices know today. */
const ALGORITHMS = [-8, -7, -257];

/** A person's passkeys, the oldest first. */
export function listPasskeys(app: App, person: Viewer): Promise<Passkey[]> {
  return passkeys.list(app.db, person.id);
}

/** What a browser is asked for a new passkey: one that the device itself can find, and that checks who uses it. */
export async function offerPasskey(
  app: App,
  person: Viewer,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeys.list(app.db, person.id);
  return generateRegistrationOptions({
    rpName: 'Attaché',
    rpID: new URL(app.config.publicUrl).hostname,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    challenge: issueChallenge(app.secret, purposeOf(person), now),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/**
 * Adds a passkey. The session has then given it. Returns recovery codes when these are the first.
 * @throws AppError `forbidden` (`confirm_first`), `invalid` (`passkey_refused`, `passkey_stale`), `conflict`
 * (`passkey_known`, `passkey_many`)
 */
export async function addPasskey(
  app: App,
  person: Viewer,
  { device, credential }: { device: string; credential: Attestation },
  now: Date,
): Promise<string[]> {
  await requireFresh(app.db, person, now);
  const { made, challenge, end } = await verify(app, person, credential, now);
  return transaction(app.db, async (trx) => {
    if (!(await claimChallenge(trx, challenge, end, now))) throw stale();
    if ((await passkeys.list(trx, person.id)).length >= MOST)
      throw new AppError('conflict', 'too many passkeys', { reason: 'passkey_many' });
    const row = { ...made, userId: person.id, name: device, createdAt: now.toISOString() };
    if (!(await passkeys.insert(trx, row)))
      throw new AppError('conflict', 'the passkey is known', { reason: 'passkey_known' });
    await sessions.confirm(trx, person.sessionId, now.toISOString(), 'passkey');
    await noteOwn(trx, app, 'factor_added', person, 'passkey', now);
    return makeFirstCodes(trx, person.id, now);
  });
}

/**
 * Gives one of the person's passkeys another name.
 * @throws AppError `not_found`
 */
export async function renamePasskey(app: App, person: Viewer, id: string, name: string): Promise<void> {
  if (!(await passkeys.rename(app.db, person.id, id, name)))
    throw new AppError('not_found', 'no such passkey');
}

/**
 * Takes one of the person's passkeys away.
 * @throws AppError `not_found`, `forbidden` (`confirm_first`), `conflict` (`factor_needed`) when their role needs it
 */
export async function removePasskey(app: App, person: Viewer, id: string, now: Date): Promise<void> {
  await requireFresh(app.db, person, now);
  await transaction(app.db, async (trx) => {
    if (!(await passkeys.remove(trx, person.id, id))) throw new AppError('not_found', 'no such passkey');
    await requireSufficient(trx, person);
    await noteOwn(trx, app, 'factor_removed', person, 'passkey', now);
  });
}

/** A new passkey as it is kept, and the challenge that it answers. */
async function verify(app: App, person: Viewer, credential: Attestation, now: Date) {
  let [challenge, end]: [string, Date | undefined] = ['', undefined];
  const { registrationInfo } = await verifyRegistrationResponse({
    response: { ...credential, response: { transports: [], ...credential.response } },
    expectedChallenge: (given) => {
      challenge = given;
      end = challengeEnd(app.secret, purposeOf(person), given, now);
      return end !== undefined;
    },
    expectedOrigin: app.config.publicUrl,
    expectedRPID: new URL(app.config.publicUrl).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((cause: unknown) => {
    throw challenge && !end ? stale(cause) : refused(cause);
  });
  if (!registrationInfo || !end) throw refused();
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const made = { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
  return { made, challenge, end };
}

function purposeOf({ sessionId }: Viewer): string {
  return `add ${sessionId}`;
}
