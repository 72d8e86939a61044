import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecret } from '../src/secret.ts';

const anew = () => {
  const dir = mkdtempSync(join(tmpdir(), 'attache-secret-'));
  return { dir, config: { secret: undefined, databaseFile: join(dir, 'db/attache.db') } };
};

test('a given secret is used, and no file made', () => {
  const { dir, config } = anew();
  expect(readSecret({ ...config, secret: 'x'.repeat(32) })).toBe('x'.repeat(32));
  expect(readdirSync(dir)).toEqual([]);
});

test('the first start makes one for this user alone, and every later start finds it', () => {
  const { dir, config } = anew();
  const secret = readSecret(config);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(readSecret(config)).toBe(secret);
  expect(readdirSync(join(dir, 'db'))).toEqual(['secret']);
  expect(statSync(join(dir, 'db/secret')).mode & 0o777).toBe(0o600);
});

test('two academies have two', () => {
  expect(readSecret(anew().config)).not.toBe(readSecret(anew().config));
});

test('a file that is too short is refused with what to do, and left alone', () => {
  const { dir } = anew();
  writeFileSync(join(dir, 'secret'), 'short\n');
  const config = { secret: undefined, databaseFile: join(dir, 'attache.db') };
  expect(() => readSecret(config)).toThrow(
    /fewer than 32 characters\. Put the old one back\. Or remove it and start again/,
  );
  expect(readdirSync(dir)).toEqual(['secret']);
});

test('a place where no file can be is named', () => {
  const { dir } = anew();
  writeFileSync(join(dir, 'db'), 'a file, not a folder');
  const config = { secret: undefined, databaseFile: join(dir, 'db/attache.db') };
  expect(() => readSecret(config)).toThrow(/cannot be read from .*secret \(ENOTDIR\)/);
});
