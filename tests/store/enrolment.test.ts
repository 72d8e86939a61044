import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '../../db/migrations/0020_enrolment.ts';
import { refresh } from '../../src/domain/enrolment.ts';
import { markRead, visit } from '../../src/domain/reading.ts';
import * as enrolments from '../../src/store/enrolment.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { COURSES, courseOf, lessonOf, viewerOf } from '../support/study.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 1, 2, 9, minute));
const values = { outline: 'o', progress: 40, score: 80, attempts: 2, completedAt: null };

onEachEngine('enrolments', (store) => {
  const moments = (startedAt: number, seenAt: number) => ({
    startedAt: at(startedAt).toISOString(),
    seenAt: at(seenAt).toISOString(),
  });

  test('keep the earliest start and the latest visit, whatever comes in which order', async () => {
    const { id: userId } = await insertPerson(store.db);
    const course = 'protocol';
    await enrolments.put(store.db, [{ userId, course, ...values, ...moments(5, 6) }]);
    await enrolments.put(store.db, [{ userId, course, ...values, progress: 50, ...moments(8, 9) }]);
    await enrolments.put(store.db, [{ userId, course, ...values, progress: 60, ...moments(3, 4) }]);
    await enrolments.touch(store.db, { userId, course, outline: 'other', at: at(7).toISOString() });
    const kept = { userId, course, ...values, progress: 60, ...moments(3, 9) };
    expect(await enrolments.list(store.db, userId)).toEqual([kept]);
    await enrolments.touch(store.db, { userId, course, outline: 'other', at: at(12).toISOString() });
    expect(await enrolments.list(store.db, userId)).toEqual([{ ...kept, ...moments(3, 12) }]);
    await enrolments.put(store.db, []);
    expect(await enrolments.listStale(store.db, course, 'o', 9)).toEqual([]);
    expect(await enrolments.listStale(store.db, course, 'newer', 9)).toHaveLength(1);
  });

  test('of people who began before there were any are as if they had always been', async () => {
    const person = viewerOf(await insertPerson(store.db, { name: 'إيمان Haddad' }));
    await visit(store.db, person, courseOf(), lessonOf('precedence/the-table'), undefined, at(1));
    await markRead(ledgerOf(store), person, courseOf(), lessonOf('gifts/what-may-be-kept'), at(2));
    await visit(store.db, person, courseOf('closed'), lessonOf('doors/the-door', 'closed'), undefined, at(3));
    const always = await enrolments.list(store.db, person.id);
    expect(always).toHaveLength(2);

    await store.db.schema.dropTable('enrolments').execute();
    await store.db.schema.alterTable('users').dropColumn('name_key').execute();
    await up(store.db as unknown as Kysely<unknown>);
    await refresh(store.db, COURSES);
    expect(await enrolments.list(store.db, person.id)).toEqual(always);
    const keyed = await store.db.selectFrom('users').select('name_key').executeTakeFirstOrThrow();
    expect(keyed.name_key).toBe('ايمان haddad');
  });
});
