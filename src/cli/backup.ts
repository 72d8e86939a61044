import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { backUp, type MadeBackup } from '../domain/backup.ts';

const USAGE = `Usage:
  attache backup [--to <folder>] [--keep-count <n>] [--keep-days <n>] [--without-secret]

Copies the academy, while it serves, into one file in the folder (backups/ beside the database when it is left out), reads
the file again and restores it once to prove it. With --keep-count and --keep-days older backups are removed: one stays as
long as either keeps it. Without them all stay.

The secret that the academy has made itself is in the backup: without it second factors and the record cannot be used again.
Keep backups as safe as the database. --without-secret leaves it out for who keeps it elsewhere; one that is set as SECRET is
never in it.`;

/**
 * Makes and checks a backup.
 * @throws Error with a sentence for the operator; earlier backups are all kept then
 */
export async function run(args: string[]): Promise<void> {
  const { to, keep, withoutSecret } = parse(args);
  const config = readConfig(process.env);
  const folder = to ?? join(dirname(config.databaseFile), 'backups');
  const log = { info: () => undefined, error: console.error };
  const made = await backUp(config, { to: folder, keep, withoutSecret, now: new Date(), log });
  process.stdout.write(`${said(made).join('\n')}\n`);
}

function said({ path, bytes, tables, secret, removed }: MadeBackup): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    path,
    `${rows} rows of ${tables.length} tables in ${bytes} bytes, checked, and restored once to prove it.`,
    secret
      ? 'The academy’s secret is in it: keep it as safe as the database.'
      : 'The academy’s secret is not in it: keep that elsewhere.',
    ...removed.map((old) => `removed: ${old}`),
  ];
}

function parse(args: string[]) {
  try {
    const options = {
      to: { type: 'string' },
      'keep-count': { type: 'string' },
      'keep-days': { type: 'string' },
      'without-secret': { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args, options });
    const keep = {
      count: wholeNumber('--keep-count', values['keep-count']),
      days: wholeNumber('--keep-days', values['keep-days']),
    };
    return { to: values.to || undefined, keep, withoutSecret: values['without-secret'] ?? false };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
}

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new Error(`${flag} takes a whole number from 1, and "${text}" is none.`);
}
