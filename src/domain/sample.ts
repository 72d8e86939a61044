import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { NEIGHBOUR, NEIGHBOURS } from '../../db/sample/neighbours.ts';
import { ADMINISTRATOR, COLLEAGUES, GUIDES, MINISTRY, type SamplePerson } from '../../db/sample/people.ts';
import type { App } from '../app.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as ministries from '../store/ministry.ts';
import type { Tables } from '../store/schema.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { hashPassword } from './account.ts';
import { noteAccount } from './account-event.ts';
import type { StudiedCourse } from './quiz.ts';
import { walk } from './sample-way.ts';
import { teach } from './teaching.ts';

/** How the sample is filled in. */
export interface SampleOptions {
  /** The day to which everybody's progress leads; nothing is dated after it. */
  now: Date;
  /** The same seed gives the same answers and marks. */
  seed: string;
  /** Given, the guides and an administrator of the sample sign in with it. Nobody else ever can. */
  password?: string;
}

/**
 * Fills in the sample ministry and its neighbour: invented people, and what they read and answered in the weeks before. All of it or
 * nothing; a second time adds nothing. An address that somebody real has is left to them.
 * @returns the people made, none when the sample is there already
 */
export async function fillSample(
  app: App,
  courses: readonly StudiedCourse[],
  { now, seed, password }: SampleOptions,
): Promise<User[]> {
  // A password that nobody knows stands for none.
  const closed = await hashPassword(app, randomBytes(32).toString('base64url'));
  const open = password === undefined ? closed : await hashPassword(app, password);
  const guides = password === undefined ? GUIDES : [...GUIDES, ADMINISTRATOR];
  return transaction(app.db, async (trx) => {
    if ((await ministries.list(trx)).some(({ name }) => name === MINISTRY)) return [];
    const createdAt = new Date(now.getTime() - 60 * 24 * 3_600_000).toISOString();
    const { id: home } = await ministries.insert(trx, { name: MINISTRY, createdAt });
    const { id: abroad } = await ministries.insert(trx, { name: NEIGHBOUR, createdAt });
    const made: User[] = [];
    for (const person of [...guides, ...COLLEAGUES, ...NEIGHBOURS]) {
      const ministryId = NEIGHBOURS.includes(person) ? abroad : home;
      const passwordHash = guides.includes(person) ? open : closed;
      const user = await insertPerson(trx, person, { ministryId, passwordHash, now });
      if (!user) continue;
      made.push(user);
      await noteAccount(trx, app.secret, user, 'command', now);
      if (user.role === 'instructor') {
        for (const { course } of courses) await teach(trx, user, course.slug, courses, now);
      }
      await walk({ ...app, db: trx }, { ...user, sessionId: 'sample' }, courses, {
        ...person,
        now,
        seed: `${seed}/${person.email}`,
      });
    }
    return made;
  });
}

async function insertPerson(
  db: Kysely<Tables>,
  { name, email, role, locale, timeZone, began, extraTime = 0 }: SamplePerson,
  { ministryId, passwordHash, now }: { ministryId: string; passwordHash: string; now: Date },
): Promise<User | undefined> {
  const createdAt = new Date(now.getTime() - (began + 1) * 24 * 3_600_000).toISOString();
  // Their administrator runs the whole academy, so that every room can be looked at.
  const place = { ministryId: role === 'administrator' ? null : ministryId };
  const person = { name, email, role, locale, timeZone, ...place, passwordHash, createdAt };
  const user = await users.insert(db, person);
  if (user && extraTime > 0) await users.update(db, user.id, { extraTime }, createdAt);
  return user && { ...user, extraTime };
}
