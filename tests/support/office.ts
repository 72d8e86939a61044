import type { App } from '../../src/app.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Role } from '../../src/schemas/user.ts';
import * as ministries from '../../src/store/ministry.ts';
import type { User } from '../../src/store/user.ts';
import { insertPerson } from './person.ts';
import { viewerOf } from './study.ts';

/** Two ministries that must not know of each other, and the administrators of each and of both. */
export interface Office {
  tides: string;
  winds: string;
  whole: Viewer;
  ofTides: Viewer;
  ofWinds: Viewer;
  /** Adds somebody of a ministry, or of none. */
  somebody(role: Role, ministryId: string | null): Promise<User>;
}

/** Opens the office of an academy. */
export async function openOffice({ db }: Pick<App, 'db'>): Promise<Office> {
  const createdAt = '2026-01-05T09:00:00.000Z';
  const { id: tides } = await ministries.insert(db, { name: 'Ministry of Tides', createdAt });
  const { id: winds } = await ministries.insert(db, { name: 'Ministry of Winds', createdAt });
  const somebody = (role: Role, ministryId: string | null) => insertPerson(db, { role, ministryId });
  return {
    tides,
    winds,
    somebody,
    whole: viewerOf(await somebody('administrator', null)),
    ofTides: viewerOf(await somebody('administrator', tides)),
    ofWinds: viewerOf(await somebody('administrator', winds)),
  };
}

/** The last link that was posted to an address; its messages must still be in the queue. */
export async function linkTo({ db }: Pick<App, 'db'>, address: string): Promise<string> {
  const message = await db
    .selectFrom('messages')
    .select('text')
    .where('to', '=', address)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const [link = ''] = message.text.match(/^https?:\S+$/m) ?? [];
  return link;
}

/** The token in a link. */
export function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}
