import process from 'node:process';
import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { buildPlan } from './build-state.ts';
import { Draft } from './new/draft.ts';
import { type Ask, Interview, TITLE_FLAGS } from './new/interview.ts';
import { NOUNS } from './new/nouns.ts';

const FLAGS = ['course', 'module', 'lesson', 'quiz', 'kind', 'original', ...TITLE_FLAGS];

const USAGE = `Usage: attache new ${Object.keys(NOUNS).join('|')}
It asks for what it needs to know. Without a terminal, say it with ${FLAGS.map((flag) => `--${flag}`).join(', ')}.`;

/**
 * Writes the files of a new course, module, lesson or quiz.
 * @throws Error with a sentence for the author; nothing is written then
 */
export async function run(args: string[]): Promise<void> {
  const { noun, flags } = parse(args);
  const { courses } = buildPlan(process.env);
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  try {
    const ask = terminal && asking(terminal);
    process.stdout.write(`${(await create(noun, flags, courses, ask, new Date())).join('\n')}\n`);
  } finally {
    terminal?.close();
  }
}

/** Asks on a terminal. Who ends the input instead of answering ends the command. */
function asking(terminal: Interface): Ask {
  const ended = new AbortController();
  terminal.once('close', () => ended.abort());
  return async ({ text, fallback }, complaint) => {
    const hint = fallback ? ` [${fallback}]` : '';
    const line = `${complaint ? `${complaint}\n` : ''}${text}${hint}: `;
    try {
      return await terminal.question(line, { signal: ended.signal });
    } catch (cause) {
      throw new Error('Nothing was written.', { cause });
    }
  };
}

/**
 * The same for flags that are read: asks for what they do not say, if there is somebody to ask.
 * @returns what to tell the author, a line each
 */
export async function create(
  noun: string,
  flags: Readonly<Record<string, string | undefined>>,
  courses: string,
  ask: Ask | undefined,
  today: Date,
): Promise<string[]> {
  const make = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined;
  if (!make) throw new Error(USAGE);
  const draft = new Draft(courses);
  const left = await make(new Interview(flags, ask), draft, today);
  return [...draft.write().map((path) => `written: ${path}`), ...(left ? [left] : [])];
}

function parse(args: string[]): { noun: string; flags: Record<string, string | undefined> } {
  try {
    const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'string' as const }]));
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    const [noun = '', ...rest] = positionals;
    if (rest.length === 0) return { noun, flags: values };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
  throw new Error(USAGE);
}
