#!/usr/bin/env node
// Plain JavaScript, because the Node that reads this may be too old for TypeScript. npm brings the right one along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const command = fileURLToPath(new URL('./attache.ts', import.meta.url));
const own = fileURLToPath(
  new URL(`../../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);

// Linux keeps what each thread has freed: with two shares for all of them, and what is free given back, a server holds a
// tenth less. It reads that at the start of a process only; anywhere else these names mean nothing.
const env = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072', ...process.env };
const args = [...process.execArgv, command, ...process.argv.slice(2)];
const serves = ['serve', 'demo'].includes(process.argv[2] ?? '');

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  // The same process begins anew, so that whoever started it still has the one that serves.
  if (serves && process.platform === 'linux' && !process.env.MALLOC_ARENA_MAX && process.execve)
    process.execve(process.execPath, [process.execPath, ...args], env);
  await import('./attache.ts');
} else if (existsSync(own)) {
  const child = spawn(own, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  console.error(
    `Attaché needs Node ${NEEDED} and this is ${process.version}: run "npm ci", which installs it here, and start again.`,
  );
  process.exitCode = 1;
}
