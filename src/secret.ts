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
  const file = secretFile(databaseFile);
  const kept = readSecretFile(file) ?? makeSecretFile(file, randomBytes(32).toString('base64url'));
  if (kept.length >= 32) return kept;
  throw new Error(
    `${file} holds fewer than 32 characters. Put the old one back. Or remove it and start again: everybody then signs in anew, and what the old one sealed can no longer be proved.`,
  );
}

/** The secret in the file beside the database, or undefined when nobody has made one. */
export function findKeptSecret({ databaseFile }: Pick<Config, 'databaseFile'>): string | undefined {
  return readSecretFile(secretFile(databaseFile));
}

/**
 * Keeps a secret beside the database, where there is none yet; `undo` takes it away again.
 * @throws Error with a plain sentence when the file cannot be made
 */
export function keepSecret(
  { databaseFile }: Pick<Config, 'databaseFile'>,
  secret: string,
): { undo: () => void } {
  const file = secretFile(databaseFile);
  makeSecretFile(file, secret);
  return { undo: () => rmSync(file, { force: true }) };
}

function secretFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'secret');
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
function makeSecretFile(file: string, secret: string): string {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${secret}\n`, { mode: 0o600 });
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
