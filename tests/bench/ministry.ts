import { openApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { outline } from '../../src/content/course-lookup.ts';
import { readCourses } from '../../src/content/courses.ts';
import { paths } from '../../src/paths.ts';
import { readSecret } from '../../src/secret.ts';
import { openSession } from '../support/app.ts';
import { insertMinistry } from '../support/ministry.ts';
import { insertPerson } from '../support/person.ts';
import type { ServerProcess } from './processes.ts';
import { type Finding, median } from './report.ts';

/** How many people the ministry has, and how often each page of theirs is asked for. */
const PEOPLE = 5_000;
const TIMES = 30;

/** An officer's pages and files over a ministry of 5,000, one request after the other, as a browser waits for them. */
export async function ministryFindings(
  config: Config,
  open: (config: Config) => Promise<ServerProcess>,
): Promise<Finding[]> {
  const cookie = await fill(config);
  const { url } = await open(config);
  const get = (path: string) => time(url + path, cookie);
  // Whoever asks first after courses were edited waits until everybody is summed up.
  const first = await get(paths.ministry('en'));
  const page = async (search: string) => {
    const times: number[] = [];
    for (let n = 0; n < TIMES; n++) times.push(await get(paths.ministry('en', search)));
    return median(times);
  };
  const target = { atMost: 50 };
  return [
    { name: `Officer’s page, ${PEOPLE} people, by name`, value: await page(''), unit: 'ms', target },
    { name: '… by progress, page 40', value: await page('?sort=-progress&page=40'), unit: 'ms', target },
    { name: '… one name sought', value: await page('?q=amina'), unit: 'ms', target },
    { name: '… the first after an edited course', value: first, unit: 'ms' },
    { name: '… all of it as CSV', value: await get(paths.ministryFile('en', 'csv')), unit: 'ms' },
    { name: '… all of it as XLSX', value: await get(paths.ministryFile('en', 'xlsx')), unit: 'ms' },
  ];
}

async function fill(config: Config): Promise<string> {
  const app = await openApp(config, readSecret(config), { info: () => undefined, error: console.error });
  const courses = readCourses(config.coursesDir).courses.map((course) => ({
    course,
    outline: outline(course),
  }));
  const { id } = await insertMinistry(app.db, { name: 'Ministry of Measurements', people: PEOPLE, courses });
  const officer = await insertPerson(app.db, { role: 'officer', ministryId: id });
  const now = Date.now();
  const times = { updatedAt: new Date(now), expiresAt: new Date(now + 24 * 3_600_000) };
  const cookie = await openSession(app, officer.id, times);
  await app.close();
  return cookie;
}

async function time(address: string, cookie: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(address, { headers: { cookie } });
  const { length } = await answer.text();
  if (answer.status !== 200 || length < 1_000) throw new Error(`${address} answered ${answer.status}.`);
  return performance.now() - started;
}
