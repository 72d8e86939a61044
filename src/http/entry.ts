import { createApp } from 'astro/app/entrypoint';
import { type App, openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openMailer } from '../mail.ts';
import { readSecret } from '../secret.ts';
import { ping } from '../store/engine/health.ts';
import { startCourier } from './courier.ts';
import type { Log } from './log.ts';
import { type Pipeline, pipeline } from './pipeline.ts';

/** The academy, open and ready to answer. */
export interface Site {
  /** Closing it also stops the courier. */
  app: App;
  answer: Pipeline;
}

/**
 * Opens the academy behind its pipeline. This module is where the build begins (`dist/server/entry.mjs`), so that the
 * pipeline, the pages and what is below them are one set of modules, with one `AppError`.
 * @throws Error with a sentence for the operator when the database or the secret cannot be used
 */
export async function openSite(config: Config, log: Log): Promise<Site> {
  const opened = await openApp(config, readSecret(config), log);
  const courier = startCourier(opened, openMailer(config, log));
  const app = { ...opened, close: () => courier.stop().then(opened.close) };
  // Without streaming an error in a page comes before its first byte, so that it can still be a 500.
  const pages = createApp({ streaming: false });
  const answer = pipeline({ config, log, healthy: () => ping(app) }, (request, context) =>
    pages.render(request, {
      locals: Object.assign(context, { app }),
      clientAddress: context.clientAddress,
      addCookieHeader: true,
    }),
  );
  return { app, answer };
}
