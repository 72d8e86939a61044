import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { countRun, type Count, type ReportReader } from './tally.ts';

/** One part of the run: a program and what its end means. */
export interface Stage {
  name: string;
  /** Arguments to this Node. */
  command: string[];
  env?: Record<string, string>;
  /** Minutes after which it is stopped and has failed. */
  minutes: number;
  /** For a test runner: the JSON report it writes and how to count in it. Other stages count as one test. */
  report?: { file: string; read: ReportReader };
}

/** How a stage ended. */
export interface Outcome extends Count {
  name: string;
  seconds: number;
  /** All that it printed. */
  output: string;
}

/** Runs a stage to its end; never rejects. */
export async function runStage(stage: Stage): Promise<Outcome> {
  if (stage.report) rmSync(stage.report.file, { force: true });
  const started = performance.now();
  const { exit, output } = await runProgram(stage);
  const count = stage.report ? countRun(exit, stage.report.file, stage.report.read) : one(exit === 0);
  return { name: stage.name, ...count, output, seconds: (performance.now() - started) / 1000 };
}

/** A stage that is a function: it has failed when it throws, and what it throws is its output. */
export async function runCheck(name: string, check: () => unknown): Promise<Outcome> {
  const started = performance.now();
  const fault = await Promise.resolve()
    .then(check)
    .then(() => undefined, String);
  return {
    name,
    ...one(fault === undefined),
    output: fault ?? '',
    seconds: (performance.now() - started) / 1000,
  };
}

/** A stage that could not begin. */
export function unrun(name: string, why: string): Outcome {
  return { name, ...one(false), output: why, seconds: 0 };
}

function one(good: boolean): Count {
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

function runProgram({ command, env, minutes }: Stage): Promise<{ exit: number | null; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const say = (line: string) => chunks.push(Buffer.from(line));
    const child = spawn(process.execPath, command, {
      // Colours of a dot each would make a log of megabytes.
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const impatient = setTimeout(() => {
      say(`\nStopped: it did not end within ${minutes} minutes.\n`);
      child.kill('SIGTERM');
      setTimeout(() => end(child), 5_000).unref();
    }, minutes * 60_000);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => say(`${error.message}\n`));
    child.on('close', (exit) => {
      clearTimeout(impatient);
      resolve({ exit, output: Buffer.concat(chunks).toString().trimEnd() });
    });
  });
}

/** What the program itself has started may hold its output open; nobody waits for that. */
function end(child: ChildProcessByStdio<null, Readable, Readable>): void {
  child.kill('SIGKILL');
  child.stdout.destroy();
  child.stderr.destroy();
}
