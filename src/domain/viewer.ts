import { AppError } from '../errors.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { Owed, Standing } from '../rules/factor.ts';
import type { Role } from '../schemas/user.ts';

/** The signed-in person on whose behalf a verb acts. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  role: Role;
  ministryId: string | null;
  locale: Locale;
  timeZone: string;
  /** Extra time for timed quizzes, in per cent. */
  extraTime: number;
  sessionId: string;
}

/** @throws AppError `unauthenticated` when nobody is signed in */
export function requireViewer(viewer: Viewer | undefined): Viewer {
  if (!viewer) throw new AppError('unauthenticated', 'nobody is signed in');
  return viewer;
}

/**
 * Somebody whose password was right and who still owes their second factor. They are nobody for every page and action
 * but those by which it is given or set up.
 */
export interface Pending {
  person: Viewer;
  owes: Owed;
  standing: Standing;
}

/**
 * Whoever may set up a second factor: a viewer, or somebody who owes just that. Who has one and has not given it may not:
 * a stolen password must not add a key of the thief's.
 * @throws AppError `unauthenticated`
 */
export function requireSettingUp(viewer: Viewer | undefined, pending: Pending | undefined): Viewer {
  return requireViewer(viewer ?? (pending?.owes === 'set-up' ? pending.person : undefined));
}
