import { AppError } from '../errors.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** Whose people a viewer may know of: those of one ministry, or everybody. */
export type Reach = { ministryId: string } | 'everybody';

/**
 * How far somebody sees. An administrator who belongs to no ministry runs the whole academy; anybody else sees no further
 * than their own ministry, an administrator of one too.
 * @throws AppError `forbidden` for a person without a ministry who is no administrator, or whose role knows of nobody
 */
export function reachOf(visitor: Viewer | undefined): Reach {
  const { role, ministryId } = requireViewer(visitor);
  if (role !== 'administrator' && role !== 'officer')
    throw new AppError('forbidden', `${role} knows of nobody`);
  if (ministryId !== null) return { ministryId };
  if (role === 'administrator') return 'everybody';
  throw new AppError('forbidden', 'an officer without a ministry');
}

/**
 * The administrator who asks, and how far they see.
 * @throws AppError `forbidden` for anybody else, `unauthenticated` for nobody
 */
export function requireAdministrator(visitor: Viewer | undefined): { viewer: Viewer; reach: Reach } {
  const viewer = requireViewer(visitor);
  if (viewer.role !== 'administrator') throw new AppError('forbidden', `${viewer.role} administers nothing`);
  return { viewer, reach: reachOf(viewer) };
}

/**
 * Checks that a person, an invitation or a ministry is within reach.
 * @throws AppError `not_found` when it is not: what is beyond reach does not exist
 */
export function requireWithin(reach: Reach, ministryId: string | null): void {
  if (reach === 'everybody') return;
  if (reach.ministryId !== ministryId) throw new AppError('not_found', 'it belongs to another ministry');
}
