import { openApp, type App } from './app.ts';
import { readConfig } from './config.ts';

/** The academy when no server of ours has opened it: under `astro dev`. Sessions end with the process. */
export function localApp(): Promise<App> {
  opened ??= openApp(readConfig(process.env), crypto.randomUUID() + crypto.randomUUID(), console);
  return opened;
}

let opened: Promise<App> | undefined;
