import { createApp } from 'astro/app/entrypoint';
import { type App, openApp } from '../app.ts';
import { catalog } from '../catalog.ts';
import type { Config } from '../config.ts';
import { rememberBlocks } from '../domain/block-move.ts';
import { openMailer } from '../mail.ts';
import { readSecret } from '../secret.ts';
import { ping } from '../store/engine/health.ts';
import { startCourier } from './courier.ts';
import type { Log } from './log.ts';
import { type Pipeline, pipeline } from './pipeline.ts';
import { readSheets } from './sheet.ts';

/** The academy, open and ready to answer. */
export interface Site {
  /** Closing it also stops the courier. */
  app: App;
  answer: Pipeline;
}

/**
 * Opens the academy behind its pipeline; `files` is the folder of what is served as it is. This module is where the build
 * begins (`dist/server/entry.mjs`), so that the pipeline, the pages and what is below them are one set of modules, with one
 * `AppError`.
 * @throws Error with a sentence for the operator when the database or the secret cannot be used
 */
export async function openSite(config: Config, log: Log, files: string): Promise<Site> {
  const opened = await openApp(config, readSecret(config), log);
  await remember(opened);
  const courier = startCourier(opened, openMailer(config, log));
  const app = { ...opened, close: () => courier.stop().then(opened.close) };
  // Without streaming an error in a page comes before its first byte, so that it can still be a 500.
  const pages = createApp({ streaming: false });
  const answer = pipeline(
    { config, log, sheets: readSheets(files), healthy: () => ping(app) },
    (request, context) =>
      pages.render(request, {
        locals: Object.assign(context, { app }),
        clientAddress: context.clientAddress,
        addCookieHeader: true,
      }),
  );
  return { app, answer };
}

async function remember({ db, close }: App): Promise<void> {
  const { courses } = await catalog();
  await rememberBlocks(db, courses, new Date()).catch(async (error: unknown) => {
    await close();
    throw error;
  });
}
