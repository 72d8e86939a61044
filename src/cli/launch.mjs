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

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  await import('./attache.ts');
} else if (existsSync(own)) {
  const child = spawn(own, [...process.execArgv, command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  console.error(
    `Attaché needs Node ${NEEDED} and this is ${process.version}: run "npm ci", which installs it here, and start again.`,
  );
  process.exitCode = 1;
}
