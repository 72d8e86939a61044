import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { signIn } from '../../src/domain/account.ts';
import { takeOut } from '../../src/domain/held.ts';
import { note } from '../../src/domain/event.ts';
import { heldArchive } from '../../src/http/held.ts';
import { held as texts } from '../../src/locales/held.ts';
import * as users from '../../src/store/user.ts';
import { appOn } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';
import { begin, practiseAll, sit } from '../support/studies.ts';
import { viewerOf } from '../support/study.ts';
import { unzip } from '../support/unzip.ts';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const from = { address: '203.0.113.9', userAgent: 'a browser' };

onEachEngine('taking out one’s own data', (store) => {
  const studied = async (name = 'Amina Haddad') => {
    const app = appOn(store);
    const user = await insertPerson(store.db, { name });
    await practiseAll({ app, user }, 'wrong');
    await sit({ app, user }, 'gifts-quiz', 'right');
    const { cookies } = await signIn(app, { email: user.email, password: PASSWORD }, from, NOW);
    return { app, user, cookies };
  };
  const rowsOf = (parts: Awaited<ReturnType<typeof takeOut>>, name: string) =>
    parts.find(({ table }) => table === name)?.rows ?? [];

  test('gives what the person did and is, and nothing of anybody else', async () => {
    const { app, user } = await studied();
    const other = await studied('Jonas Lindqvist');
    const parts = await takeOut(app, viewerOf(user), NOW);
    const all = JSON.stringify(parts);
    expect(rowsOf(parts, 'attempts').length).toBeGreaterThan(1);
    expect(rowsOf(parts, 'answers').length).toBeGreaterThan(5);
    expect(rowsOf(parts, 'sessions')).toMatchObject([{ ip_address: '203.0.113.9', user_agent: 'a browser' }]);
    expect(rowsOf(parts, 'events').at(-1)).toMatchObject({ kind: 'data_downloaded', actor_id: user.id });
    for (const theirs of [other.user.id, other.user.email, other.user.name])
      expect(all).not.toContain(theirs);
  });

  test('gives no secret that is kept', async () => {
    const { app, user } = await studied();
    const all = JSON.stringify(await takeOut(app, viewerOf(user), NOW));
    const hash = (await users.findPasswordHash(store.db, user.id)) ?? 'none';
    const sessions = await store.db.selectFrom('sessions').select('token').execute();
    expect(sessions).toHaveLength(1);
    for (const secret of [hash, app.secret, ...sessions.map(({ token }) => token)])
      expect(all).not.toContain(secret);
  });

  test('tells nothing of what an open graded attempt is worth', async () => {
    const { app, user } = await studied();
    const { id } = await begin({ app, user }, 'precedence-quiz');
    await store.db
      .insertInto('answers')
      .values({
        attempt_id: id,
        key: 'k',
        item: 'i',
        seq: 1,
        answer: '{}',
        points: 3,
        possible: 4,
        answered_at: NOW.toISOString(),
      })
      .execute();
    const parts = await takeOut(app, viewerOf(user), NOW);
    expect(rowsOf(parts, 'answers').find((row) => row['attempt_id'] === id)).toMatchObject({
      points: null,
      possible: null,
    });
    expect(rowsOf(parts, 'attempts').find((row) => row['id'] === id)).toMatchObject({
      points: null,
      passed: null,
    });
    const closed = rowsOf(parts, 'attempts').filter((row) => row['closed_at'] !== null);
    expect(closed).toMatchObject([{ passed: 1 }]);
  });

  test('keeps the details of what an administrator did to others with the others', async () => {
    const { app, user } = await studied();
    const other = await insertPerson(store.db);
    const details = { from: 'trainee', to: 'officer', email: 'somebody@else.example' };
    const event = {
      kind: 'role_changed',
      actor: user.id,
      subject: other.id,
      ministry: null,
      details,
    } as const;
    await note(store.db, app.secret, event, NOW);
    const own = await takeOut(app, viewerOf(user), NOW);
    expect(rowsOf(own, 'events')).toContainEqual(expect.objectContaining({ kind: 'role_changed' }));
    expect(JSON.stringify(own)).not.toContain('somebody@else.example');
    const theirs = await takeOut(app, viewerOf(other), NOW);
    expect(JSON.stringify(rowsOf(theirs, 'event_details'))).toContain('somebody@else.example');
  });

  test('is refused the eleventh time within an hour, and nobody else is', async () => {
    const { app, user } = await studied();
    for (let n = 0; n < 10; n += 1) await takeOut(app, viewerOf(user), NOW);
    const refused = { code: 'limited', reason: 'download_limited', retryAfter: 3600 };
    await expect(takeOut(app, viewerOf(user), NOW)).rejects.toMatchObject(refused);
    await takeOut(app, viewerOf(await insertPerson(store.db)), NOW);
    await takeOut(app, viewerOf(user), new Date(NOW.getTime() + 3_600_000));
    await expect(takeOut(app, undefined, NOW)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('comes as an archive whose tables are those of its JSON, harmless in a spreadsheet', async () => {
    const { app, user } = await studied('=HYPERLINK("https://x.example";"\u0644")');
    const parts = await takeOut(app, viewerOf(user), NOW);
    const given = {
      locale: 'ar',
      name: user.name,
      email: user.email,
      place: 'https://academy.example',
      now: NOW,
    } as const;
    const files = await unzip(Buffer.from(await buffer(heldArchive(parts, given))));
    expect(Object.keys(files)).toEqual([
      texts.ar.noteName,
      ...parts.map((part) => `${texts.ar.parts[part.table].file}.csv`),
      'data.json',
    ]);
    const data = JSON.parse(files['data.json'] ?? '') as Record<string, Record<string, unknown>[]>;
    expect(data['account']?.[0]?.['name']).toBe(user.name);
    for (const { table } of parts) {
      const name = texts.en.parts[table].file;
      const rows: Record<string, string>[] = parse(files[`${name}.csv`] ?? '', { bom: true, columns: true });
      const cells = (data[name] ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value ?? '')])),
      );
      expect(
        rows.map((row) => JSON.stringify(row).replace(/"'/g, '"')),
        name,
      ).toEqual(cells.map((row) => JSON.stringify(row)));
    }
    expect(files['account.csv']).toContain(`"'=HYPERLINK(`);
    expect(files[texts.ar.noteName]).toContain(texts.ar.noteLeftOut);
    expect(files[texts.ar.noteName]).toContain(user.email);
  });
});
