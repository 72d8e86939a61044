import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import type { LessonContent } from '../content/course-content.ts';
import * as completions from '../store/completion.ts';
import * as positions from '../store/position.ts';
import type { Position } from '../store/position.ts';
import { transaction } from '../store/engine/transaction.ts';
import { inTransaction, type Ledger } from '../store/proof.ts';
import type { Tables } from '../store/schema.ts';
import { hasBlock } from './block-move.ts';
import { settle } from './completion.ts';
import { touch } from './enrolment.ts';
import { mayRead } from './permission.ts';
import type { StudiedCourse } from './quiz.ts';
import { requireViewer, type Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** Where the viewer was last, in any course; undefined when nowhere yet. */
export async function findPlace(db: Db, viewer: Viewer): Promise<Position | undefined> {
  return positions.findNewest(db, viewer.id);
}

/**
 * Remembers that the viewer is at a lesson. Nothing is written when they are known to be there: reading a page again costs
 * no write, and a block that was kept stays. Where the database cannot be written just now, it is not remembered.
 * @param last what `findPlace` returned
 * @returns where the viewer is now
 */
export async function visit(
  db: Db,
  viewer: Viewer,
  studied: StudiedCourse,
  lesson: LessonContent,
  last: Position | undefined,
  now: Date,
): Promise<Position> {
  const { course } = studied;
  if (last?.course === course.slug && last.lesson === lesson.path) return last;
  const known = await positions.find(db, viewer.id, course.slug, lesson.path);
  const block = known?.block ?? null;
  const place = { course: course.slug, lesson: lesson.path, block, visitedAt: now.toISOString() };
  await put(db, viewer, studied, place).catch((error: unknown) => {
    // On a full disk the lesson can still be read.
    if (!(error instanceof AppError && error.code === 'busy')) throw error;
  });
  return place;
}

/**
 * Remembers the block at which the viewer is.
 * @throws AppError `not_found` when the lesson has no such block in any language
 */
export async function keepPlace(
  db: Db,
  visitor: Viewer | undefined,
  studied: StudiedCourse,
  lesson: LessonContent,
  block: string,
  now: Date,
): Promise<void> {
  const viewer = requireViewer(visitor);
  const { course } = studied;
  if (!hasBlock(lesson, block) || !mayRead(viewer, course))
    throw new AppError('not_found', `no block ${block} in ${lesson.path}`);
  const place = { course: course.slug, lesson: lesson.path, block, visitedAt: now.toISOString() };
  await put(db, viewer, studied, place);
}

/** Marks a lesson as read, and completes what that completes. Twice is once. */
export async function markRead(
  ledger: Ledger,
  visitor: Viewer | undefined,
  studied: StudiedCourse,
  lesson: LessonContent,
  now: Date,
): Promise<void> {
  const viewer = requireViewer(visitor);
  const { course } = studied;
  if (!mayRead(viewer, course)) throw new AppError('not_found', `no course ${course.slug} for this person`);
  const completedAt = now.toISOString();
  await inTransaction(ledger, async (within) => {
    await completions.insert(within, viewer.id, {
      course: course.slug,
      scope: 'read',
      slug: lesson.path,
      completedAt,
    });
    await settle(within, viewer.id, studied, now);
  });
}

async function put(db: Db, viewer: Viewer, studied: StudiedCourse, place: Position): Promise<void> {
  await transaction(db, async (trx) => {
    await positions.put(trx, viewer.id, place);
    await touch(trx, viewer.id, studied, new Date(place.visitedAt));
  });
}
