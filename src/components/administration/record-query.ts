import { EventKind } from '../../schemas/event.ts';
import type { EventQuery } from '../../store/event-search.ts';
import { dayAfter, startOfDay } from '../../rules/zone.ts';

/** The entries that an address asks for, its days those of the reader's zone; what cannot be meant is left out. */
export function queryOf({ searchParams }: URL, timeZone: string): Omit<EventQuery, 'ministryId'> {
  const given = (name: string) => searchParams.get(name)?.replaceAll('\0', '').trim().slice(0, 200) ?? '';
  const until = dayAfter(given('to'));
  return {
    kind: EventKind.safeParse(given('kind')).data,
    text: given('person') || undefined,
    from: startOfDay(given('from'), timeZone),
    until: until && startOfDay(until, timeZone),
    before: placeOf(given('before')),
    after: placeOf(given('after')),
  };
}

/** The same address at another place in the record. */
export function addressAt({ searchParams }: URL, place: { before?: number; after?: number }): string {
  const query = new URLSearchParams(searchParams);
  query.delete('before');
  query.delete('after');
  for (const [name, seq] of Object.entries(place)) query.set(name, String(seq));
  return `?${query}`;
}

function placeOf(given: string): number | undefined {
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}
