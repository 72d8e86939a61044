import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import type { Tables } from '../store/schema.ts';
import * as passwordResets from '../store/password-reset.ts';
import * as sessions from '../store/session.ts';
import * as throttles from '../store/throttle.ts';
import * as verifications from '../store/verification.ts';

/** Removes what has expired and is only in the way. Several instances may do so at once. */
export async function sweep(db: Kysely<Tables>, now: Date): Promise<void> {
  const instant = now.toISOString();
  await throttles.removeExpired(db, instant);
  await sessions.removeExpired(db, instant);
  await verifications.removeExpired(db, instant);
  await passwordResets.removeExpired(db, instant);
}

/**
 * Sweeps now and then every `every` milliseconds. A sweep that fails is told in the log, and the next one comes all the
 * same. The timer keeps no process alive; `stop` waits for a sweep under way.
 */
export function sweepRegularly(
  { db, log }: Pick<App, 'db' | 'log'>,
  { every, clock }: { every: number; clock: () => Date },
): { stop: () => Promise<void> } {
  let last: Promise<void> | undefined;
  const begin = () => {
    last ??= Promise.resolve()
      .then(() => sweep(db, clock()))
      .catch((error: unknown) => log.error(`What has expired was not removed: ${String(error)}`))
      .finally(() => (last = undefined));
  };
  begin();
  const timer = setInterval(begin, every).unref();
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}
