import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../app.ts';
import { deliver } from '../domain/mail.ts';
import type { Mailer } from '../mail.ts';

/** Who carries the queue's messages away, for as long as the academy serves. */
export interface Courier {
  /** Waits a few seconds for what is being sent, then gives it up: it stays in the queue. */
  stop(): Promise<void>;
}

/** How often the queue is looked at, and how long stopping waits, in milliseconds. */
const TIMES = { look: 2_000, stop: 5_000 };

/** How many messages are on their way at once. */
const HANDS = 3;

/** Sends what is in the queue from now on, beside the requests: no page waits for the mail server. */
export function startCourier({ db, log }: App, mailer: Mailer, times = TIMES): Courier {
  const stopping = new AbortController();
  const giveUp = new AbortController();
  const carried = Promise.all(Array.from({ length: HANDS }, carry));

  async function carry(): Promise<void> {
    while (!stopping.signal.aborted) {
      await deliver({ db, mailer, log, signal: giveUp.signal, stopping: stopping.signal }, () => new Date())
        // The database may be away for a moment; the queue is not lost.
        .catch((error: unknown) => log.error(`The queue of messages cannot be read: ${String(error)}`));
      await delay(times.look, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    async stop() {
      stopping.abort();
      const impatient = setTimeout(() => giveUp.abort(), times.stop);
      await carried;
      clearTimeout(impatient);
      mailer.close();
    },
  };
}
