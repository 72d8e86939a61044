import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** What `attache <name>` runs. */
interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** Loaded only when called, so that no command pays for another. */
  load: () => Promise<{ run: (args: string[]) => Promise<void> }>;
}

const COMMANDS: Record<string, Command> = {
  serve: { summary: 'Build when needed, then serve.', load: () => import('./serve.ts') },
  demo: { summary: 'Serve a sample ministry from a database of its own.', load: () => import('./demo.ts') },
  user: { summary: 'Make an account, or give one a new password.', load: () => import('./user.ts') },
  check: {
    summary: 'Say what is wrong with the courses, and how to mend it.',
    load: () => import('./check.ts'),
  },
  build: { summary: 'Build the pages and courses into dist/.', load: () => import('./build.ts') },
  backup: { summary: 'Copy the academy into one checked file.', load: () => import('./backup.ts') },
  restore: { summary: 'Bring an academy back from a backup.', load: () => import('./restore.ts') },
  move: { summary: 'Copy a SQLite academy into PostgreSQL.', load: () => import('./move.ts') },
  new: { summary: 'Write a new course, module, lesson or quiz.', load: () => import('./new.ts') },
  audit: { summary: 'Prove the record of who did what sound.', load: () => import('./audit.ts') },
  verify: {
    summary: 'Prove that the rows of training are as they were written.',
    load: () => import('./verify.ts'),
  },
  schemas: { summary: 'Tell editors what course files may hold.', load: () => import('./schemas.ts') },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

if (command) await attempt(command);
else {
  const list = Object.entries(COMMANDS).map(([key, { summary }]) => `  attache ${key.padEnd(10)} ${summary}`);
  console.error([`${name ? `There is no command "${name}".\n` : ''}Commands:`, ...list].join('\n'));
  process.exitCode = 1;
}

async function attempt({ load }: Command): Promise<void> {
  try {
    await (await load()).run(args);
  } catch (error) {
    console.error(`\n${process.stderr.isTTY ? describe(error) : stripVTControlCharacters(describe(error))}`);
    process.exitCode = 1;
  }
}

// A fault of the surroundings says itself what to do; only a bug needs to say where it is.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const bug = [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
  return bug ? (error.stack ?? error.message) : error.message;
}
