import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The secret that signs sessions and seals the record: the one given, or else the one in the file `secret` beside the database, made at the
 * first start (32 random bytes, readable by this user alone). Two starts at once agree on one.
 * @throws Error with a plain sentence when the file cannot be made or read, or is too short to be one
 */
export function readSecret({ secret, databaseFile }: Pick<Config, 'secret' | 'databaseFile'>): string {
  if (secret !== undefined) return secret;
  const file = join(dirname(databaseFile), 'secret');
  const kept = readSecretFile(file) ?? makeSecretFile(file);
  if (kept.length >= 32) return kept;
  throw new Error(
    `${file} holds fewer than 32 characters. Put the old one back. Or remove it and start again: everybody then signs in anew, and what the old one sealed can no longer be proved.`,
  );
}

function readSecretFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return undefined;
    throw new Error(`The secret cannot be read from ${file} (${errnoOf(cause)}). Let this user read it.`, {
      cause,
    });
  }
}

/** Written whole under another name first: a link is made once or not at all, so nobody reads half a secret. */
function makeSecretFile(file: string): string {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    linkSync(draft, file);
  } catch (cause) {
    if (errnoOf(cause) !== 'EEXIST') {
      throw new Error(
        `The secret cannot be written to ${file} (${errnoOf(cause)}). Let this user write there.`,
        { cause },
      );
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function errnoOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
