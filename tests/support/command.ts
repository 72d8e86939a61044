import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const LAUNCHER = resolve(import.meta.dirname, '../../src/cli/launch.mjs');

/** How a command ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `attache` in a process of its own, with `env` set beside this process's environment. */
export function attache(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [LAUNCHER, ...args],
      { env: { ...process.env, ...env } },
      (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
