import { expect, test } from 'vitest';
import { listTables } from '../../src/store/engine/table.ts';
import * as held from '../../src/store/held.ts';
import { HELD, NOT_HELD, type Held } from '../../src/store/held.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

/** Names that a column which refers to a person has; a foreign key to users is one whatever its name. */
const OF_A_PERSON =
  /(^|_)(user|actor|subject|person|author|owner|officer|instructor|invited|invitee)_?(id|by)?$|_by$|^e?mail$|^to$/;
/** Names like that, and no person. */
const NOBODY = ['messages.subject', 'attempts.closed_by'];
/** Names of what opens a door. */
const SECRET = /password|token|secret|hash|salt|mac$|challenge|proof|public_key|html/;

onEachEngine('what is held about people', (store) => {
  const tables = () => listTables(store.db, store.engine, { bookkeeping: true });

  test('is decided for every table of the schema, one way or the other', async () => {
    const names = (await tables()).map(({ name }) => name);
    expect([...Object.keys(HELD), ...Object.keys(NOT_HELD)].toSorted()).toEqual(names.toSorted());
  });

  test('is decided for every column: given or withheld', async () => {
    for (const { name, columns } of await tables()) {
      if (name in NOT_HELD) continue;
      const { given, withheld } = HELD[name as Held];
      expect([...given, ...withheld].toSorted(), name).toEqual(columns.map((one) => one.name).toSorted());
    }
  });

  test('is found by every column that refers to a person', async () => {
    for (const { name, columns } of await tables()) {
      const refers = columns
        .filter((one) => one.parent === 'users' || OF_A_PERSON.test(one.name))
        .map((one) => one.name)
        .filter((column) => !NOBODY.includes(`${name}.${column}`));
      const by = name in NOT_HELD ? [] : namingOf(HELD[name as Held]);
      // A person's own row names them by its id.
      const expected = name === 'users' ? ['id'] : refers;
      expect(by, name).toEqual(expect.arrayContaining(expected));
    }
  });

  test('is given without what opens a door', () => {
    for (const [name, { given }] of Object.entries(HELD))
      for (const column of given) expect(SECRET.test(column), `${name}.${column}`).toBe(false);
  });

  test('is that person’s alone', async () => {
    const person = await insertPerson(store.db, { name: 'Amina' });
    await insertPerson(store.db, { name: 'Jonas' });
    expect(await held.list(store.db, 'users', person)).toMatchObject([
      { id: person.id, name: 'Amina', email_verified: 0, created_at: person.createdAt },
    ]);
    expect(await held.list(store.db, 'ministries', person)).toEqual([]);
    const [account] = await held.list(store.db, 'accounts', person);
    expect(account).toMatchObject({ provider_id: 'credential', created_at: person.createdAt });
  });
});

function namingOf(holding: { by: object; others?: readonly string[] }): string[] {
  return [...Object.keys(holding.by), ...(holding.others ?? [])];
}
