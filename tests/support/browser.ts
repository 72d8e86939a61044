import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

/** Root has no user namespace to put a sandbox in; the others keep the browser from talking to anybody but us. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without windows: the same pages in less than half the time. */
const SHELL = 'chromium-headless-shell';

/** What Debian has: the browser, and letters for Arabic. */
const PACKAGES = [SHELL, 'fonts-noto-core'];

/** How long a better browser than the one that is there may take to come, in milliseconds. */
const PATIENCE = 120_000;

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser to test in: the one that `CHROMIUM` names, else Debian's without windows, else Playwright's own, else the
 * system's.
 * @returns its path, or undefined when there is none
 * @throws Error when `CHROMIUM` names something that cannot be run
 */
export function findBrowser(env: Record<string, string | undefined> = process.env): string | undefined {
  const named = env['CHROMIUM'];
  if (named && !isProgram(named)) throw new Error(`CHROMIUM is "${named}", which cannot be run.`);
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const paths = (env['PATH'] ?? '').split(delimiter);
  const system = names.flatMap((name) => paths.map((path) => join(path, name)));
  return [join('/usr/bin', SHELL), chromium.executablePath(), ...system, ...PLACES].find(isProgram);
}

/**
 * Finds a browser, or installs one where that disturbs nobody: on Debian as root, or with `CI=true`. There one with windows
 * is only used when the other does not come.
 * @throws Error that says how to get one
 */
export async function ensureBrowser(env: Record<string, string | undefined> = process.env): Promise<string> {
  const found = findBrowser(env);
  if (found && (env['CHROMIUM'] || found.endsWith(SHELL) || !mayInstall(env))) return found;
  const browser = mayInstall(env) ? await install(found) : found;
  if (browser) return browser;
  throw new Error(
    [
      'There is no Chromium to test in. One of these helps:',
      '  npx playwright install --with-deps chromium',
      `  sudo apt-get install ${PACKAGES.join(' ')}`,
      '  CHROMIUM=/path/to/chrome npm test',
    ].join('\n'),
  );
}

function mayInstall(env: Record<string, string | undefined>): boolean {
  return isDebian() && (process.getuid?.() === 0 || env['CI'] === 'true');
}

/** Installs the browser; should that fail, the one that was found must do. */
async function install(found: string | undefined): Promise<string | undefined> {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  try {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
      const [program = '', ...rest] = [...prefix, 'apt-get', '-q', ...args];
      await promisify(execFile)(program, rest, {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 64 * 1024 * 1024,
        timeout: found ? PATIENCE : 0,
      });
    }
  } catch (error) {
    if (!found) throw error;
  }
  return findBrowser();
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
