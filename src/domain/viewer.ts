import { AppError } from '../errors.ts';
import type { Locale } from '../schemas/atoms.ts';
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
