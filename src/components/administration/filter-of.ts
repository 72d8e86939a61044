import type { PersonFilter } from '../../store/person.ts';
import { Role } from '../../schemas/user.ts';

/** The filter of people that an address asks for; what cannot be meant is left out. */
export function filterOf({ searchParams }: URL): Omit<PersonFilter, 'within'> {
  const role = Role.safeParse(searchParams.get('role'));
  const text = searchParams.get('q')?.replaceAll('\0', '').slice(0, 200);
  const state = searchParams.get('state');
  const ministryId = searchParams.get('ministry')?.replaceAll('\0', '').slice(0, 64);
  return {
    ...(text && { text }),
    ...(role.success && { role: role.data }),
    ...(['active', 'disabled'].includes(state ?? '') && { disabled: state === 'disabled' }),
    ...(ministryId && { ministryId }),
  };
}
