import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import * as ministry from '../../src/domain/ministry.ts';
import * as person from '../../src/domain/person.ts';
import { recognise } from '../../src/domain/session.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import * as sessions from '../../src/store/session.ts';
import * as teachings from '../../src/store/teaching.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { type Office, openOffice } from '../support/office.ts';
import { COURSES, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const lost = { code: 'not_found' };
const last = { code: 'conflict', reason: 'last_administrator' };
const own = { code: 'conflict', reason: 'own_account' };
const TERMS: person.PersonTerms = { role: 'trainee', extraTime: 0, courses: [] };

onEachEngine('a person', (store) => {
  let app: App;
  let office: Office;
  beforeEach(async () => {
    app = appOn(store);
    office = await openOffice(app);
  });
  const change = (viewer: Viewer | undefined, id: string, terms: Partial<person.PersonTerms>) =>
    person.changePerson(app, viewer, id, { ...TERMS, ...terms }, COURSES, NOW);
  const disable = (viewer: Viewer | undefined, id: string) => person.setDisabled(app, viewer, id, true, NOW);
  const found = async (viewer: Viewer, filter: Parameters<typeof person.listPeople>[2] = {}) =>
    (await person.listPeople(store.db, viewer, filter, { limit: 50, offset: 0 })).list.map(({ id }) => id);
  const kinds = async () =>
    (await store.db.selectFrom('events').select(['kind', 'ministry_id']).orderBy('seq').execute()).map(
      ({ kind, ministry_id }) => [kind, ministry_id],
    );
  const enter = async (id: string) => {
    const cookie = await openSession(app, id, {
      updatedAt: NOW,
      expiresAt: new Date(NOW.getTime() + 60_000),
    });
    return async () => (await recognise(app, cookie, NOW)).viewer;
  };

  test('gets another role, courses and extra time, which hold at the next request', async () => {
    const { id } = await office.somebody('trainee', office.tides);
    const look = await enter(id);
    expect(await look()).toMatchObject({ role: 'trainee', extraTime: 0 });
    await change(office.ofTides, id, { role: 'instructor', extraTime: 50, courses: ['protocol', 'closed'] });
    expect(await look()).toMatchObject({ role: 'instructor', extraTime: 50, ministryId: office.tides });
    expect(await teachings.list(store.db, id)).toEqual(['closed', 'protocol']);
    await change(office.ofTides, id, { role: 'instructor', extraTime: 50, courses: ['protocol'] });
    expect(await teachings.list(store.db, id)).toEqual(['protocol']);
    await change(office.ofTides, id, { role: 'officer', courses: ['protocol'] });
    expect(await teachings.list(store.db, id)).toEqual([]);
    expect(await kinds()).toEqual(
      [
        'role_changed',
        'extra_time_changed',
        'courses_given',
        'courses_given',
        'role_changed',
        'extra_time_changed',
        'courses_given',
      ].map((kind) => [kind, office.tides]),
    );
  });

  test('who is disabled is out at the next request, and in again when enabled', async () => {
    const { id } = await office.somebody('officer', office.tides);
    const look = await enter(id);
    await disable(office.ofTides, id);
    await disable(office.ofTides, id);
    expect(await look()).toBeUndefined();
    expect(await sessions.list(store.db, id)).toEqual([]);
    await person.setDisabled(app, office.ofTides, id, false, NOW);
    expect(await (await enter(id))()).toMatchObject({ role: 'officer' });
    expect(await kinds()).toEqual([
      ['disabled', office.tides],
      ['enabled', office.tides],
    ]);
  });

  test('is moved to another ministry by whoever sees both, and neither reads of the other', async () => {
    const { id } = await office.somebody('trainee', office.tides);
    await change(office.ofTides, id, { ministry: office.winds });
    expect(await users.find(store.db, id)).toMatchObject({ ministryId: office.tides });
    await change(office.whole, id, { ministry: office.winds });
    expect(await found(office.ofTides)).not.toContain(id);
    expect(await found(office.ofWinds)).toContain(id);
    expect(await kinds()).toEqual([['ministry_changed', null]]);
    await expect(change(office.whole, id, { ministry: 'nowhere' })).rejects.toMatchObject({
      fields: { ministry: 'ministry' },
    });
    await expect(change(office.whole, id, { role: 'officer', ministry: '' })).rejects.toMatchObject({
      fields: { ministry: 'officer' },
    });
    await expect(change(office.whole, id, { role: 'instructor', courses: ['none'] })).rejects.toMatchObject(
      lost,
    );
  });

  test('of another ministry does not exist', async () => {
    const { id } = await office.somebody('trainee', office.winds);
    const homeless = await office.somebody('trainee', null);
    for (const theirs of [id, homeless.id, 'made-up', office.whole.id]) {
      await expect(person.getPerson(store.db, office.ofTides, theirs)).rejects.toMatchObject(lost);
      await expect(change(office.ofTides, theirs, { role: 'instructor' })).rejects.toMatchObject(lost);
      await expect(disable(office.ofTides, theirs)).rejects.toMatchObject(lost);
    }
    expect(await found(office.ofTides)).toEqual([office.ofTides.id]);
    expect(await found(office.ofTides, { ministryId: office.winds })).toEqual([]);
    expect(await users.find(store.db, id)).toMatchObject({ role: 'trainee', disabled: false });
    expect(await person.getPerson(store.db, office.whole, id)).toMatchObject({
      id,
      courses: [],
      factors: { totp: false, passkey: false },
    });
  });

  test.each(['trainee', 'instructor', 'officer'] as const)('is no business of a %s', async (role) => {
    const { id } = await office.somebody('trainee', office.tides);
    const viewer = viewerOf(await office.somebody(role, office.tides));
    const forbidden = { code: 'forbidden' };
    await expect(found(viewer)).rejects.toMatchObject(forbidden);
    await expect(person.getPerson(store.db, viewer, id)).rejects.toMatchObject(forbidden);
    await expect(change(viewer, id, {})).rejects.toMatchObject(forbidden);
    await expect(disable(viewer, id)).rejects.toMatchObject(forbidden);
    await expect(disable(undefined, id)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('who is the last administrator stays one', async () => {
    const { whole, ofTides } = office;
    await expect(disable(ofTides, whole.id)).rejects.toMatchObject(lost);
    const second = await office.somebody('administrator', null);
    await disable(whole, second.id);
    // Another who is disabled does not count, nor one of a ministry.
    await expect(change(viewerOf(second), whole.id, {})).rejects.toMatchObject(last);
    await expect(
      change(viewerOf(second), whole.id, { role: 'administrator', ministry: office.tides }),
    ).rejects.toMatchObject(last);
    await expect(disable(viewerOf(second), whole.id)).rejects.toMatchObject(last);
    // For a ministry, one of the whole academy counts.
    await change(whole, ofTides.id, { role: 'trainee' });
    expect(await users.find(store.db, whole.id)).toMatchObject({ role: 'administrator', disabled: false });
  });

  test('takes no rights from themselves', async () => {
    const { whole } = office;
    await office.somebody('administrator', null);
    await expect(change(whole, whole.id, { role: 'trainee' })).rejects.toMatchObject(own);
    await expect(
      change(whole, whole.id, { role: 'administrator', ministry: office.tides }),
    ).rejects.toMatchObject(own);
    await expect(disable(whole, whole.id)).rejects.toMatchObject(own);
    await change(whole, whole.id, { role: 'administrator', extraTime: 25 });
    expect(await users.find(store.db, whole.id)).toMatchObject({ extraTime: 25, role: 'administrator' });
  });

  test('is one administrator of two who shut each other out at the same moment', async () => {
    const other = viewerOf(await office.somebody('administrator', null));
    const both = await Promise.allSettled([disable(office.whole, other.id), disable(other, office.whole.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: last });
  });

  test('is found by name in either script, by address, role, state and ministry, page by page', async () => {
    const insert = (name: string, changes = {}) =>
      insertPerson(store.db, { name, ministryId: office.tides, ...changes }).then(({ id }) => id);
    const layla = await insert('ليلى منصور');
    const elodie = await insert('Élodie Brésil', { email: 'elodie_b@tides.example', role: 'officer' });
    const percent = await insert('100% Anna');
    await disable(office.ofTides, percent);
    expect(await found(office.ofTides, { text: 'منصور' })).toEqual([layla]);
    expect(await found(office.ofTides, { text: 'Élodie' })).toEqual([elodie]);
    expect(await found(office.ofTides, { text: 'bRÉSIL'.replace('É', 'é') })).toEqual([elodie]);
    expect(await found(office.ofTides, { text: 'brésil ODIE_B@' })).toEqual([elodie]);
    expect(await found(office.ofTides, { text: '0%' })).toEqual([percent]);
    expect(await found(office.ofTides, { text: "'; drop table users --" })).toEqual([]);
    expect(await found(office.ofTides, { role: 'officer' })).toEqual([elodie]);
    expect(await found(office.ofTides, { disabled: true })).toEqual([percent]);
    expect(await found(office.whole, { ministryId: office.winds })).toEqual([office.ofWinds.id]);
    const pages = await Promise.all(
      [0, 2, 4, 6].map((offset) => person.listPeople(store.db, office.whole, {}, { limit: 2, offset })),
    );
    expect(pages.map(({ list, count }) => [list.length, count])).toEqual([
      [2, 6],
      [2, 6],
      [2, 6],
      [0, 6],
    ]);
    expect(new Set(pages.flatMap(({ list }) => list.map(({ id }) => id))).size).toBe(6);
  });
});

onEachEngine('a ministry', (store) => {
  test('is made and renamed by whoever runs the whole academy', async () => {
    const app = appOn(store);
    const { whole, tides } = await openOffice(app);
    const made = await ministry.makeMinistry(app, whole, 'Ministère des Étoiles', NOW);
    const counted = new Map(
      (await ministry.listMinistries(store.db, whole)).map(({ id, people }) => [id, people]),
    );
    expect([counted.size, counted.get(made.id), counted.get(tides)]).toEqual([3, 0, 1]);
    const taken = { code: 'conflict', fields: { name: 'ministryTaken' } };
    await expect(ministry.makeMinistry(app, whole, 'ministere des etoiles', NOW)).rejects.toMatchObject(
      taken,
    );
    await expect(
      ministry.renameMinistry(app, whole, made.id, 'MINISTRY OF TIDES', NOW),
    ).rejects.toMatchObject(taken);
    await expect(ministry.renameMinistry(app, whole, 'made-up', 'X', NOW)).rejects.toMatchObject(lost);
    await ministry.renameMinistry(app, whole, made.id, 'Ministère des étoiles', NOW);
    expect((await ministry.listOpenMinistries(store.db, whole)).map(({ name }) => name)).toContain(
      'Ministère des étoiles',
    );
  });

  test('is made once by two at the same moment', async () => {
    const app = appOn(store);
    const { whole } = await openOffice(app);
    const both = [0, 1].map(() => ministry.makeMinistry(app, whole, 'Ministry of Stars', NOW));
    expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  test('knows of no other', async () => {
    const app = appOn(store);
    const { ofTides, tides, winds } = await openOffice(app);
    expect(await ministry.listOpenMinistries(store.db, ofTides)).toMatchObject([{ id: tides }]);
    await expect(ministry.listMinistries(store.db, ofTides)).rejects.toMatchObject(lost);
    await expect(ministry.makeMinistry(app, ofTides, 'Mine', NOW)).rejects.toMatchObject(lost);
    await expect(ministry.renameMinistry(app, ofTides, winds, 'Mine', NOW)).rejects.toMatchObject(lost);
  });
});
