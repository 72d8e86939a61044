import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Config, readConfig } from '../config.ts';
import { beginRecord } from '../domain/proof.ts';
import { offerSetup } from '../domain/setup.ts';
import { sweepRegularly } from '../domain/sweep.ts';
import { failureFields } from '../http/failure.ts';
import { jsonLog } from '../http/log.ts';
import { paths } from '../paths.ts';
import { startServer } from '../server.ts';
import { type BuildPlan, buildPlan, buildWhenNeeded } from './build-state.ts';

/** How often what has expired is removed, in milliseconds: every hour. */
const SWEEP = 3_600_000;

/** Builds when needed and serves until the process is told to stop. */
export async function run(): Promise<void> {
  const config = readConfig(process.env);
  await serve(config);
}

/**
 * Serves one academy until SIGTERM or SIGINT; then running requests are finished and the database is closed.
 * @throws Error with a sentence for the operator when it cannot start
 */
export async function serve(config: Config): Promise<void> {
  const plan = buildPlan(process.env);
  await buildWhenNeeded(plan);
  const { openSite } = await entry(plan);
  const log = jsonLog();
  // A page starts its promises before it renders them: one that fails early would otherwise take the process down.
  process.on('unhandledRejection', (reason) =>
    log.error('unhandled rejection', { error: failureFields(reason) }),
  );
  const files = join(plan.dist, 'client');
  const { app, answer } = await openSite(config, log, files);
  try {
    // Before anybody is served: once there is a server, nothing may fail and close the database under it.
    const sealed = await beginRecord(app, new Date());
    if (sealed) process.stdout.write(`${sealed} rows from before were sealed: attache verify checks them.\n`);
    const token = await offerSetup(app, new Date());
    // Listened for before anybody hears that it is open: a stop at that moment closes the database too.
    const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    const server = await startServer({ config, answer, files });
    process.stdout.write(`Attaché is open at ${config.publicUrl}\n`);
    if (token) inviteFirst(config, token);
    const sweeping = sweepRegularly(app, { every: SWEEP, clock: () => new Date() });
    await stopped;
    process.stdout.write('Stopping: running requests are finished first.\n');
    await server.close();
    await sweeping.stop();
  } finally {
    await app.close();
  }
}

/** Prints the link that makes the first administrator. */
function inviteFirst({ publicUrl }: Config, token: string): void {
  process.stdout.write(
    `Nobody has an account yet. This link makes the first administrator, once, today:\n  ${publicUrl}${paths.setup('en', token)}\n`,
  );
}

function entry({ dist }: BuildPlan): Promise<typeof import('../http/entry.ts')> {
  return import(pathToFileURL(join(dist, 'server/entry.mjs')).href);
}
