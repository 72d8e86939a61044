import * as z from 'zod';
import { Text } from './atoms.ts';
import { Role } from './user.ts';

/** The most extra time that a person can be given, in per cent of a time limit. */
export const EXTRA_TIME_MAX = 300;

/** What an administrator decides of a person. Courses come as fields of their own. */
export const PersonForm = z.object({
  person: Text.max(64),
  role: Role,
  /** A ministry's id, or an empty text for none; left out by an administrator of one ministry. */
  ministry: Text.max(64).optional(),
  extraTime: z.coerce.number().int().min(0).max(EXTRA_TIME_MAX),
});
export type PersonForm = z.infer<typeof PersonForm>;

/** One person. */
export const PersonKey = z.object({ person: Text.max(64) });

/** A ministry's name. */
export const MinistryName = Text.pipe(z.string().trim().min(1).max(120));

/** A ministry that is made, or given another name. */
export const MinistryForm = z.object({ ministry: Text.max(64).optional(), name: MinistryName });
