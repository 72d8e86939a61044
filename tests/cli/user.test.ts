import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const COMMAND = resolve(import.meta.dirname, '../../src/cli/attache.ts');
const folder = mkdtempSync(join(tmpdir(), 'attache-user-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('takes a lost second factor off an account, of whoever has the address', async () => {
  const email = 'anna@ministry.example';
  const made = await user(['add', email, '--name', 'Anna Example', '--password-stdin']);
  expect(made.stdout).toContain('can sign in now');
  const reset = await user(['factor', 'reset', email.toUpperCase()]);
  expect([reset.code, reset.stdout]).toEqual([
    0,
    `${email} signs in with the password alone now. Every session of the account is ended.\n`,
  ]);
  const nobody = await user(['factor', 'reset', 'nobody@ministry.example']);
  expect([nobody.code, nobody.stderr.trim()]).toEqual([
    1,
    'Nobody has an account with the address nobody@ministry.example.',
  ]);
  expect((await user(['factor', 'remove', email])).stderr).toContain('attache user factor reset <e-mail>');
});

function user(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [COMMAND, 'user', ...args],
      { env: { PATH: process.env['PATH'], DATABASE_FILE: join(folder, 'academy.db') } },
      (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end('a bridge over the calm river');
  });
}
