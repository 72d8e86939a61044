import process from 'node:process';
import { type Audit, type Fault, verify } from '../domain/audit.ts';
import { plural } from '../rules/plural.ts';
import type { Event } from '../store/event.ts';
import { withApp } from './with-app.ts';

const USAGE = `Usage:
  attache audit verify     Read the record of who did what from its first entry, and name the first that is not sound.

It ends with 0 when all of it is sound and with 1 when something is not. Nothing is written.`;

/** Proves the record sound, or says where it is not, and sets the exit code. */
export async function run(args: string[]): Promise<void> {
  if (args.length !== 1 || args[0] !== 'verify') throw new Error(USAGE);
  const audit = await withApp(verify);
  process.stdout.write(`${describe(audit)}\n`);
  if (audit.fault) process.exitCode = 1;
}

function describe({ fault, sound, newest, erased, foreign }: Audit): string {
  const beside = erased > 0 ? ` What was personal was taken out of ${erased} of them.` : '';
  if (!fault) {
    if (!newest) return 'The record is empty.';
    return `The record is sound: ${count(sound)}, the newest ${place(newest)}.${beside}
Keep this line elsewhere, and a record that was put back to an earlier state can be told by it:
  ${newest.seq} ${newest.mac}`;
  }
  const before =
    sound > 0
      ? `${count(sound)} before it ${sound === 1 ? 'is' : 'are'} sound.${beside}`
      : 'No entry before it is.';
  const whole = foreign
    ? '\nNot even the first entry is of this secret. If SECRET, or the file "secret", was changed or lost, put the old one back.'
    : '';
  return `The record is not sound. ${sentence(fault)} ${before}${whole}`;
}

function sentence(fault: Fault): string {
  if (fault.what === 'head')
    return 'The row of "event_head", which remembers the newest entry, was altered or taken away.';
  if (fault.what === 'cut') return `Its end was cut off: ${range(fault)} gone.`;
  const { entry } = fault;
  if (fault.what === 'missing') return `${range(fault)} gone, before ${place(entry)}.`;
  const said = {
    changed: 'is not as it was written: it was altered, or put in by somebody without the secret.',
    moved: 'stands in the place of another.',
    details: 'is sound, but what stands beside it in "event_details" was altered.',
  };
  return `Entry ${place(entry)} ${said[fault.what]}`;
}

function range({ from, to }: { from: number; to: number }): string {
  return from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`;
}

function count(entries: number): string {
  return plural('en', entries, { one: '{n} entry', other: '{n} entries' });
}

function place({ seq, id, at, kind }: Event): string {
  return `${seq} (${kind}, ${at}, ${id})`;
}
