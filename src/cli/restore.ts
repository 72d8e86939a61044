import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { restore } from '../domain/restore.ts';
import { placeOf } from '../store/engine/postgres.ts';

const USAGE = `Usage:
  attache restore <backup> [--without-secret]

Brings the academy back from a backup into the database that DATABASE_FILE or DATABASE_URL names. It must be empty: nothing is
overwritten. --without-secret goes on with another secret than the academy's, when that is lost.`;

/**
 * Restores an academy.
 * @throws Error with a sentence for the operator; nothing is changed then
 */
export async function run(args: string[]): Promise<void> {
  const { path, withoutSecret } = parse(args);
  const config = readConfig(process.env);
  const log = { info: () => undefined, error: console.error };
  const { madeAt, tables } = await restore(config, path, { withoutSecret, now: new Date(), log });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const where = config.databaseUrl === undefined ? config.databaseFile : placeOf(config.databaseUrl);
  process.stdout.write(
    `The academy is in ${where} as it was at ${madeAt.toISOString()}: ${rows} rows of ${tables.length} tables, each table with the hash that it had.
What was changed after that is as it was before: look who was disabled or has left since, and whose sessions are to be ended.
`,
  );
}

function parse(args: string[]): { path: string; withoutSecret: boolean } {
  try {
    const options = { 'without-secret': { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [path, ...rest] = positionals;
    if (path && rest.length === 0) return { path, withoutSecret: values['without-secret'] ?? false };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
  throw new Error(USAGE);
}
