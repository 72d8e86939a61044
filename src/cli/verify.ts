import process from 'node:process';
import { type RowFault, verify } from '../domain/proof.ts';
import { withApp } from './with-app.ts';

const USAGE = `Usage:
  attache verify     Check every row that proves training, every kept quiz, and an SQLite file as a whole.

It ends with 0 when all is as it was written and with 1 when something is not. Nothing is written.`;

/** A line for each fault; past this many, only their number. */
const LINES = 100;

/** Proves the rows sound, or names those that are not, and sets the exit code. */
export async function run(args: string[]): Promise<void> {
  if (args.length > 0) throw new Error(USAGE);
  const faults = { altered: 0, bare: 0, damage: 0 };
  let said = 0;
  const say = (fault: RowFault) => {
    faults[fault.what] += 1;
    said += 1;
    if (said <= LINES) process.stdout.write(`${describe(fault)}\n`);
  };
  const counts = await withApp((app) => verify(app, say));
  if (said > LINES) process.stdout.write(`... and ${said - LINES} more.\n`);
  const checked = Object.entries(counts).map(([table, rows]) => `${table} ${rows}`);
  process.stdout.write(`Rows checked: ${checked.join(', ')}.\n`);
  process.stdout.write(said === 0 ? 'All is as it was written.\n' : `${summary(faults)}\n`);
  if (said > 0) process.exitCode = 1;
}

function describe(fault: RowFault): string {
  if (fault.what === 'damage') return `The file is damaged: ${fault.line}`;
  const { table, key } = fault;
  return fault.what === 'bare'
    ? `${table} ${key}: has no seal.`
    : `${table} ${key}: is not as it was written.`;
}

function summary({ altered, bare, damage }: { altered: number; bare: number; damage: number }): string {
  const parts = [
    altered > 0 && `Not as written: ${altered}.`,
    bare > 0 &&
      `Without a seal: ${bare}. Rows from before there were seals get theirs at the first start of this version; after that none may be without.`,
    damage > 0 && `Damage to the file: ${damage}.`,
    'If SECRET, or the file "secret", was changed, every seal fails: put the old one back. Otherwise put back a backup.',
  ];
  return parts.filter((part) => part !== false).join('\n');
}
