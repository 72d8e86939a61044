import { hashPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/store/schema.ts';
import * as user from '../../src/store/user.ts';

/** The password of everybody whom `insertPerson` makes. */
export const PASSWORD = 'correct horse battery staple';

const hash = await hashPassword(PASSWORD);
let number = 0;

/** Adds a trainee with an address of her own, or what `changes` make of her. */
export async function insertPerson(
  db: Kysely<Tables>,
  changes: Partial<Parameters<typeof user.insert>[1]> = {},
): Promise<user.User> {
  number += 1;
  const person = await user.insert(db, {
    name: 'Amina Haddad',
    email: `amina${number}@ministry.example`,
    role: 'trainee',
    ministryId: null,
    locale: 'en',
    timeZone: 'Africa/Cairo',
    passwordHash: hash,
    createdAt: '2026-01-05T09:00:00.000Z',
    ...changes,
  });
  if (!person) throw new Error('This e-mail address is taken.');
  return person;
}
