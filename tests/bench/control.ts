// The control, in a process of its own: one file, as it is, behind the product's own server and pipeline.
// Usage: control.ts <port> <file>
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { jsonLog } from '../../src/http/log.ts';
import { pipeline } from '../../src/http/pipeline.ts';
import { startServer } from '../../src/server.ts';

const [PORT, file = ''] = process.argv.slice(2);
const config = readConfig({ PORT });
const html = readFileSync(file, 'utf8');
const answer = pipeline(
  { config, log: jsonLog(), sheets: new Map(), healthy: async () => undefined },
  () => new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
);
const server = await startServer({
  config,
  answer,
  files: mkdtempSync(join(tmpdir(), 'attache-bench-none-')),
});
await once(process, 'SIGTERM');
await server.close();
