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
  const { attempts, answers, completions, quiz_versions } = counts;
  const checked = `Checked ${attempts} attempts, ${answers} answers, ${completions} completions and ${quiz_versions} quizzes`;
  const sound = said === 0;
  process.stdout.write(`${checked}: ${sound ? 'all is as it was written.' : summary(faults)}\n`);
  if (!sound) process.exitCode = 1;
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
    altered > 0 && `${altered} are not as they were written`,
    bare > 0 &&
      `${bare} have no seal (rows from before there were seals get theirs at the first start of this version; none may be without afterwards)`,
    damage > 0 && `the file is damaged in ${damage} places`,
  ];
  return `${parts.filter(Boolean).join('; ')}. If SECRET, or the file "secret", was changed, every seal fails: put the old one back. Otherwise put back a backup.`;
}
