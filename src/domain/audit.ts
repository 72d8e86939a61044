import * as events from '../store/event.ts';
import type { Entry, Event } from '../store/event.ts';
import type { Ledger } from '../store/proof.ts';

/** The first thing that is wrong with the record. */
export type Fault =
  /** An entry is not as it was written, stands at another's place, or what stands beside it was altered. */
  | { what: 'changed' | 'moved' | 'details'; entry: Event }
  /** Entries are gone: those from `from` to `to`, before `entry`. */
  | { what: 'missing'; from: number; to: number; entry: Event }
  /** The end of the record is gone. */
  | { what: 'cut'; from: number; to: number }
  /** The row that remembers the newest entry was altered or taken away. */
  | { what: 'head' };

/** What was found in the record. */
export interface Audit {
  /** How many entries are sound, from the first one on. */
  sound: number;
  /** The last of them. */
  newest: Event | undefined;
  /** How many of them had what stood beside them taken out, which harms nothing. */
  erased: number;
  /** Undefined when all is sound. */
  fault: Fault | undefined;
  /** Whether not even the first entry is of this secret: then the secret is another, rather than every entry altered. */
  foreign: boolean;
}

const PAGE = 500;

/** Reads the whole record from its first entry on, a page at a time, and stops at the first fault. Nothing is written. */
export async function verify({ db, secret }: Ledger): Promise<Audit> {
  // Before the entries: those that are written meanwhile come after it.
  const head = await events.findHead(db);
  const headFits = head !== undefined && head.seal === events.headSeal(secret, head);
  const audit: Audit = { sound: 0, newest: undefined, erased: 0, fault: undefined, foreign: false };
  for (;;) {
    const page = await events.listAfter(db, audit.sound, PAGE);
    for (const entry of page) {
      audit.fault = faultOf(secret, audit.newest, entry, page);
      if (audit.fault) return { ...audit, foreign: audit.sound === 0 && head !== undefined && !headFits };
      audit.sound = entry.seq;
      audit.newest = entry;
      if (entry.detailsHash !== null && !entry.beside) audit.erased += 1;
    }
    if (page.length < PAGE) return { ...audit, fault: endFault(audit.sound, head, headFits) };
  }
}

function faultOf(
  secret: string,
  before: Event | undefined,
  entry: Entry,
  page: readonly Entry[],
): Fault | undefined {
  const expected = (before?.seq ?? 0) + 1;
  if (entry.mac !== events.macOf(secret, before?.mac ?? '', { ...entry, seq: expected })) {
    // Its own place first: an entry that follows a gap is known by nothing but its number.
    if (isMoved(secret, entry, page)) return { what: 'moved', entry };
    if (entry.seq !== expected) return { what: 'missing', from: expected, to: entry.seq - 1, entry };
    return { what: 'changed', entry };
  }
  if (entry.seq !== expected) return { what: 'moved', entry };
  const { beside, detailsHash } = entry;
  if (beside && events.hashOf(beside) !== detailsHash) return { what: 'details', entry };
  return undefined;
}

/** Whether an entry is one of those after it, whose place it took. */
function isMoved(secret: string, entry: Entry, page: readonly Entry[]): boolean {
  return page.some((other, index) => {
    const befores = [page[index - 1]?.mac, other.mac];
    return (
      other.seq > entry.seq &&
      befores.some(
        (mac) => mac !== undefined && entry.mac === events.macOf(secret, mac, { ...entry, seq: other.seq }),
      )
    );
  });
}

function endFault(last: number, head: events.Head | undefined, headFits: boolean): Fault | undefined {
  if (!head && last === 0) return undefined;
  if (!head || !headFits) return { what: 'head' };
  return last < head.seq ? { what: 'cut', from: last + 1, to: head.seq } : undefined;
}
