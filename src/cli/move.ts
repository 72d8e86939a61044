import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import { move } from '../domain/move.ts';
import { placeOf } from '../store/engine/postgres.ts';

const USAGE = `Usage:
  attache move --to postgres://user:password@host/name

Copies the academy from its SQLite file (DATABASE_FILE) into an empty PostgreSQL. Stop the server first. The file is left as it
was: it is the way back.`;

/**
 * Moves an academy to PostgreSQL.
 * @throws Error with a sentence for the operator; nothing is changed then
 */
export async function run(args: string[]): Promise<void> {
  const url = parse(args);
  const config = readConfig(process.env);
  if (config.databaseUrl !== undefined)
    throw new Error(
      'DATABASE_URL is set: this academy is on PostgreSQL already. Unset it to move the SQLite file.',
    );
  const log = { info: () => undefined, error: console.error };
  const tables = await move(config, url, { now: new Date(), log });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `The academy is in ${placeOf(url)}: ${rows} rows of ${tables.length} tables, each table with the hash that it had.
${config.databaseFile} was left as it was.
Start the server with DATABASE_URL set to the new database and SECRET set to ${whichSecret(config)}.
`,
  );
}

function whichSecret({ secret, databaseFile }: Config): string {
  return secret === undefined
    ? `the text in ${join(dirname(databaseFile), 'secret')}`
    : 'the same one as before';
}

function parse(args: string[]): string {
  try {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    const { to = '' } = values;
    if (URL.canParse(to) && /^postgres(ql)?:$/.test(new URL(to).protocol)) return to;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
  throw new Error(USAGE);
}
