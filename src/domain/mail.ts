import type { Kysely } from 'kysely';
import { MailError, type Mailer } from '../mail.ts';
import type { Log } from '../store/engine/failure.ts';
import * as messages from '../store/message.ts';
import type { ClaimedMessage, NewMessage } from '../store/message.ts';
import type { Tables } from '../store/schema.ts';

/** For how long a message belongs to whoever is sending it. Longer than a send may take, so that it is sent once. */
const CLAIM_SECONDS = 300;
/** How long one send may take at the most, in milliseconds. */
const SEND_MS = 60_000;
/** The wait after the first try that failed, and the longest one, in seconds. */
const WAIT = { first: 30, longest: 3600 } as const;

/**
 * Puts a message into the queue, within the transaction of what it tells of: both are written or neither. It is sent
 * later, by whichever instance comes first. Returns the message's id.
 */
export async function post(trx: Kysely<Tables>, message: NewMessage, now: Date): Promise<string> {
  const [id = ''] = await postAll(trx, [message], now);
  return id;
}

/** Puts several messages into the queue, as `post` does, and returns their ids, in order. */
export async function postAll(
  trx: Kysely<Tables>,
  several: readonly NewMessage[],
  now: Date,
): Promise<string[]> {
  return messages.insert(trx, several, now.toISOString());
}

/** What the courier works with. */
export interface Delivery {
  db: Kysely<Tables>;
  mailer: Mailer;
  log: Log;
  /** Ends the round: nothing more is claimed. */
  stopping: AbortSignal;
  /** Gives up what is being sent; it stays in the queue. */
  signal: AbortSignal;
}

/**
 * Sends what is due, one message after the other, and returns how many went out. It ends when nothing is due, or when
 * the mail server takes nothing. A message that was not taken is due again later, each time twice as late, up to an hour;
 * one that was refused for good is kept with what the server said.
 */
export async function deliver(delivery: Delivery, now: () => Date): Promise<number> {
  const { db, mailer, log, stopping, signal } = delivery;
  for (let sent = 0; ; sent += 1) {
    const message = stopping.aborted ? undefined : await claim(db, now());
    if (!message) return sent;
    const failure = await mailer.send(message, AbortSignal.any([signal, AbortSignal.timeout(SEND_MS)])).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) await messages.markSent(db, message.id, now().toISOString());
    else if (signal.aborted) await messages.postpone(db, message.id, now().toISOString(), null);
    else await giveBack(db, message, failure, now(), log);
    if (failure instanceof MailError ? failure.kind === 'down' : failure !== undefined) return sent;
  }
}

async function claim(db: Kysely<Tables>, now: Date): Promise<ClaimedMessage | undefined> {
  return messages.claim(db, now.toISOString(), later(now, CLAIM_SECONDS));
}

async function giveBack(
  db: Kysely<Tables>,
  { id, tries }: ClaimedMessage,
  failure: unknown,
  now: Date,
  log: Log,
): Promise<void> {
  const said = failure instanceof Error ? failure.message : String(failure);
  if (failure instanceof MailError && failure.kind === 'refused') {
    await messages.markFailed(db, id, now.toISOString(), said);
    log.error(`The message ${id} was refused for good: ${said}`);
    return;
  }
  const dueAt = later(now, waitAfter(tries));
  await messages.postpone(db, id, dueAt, said);
  log.error(`The message ${id} was not taken, and is tried again at ${dueAt}: ${said}`);
}

/** The seconds to wait after so many tries: 30, 60, 120 and so on, up to an hour. */
export function waitAfter(tries: number): number {
  return Math.min(WAIT.first * 2 ** Math.min(tries - 1, 20), WAIT.longest);
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
