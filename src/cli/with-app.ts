import process from 'node:process';
import { openApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { readSecret } from '../secret.ts';

/**
 * Opens the academy of this environment, without serving it, for the time of `work`.
 * @throws Error with a sentence for the operator when the environment, the database or the secret cannot be used
 */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const app = await openApp(config, readSecret(config), { info: () => undefined, error: console.error });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
