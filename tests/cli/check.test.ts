import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BASE, writeBase } from '../content/broken/base.ts';

const COMMAND = resolve(import.meta.dirname, '../../src/cli/attache.ts');
const quiz = 'visits/quizzes/welcome.yaml';
const broken = (BASE[quiz] ?? '').replace('pass: 60', 'pas: 60');
const unsourced = (BASE['visits/en/01-arrival/02-table.mdx'] ?? '').replace(
  'has shown',
  'has shown to 45 guests',
);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('sound courses: one line, and 0', async () => {
  writeBase(dir, {});
  expect(await check()).toEqual({ code: 0, stdout: '4 lesson files: nothing to mend.\n', stderr: '' });
});

test('a fault is one line with its place, without colours in a pipe, then the count; and 1', async () => {
  writeBase(dir, { [quiz]: broken });
  expect(await check()).toEqual({
    code: 1,
    stdout: `${join(dir, quiz)}:3:1  There is no key "pas" here. Expected: one of mode, title, pass, attempts, minutes, draw, shuffle, items. Did you mean "pass"?\n4 lesson files: 1 error, no warnings.\n`,
    stderr: '',
  });
});

test.each([
  ['ar', 'لا وجود هنا لمفتاح «pas». المتوقع: ', 'هل أردتَ «pass»؟\n٤ ملفات دروس: خطأ واحد، لا تنبيهات.\n'],
  [
    'fr',
    'Aucune clé ne porte ici le nom « pas ». Attendu : ',
    'Vouliez-vous dire « pass » ?\n4 fichiers de leçon : 1 erreur, aucun avertissement.\n',
  ],
])('it speaks %s', async (language, begins, ends) => {
  writeBase(dir, { [quiz]: broken });
  const { stdout } = await check('--lang', language);
  expect(stdout).toContain(`:3:1  ${begins}`);
  expect(stdout.endsWith(ends)).toBe(true);
});

test('for machines: JSON with places, codes, parameters and words', async () => {
  writeBase(dir, { [quiz]: broken });
  const { code, stdout } = await check('--json', 'visits');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 1,
    warnings: 0,
    faults: [
      {
        file: join(dir, quiz),
        line: 3,
        column: 1,
        code: 'unknown-name',
        severity: 'error',
        params: { kind: 'key', name: 'pas' },
        mend: 'Did you mean "pass"?',
      },
    ],
  });
});

test('a warning alone is 0, and 1 where warnings count', async () => {
  writeBase(dir, { 'visits/en/01-arrival/02-table.mdx': unsourced });
  const { code, stdout } = await check();
  expect(code).toBe(0);
  expect(stdout).toMatch(
    / {2}Warning: The number 45 has no source .*\n4 lesson files: no errors, 1 warning\.\n$/,
  );
  expect((await check('--strict')).code).toBe(1);
});

test.each([
  [['visit'], 'Did you mean "visits"?'],
  [['visits', 'more'], 'Usage:'],
  [['--lang', 'de'], '--lang de?'],
  [['--colour'], "Unknown option '--colour'"],
  [['--accept', 'nowhere.mdx'], 'There is no course or file "nowhere.mdx".'],
])('called wrongly, %j: 2, and how it is called', async (args, said) => {
  writeBase(dir, {});
  const { code, stdout, stderr } = await check(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
  expect(stderr).toContain('attache check [course]');
});

test('a translation is accepted by its file', async () => {
  writeBase(dir, {});
  const { code, stdout } = await check('--accept', join(dir, 'visits/ar/01-arrival/01-welcome.mdx'));
  expect([code, stdout]).toEqual([0, '1 translation accepted as it stands.\n']);
  expect(existsSync(join(dir, 'visits/translations.json'))).toBe(true);
});

test('it watches: a change is answered, and the next', async () => {
  writeBase(dir, {});
  const child = spawn(process.execPath, [COMMAND, 'check', '--watch'], { env: environment() });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  try {
    expect(await line()).toBe('4 lesson files: nothing to mend.');
    await said(child, 'Watching the courses.');
    await line();
    writeFileSync(join(dir, quiz), broken);
    expect(await line()).toContain('There is no key "pas" here.');
    expect(await line()).toBe('4 lesson files: 1 error, no warnings.');
    expect(await line()).toMatch(/^\(\d+ ms\)$/);
    writeFileSync(join(dir, quiz), BASE[quiz] ?? '');
    expect(await line()).toBe('4 lesson files: nothing to mend.');
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }
});

function environment() {
  return { ...process.env, COURSES_DIR: dir };
}

/** Waits until something is written to the standard error. */
function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done) => {
    child.stderr?.on('data', (chunk) => String(chunk).includes(words) && done());
  });
}

function check(...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      [COMMAND, 'check', ...args],
      { env: environment() },
      (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
