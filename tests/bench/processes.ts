import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { paths } from '../../src/paths.ts';
import type { Load, Yield } from './load.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  url: string;
  /** The memory that it holds now, and the most that it held, in MB; undefined where the system does not say. */
  memory(): { now: number; most: number } | undefined;
  /** Ends it, by default as the operator would. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `node <args>` with nothing but `env` and waits until it answers on `port`. */
export async function startProcess(
  args: string[],
  port: number,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), ...env },
    // It logs each request, as it does for an operator; nobody reads that here.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  await untilHealthy(url, child);
  return {
    url,
    memory: () => memoryOf(child),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

/** Sends loads, one after the other. */
export interface Generator {
  fire(load: Load): Promise<Yield>;
  stop(): void;
}

/** The load generator: one process for all loads, so that it is as warm for the last as for the second. */
export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'load.ts'));
  return {
    fire: async (load) => {
      const answer = once(child, 'message') as Promise<[Yield]>;
      child.send(load);
      const [result] = await answer;
      if (result.fault) throw new Error(`${load.shots[0]?.path} answered ${result.fault}`);
      return result;
    },
    stop: () => void child.kill(),
  };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null) break;
    const healthy = await fetch(url + paths.health).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await delay(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The server at ${url} did not open.`);
}

function memoryOf({ pid }: ChildProcess): { now: number; most: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1]) / 1024;
  return { now: field('VmRSS'), most: field('VmHWM') };
}
