import { describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import * as attempts from '../../src/domain/attempt.ts';
import { markRead, visit } from '../../src/domain/reading.ts';
import { exportPeople, listPeople } from '../../src/domain/report.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { SORTS, STATES, type ReportQuery } from '../../src/schemas/report.ts';
import * as ministries from '../../src/store/ministry.ts';
import type { ReportRow } from '../../src/store/report.ts';
import * as users from '../../src/store/user.ts';
import { appOn, ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertMinistry } from '../support/ministry.ts';
import { insertPerson } from '../support/person.ts';
import { choose, COURSES, courseOf, lessonOf, quizOf, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const LATER = new Date('2026-02-03T09:00:00.000Z');

onEachEngine('the report', (store) => {
  const ask = (viewer: Viewer | undefined, query: ReportQuery = {}, now = LATER) =>
    listPeople(ledgerOf(store), viewer, COURSES, query, now);
  const names = ({ rows }: { rows: readonly ReportRow[] }) => rows.map(({ name }) => name);
  const told = ({ rows }: { rows: readonly ReportRow[] }) =>
    rows.map(({ name, course, completedAt }) => [name, course, completedAt !== null]);

  const newMinistry = async (name: string) =>
    (await ministries.insert(store.db, { name, createdAt: NOW.toISOString() })).id;

  const enter = async (
    name: string,
    ministryId: string | null,
    changes: Parameters<typeof insertPerson>[1] = {},
  ) => viewerOf(await insertPerson(store.db, { name, ministryId, ...changes }));

  const complete = async (viewer: Viewer) => {
    await markRead(ledgerOf(store), viewer, courseOf('closed'), lessonOf('doors/the-door', 'closed'), NOW);
    const placed = quizOf('doors-quiz', {}, 'closed');
    const { id, items } = await attempts.begin(ledgerOf(store), viewer, placed, NOW);
    for (const item of items)
      await attempts.answer(
        ledgerOf(store),
        viewer,
        placed,
        id,
        { item, answer: choose('right'), key: item },
        NOW,
      );
    await attempts.submit(ledgerOf(store), viewer, placed, id, NOW);
  };

  const open = (viewer: Viewer) =>
    visit(store.db, viewer, courseOf(), lessonOf('precedence/the-table'), undefined, NOW);

  /** Two ministries; in the first an officer, one who has done a course and begun another, one who has begun. */
  const settle = async () => {
    const [here, there] = [await newMinistry('Here'), await newMinistry('There')];
    const officer = await enter('Zeynep', here, { role: 'officer' });
    const both = await enter('Amina Haddad', here);
    await complete(both);
    await open(both);
    const begun = await enter('إيمان الخطيب', here, { email: 'iman@here.example' });
    await open(begun);
    const other = await enter('Amina Foreign', there);
    await complete(other);
    return { here, there, officer, both, begun, other };
  };

  test('is the people of one’s own ministry, whatever they have done', async () => {
    const { officer } = await settle();
    const report = await ask(officer);
    expect(told(report)).toEqual([
      ['Amina Haddad', 'protocol', false],
      ['Amina Haddad', 'closed', true],
      ['Zeynep', null, false],
      ['إيمان الخطيب', 'protocol', false],
    ]);
    expect(report).toMatchObject({
      total: 4,
      page: 1,
      pages: 1,
      several: false,
      ministries: [],
      ignored: [],
      states: { done: 1, begun: 1, ahead: 1 },
    });
    expect(report.courses).toEqual(
      expect.arrayContaining([
        { course: 'protocol', begun: 2, done: 0 },
        { course: 'closed', begun: 1, done: 1 },
      ]),
    );
  });

  test('is everybody’s state in one course when one is chosen', async () => {
    const { officer } = await settle();
    const states = async (state?: ReportQuery['state']) =>
      names(await ask(officer, { course: 'closed', state })).toSorted();
    expect(await states()).toEqual(['Amina Haddad', 'Zeynep', 'إيمان الخطيب']);
    expect(await states('done')).toEqual(['Amina Haddad']);
    expect(await states('begun')).toEqual([]);
    expect(await states('ahead')).toEqual(['Zeynep', 'إيمان الخطيب']);
    expect(names(await ask(officer, { state: 'ahead' }))).toEqual(['Zeynep']);
    expect(told(await ask(officer, { state: 'begun', q: 'amina' }))).toEqual([
      ['Amina Haddad', 'protocol', false],
    ]);
  });

  test.each([
    ['haddad', 'Amina Haddad'],
    ['  HADDAD   amina ', 'Amina Haddad'],
    ['الخطيب', 'إيمان الخطيب'],
    ['ايمان', 'إيمان الخطيب'],
    ['إِيمَان', 'إيمان الخطيب'],
    ['IMAN@here', 'إيمان الخطيب'],
    ['%', undefined],
    ['_', undefined],
    ['a%a', undefined],
    ['\\', undefined],
    ["' or 1=1 --", undefined],
    ['foreign', undefined],
  ])('finds by %j', async (q, found) => {
    const { officer } = await settle();
    expect(new Set(names(await ask(officer, { q })))).toEqual(new Set(found === undefined ? [] : [found]));
  });

  test('finds a person by a new name, and nobody who is disabled', async () => {
    const { officer, begun, both } = await settle();
    await users.update(store.db, begun.id, { name: 'Éloïse' }, LATER.toISOString());
    expect(names(await ask(officer, { q: 'eloise' }))).toEqual(['Éloïse']);
    await users.update(store.db, both.id, { disabled: true }, LATER.toISOString());
    const report = await ask(officer);
    expect(names(report)).not.toContain('Amina Haddad');
    expect(report.states).toEqual({ done: 0, begun: 1, ahead: 1 });
    expect(report.courses.find(({ course }) => course === 'closed')).toMatchObject({ begun: 0 });
  });

  test('of another ministry cannot be asked for, by whichever way', async () => {
    const { officer, there, here } = await settle();
    const own = await ask(officer);
    for (const ministry of [there, '0198c5e4-0000-7000-8000-000000000000']) {
      const report = await ask(officer, { ministry });
      expect([report.rows, report.ministry?.name, report.ignored]).toEqual([own.rows, 'Here', ['ministry']]);
    }
    expect((await ask(officer, { ministry: here })).ignored).toEqual([]);
    const within = await enter('Marta', here, { role: 'administrator' });
    expect(names(await ask(within, { ministry: there }))).not.toContain('Amina Foreign');
    for (const role of ['trainee', 'instructor'] as const)
      await expect(ask(await enter('X', here, { role }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(await enter('X', null, { role: 'officer' }))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(ask(undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('of everybody, or of a ministry that is chosen, is for an administrator of the academy', async () => {
    const { there } = await settle();
    const administrator = await enter('Marta', null, { role: 'administrator' });
    const all = await ask(administrator);
    expect(all).toMatchObject({ several: true, ministry: undefined, total: 6 });
    expect(all.ministries.map(({ name }) => name)).toEqual(['Here', 'There']);
    expect(new Set(all.rows.map(({ ministry }) => ministry))).toEqual(new Set(['Here', 'There', null]));
    const one = await ask(administrator, { ministry: there });
    expect([names(one), one.several, one.ministry?.name]).toEqual([['Amina Foreign'], false, 'There']);
  });

  test('ignores what is not there, and says so', async () => {
    const { officer } = await settle();
    const report = await ask(officer, { course: 'nowhere', page: 9 });
    expect(report).toMatchObject({ total: 4, page: 1, ignored: ['course', 'page'] });
    expect(report.query.course).toBeUndefined();
    expect(await ask(officer, { q: 'nobody at all' })).toMatchObject({
      total: 0,
      rows: [],
      pages: 1,
      page: 1,
    });
  });

  test('closes what is past its time before it tells, and only of one’s own people', async () => {
    const { officer, begun, other } = await settle();
    const timed = quizOf('gifts-quiz', { minutes: 5 });
    const own = await attempts.begin(ledgerOf(store), begun, timed, NOW);
    const foreign = await attempts.begin(ledgerOf(store), other, timed, NOW);
    const { rows } = await ask(officer);
    expect(rows.find(({ userId }) => userId === begun.id)).toMatchObject({ attempts: 1, score: 0 });
    const closed = async ({ id }: { id: string }) =>
      (await store.db.selectFrom('attempts').select('closed_by').where('id', '=', id).executeTakeFirst())
        ?.closed_by;
    expect([await closed(own), await closed(foreign)]).toEqual(['clock', null]);
  });

  describe('of 700 people', () => {
    const officerOfMany = async () => {
      const { id } = await insertMinistry(store.db, { name: 'Many', people: 700, courses: COURSES });
      await insertMinistry(store.db, { name: 'Others', people: 40, courses: COURSES });
      return enter('Zeynep', id, { role: 'officer' });
    };
    const take = async (app: App, viewer: Viewer, query: ReportQuery) => {
      const { rows } = await exportPeople(app, viewer, COURSES, query, 'csv', LATER);
      return Array.fromAsync(rows);
    };

    test('pages have every row once, in the order of the file, however they are sorted and filtered', async () => {
      const officer = await officerOfMany();
      const app = appOn(store);
      const filters: ReportQuery[] = [{}, { course: 'protocol' }, { state: 'begun' }, { q: 'am' }];
      for (const [index, sort] of SORTS.entries()) {
        const query = { ...filters[index % filters.length], sort };
        const file = await take(app, officer, query);
        const { pages, total } = await ask(officer, query);
        expect([sort, new Set(file.map(({ userId, course }) => `${userId} ${course}`)).size]).toEqual([
          sort,
          total,
        ]);
        // Every page of one order, of the others the edges: on a database server each costs a while.
        const looked = index === 0 ? Array.from({ length: pages }, (_, page) => page + 1) : [2, pages];
        for (const page of looked)
          expect((await ask(officer, { ...query, page })).rows).toEqual(
            file.slice(50 * (page - 1), 50 * page),
          );
        expectSorted(file, sort);
      }
    });

    test('states part the people, and the picture counts what the list does', async () => {
      const officer = await officerOfMany();
      const { states, courses } = await ask(officer);
      expect(states.ahead + states.begun + states.done).toBe(701);
      for (const { course, begun, done } of courses) {
        const totals: number[] = [];
        for (const state of STATES) totals.push((await ask(officer, { course, state })).total);
        expect(totals).toEqual([701 - begun, begun - done, done]);
      }
    });
  });

  test('that is taken out stands in the record', async () => {
    const { officer, here } = await settle();
    const query = { q: 'haddad', sort: '-seen', page: 3 } as const;
    await exportPeople(appOn(store), officer, COURSES, query, 'xlsx', LATER);
    const event = await store.db
      .selectFrom('events')
      .innerJoin('event_details', 'event_details.seq', 'events.seq')
      .selectAll()
      .where('kind', '=', 'exported')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ actor_id: officer.id, ministry_id: here, at: LATER.toISOString() });
    expect(JSON.parse(event.details)).toEqual({
      what: 'people',
      format: 'xlsx',
      rows: 2,
      q: 'haddad',
      sort: '-seen',
    });
    await expect(exportPeople(appOn(store), undefined, COURSES, {}, 'csv', NOW)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

/** The column that was asked for never goes the wrong way; what is missing stands last. Names stand as the engine has it. */
function expectSorted(rows: readonly ReportRow[], sort: (typeof SORTS)[number]): void {
  const falling = sort.startsWith('-');
  const values = rows.map((row) => {
    switch (sort.replace('-', '')) {
      case 'progress':
        return row.course === null ? -1 : row.progress;
      case 'score':
        return row.score;
      case 'attempts':
        return row.course === null ? -1 : row.attempts;
      case 'started':
        return row.startedAt;
      case 'completed':
        return row.completedAt;
      case 'seen':
        return row.seenAt;
      case 'course':
        return row.course === null ? null : COURSES.findIndex(({ course }) => course.slug === row.course);
      default:
        return null;
    }
  });
  const known = values.filter((value) => value !== null);
  expect(values.slice(0, known.length)).toEqual(known);
  const order = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(known).toEqual(falling ? order.toReversed() : order);
}
