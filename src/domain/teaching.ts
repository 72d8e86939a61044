import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import { analyse, type ItemAnalysis } from '../rules/item-analysis.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';
import * as answers from '../store/answer.ts';
import * as quizVersions from '../store/quiz-version.ts';
import type { Tables } from '../store/schema.ts';
import * as teachings from '../store/teaching.ts';
import type { PlacedQuiz, StudiedCourse } from './quiz.ts';
import { requireViewer, type Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** What everybody answered to a quiz. */
export interface QuizAnalysis {
  /** Attempts with at least one answer that is looked at, and the people behind them. */
  attempts: number;
  people: number;
  /** In the quiz's order, as its items stand today: answers to an earlier wording of an item are left out. */
  items: { item: Item; analysis: ItemAnalysis }[];
  /** Answers left out because their item has been edited since. */
  outdated: number;
}

/** The courses that are the viewer's to teach: an administrator's are all. */
export async function listTaught(
  db: Db,
  visitor: Viewer | undefined,
  courses: readonly StudiedCourse[],
): Promise<StudiedCourse[]> {
  const viewer = requireViewer(visitor);
  if (viewer.role === 'administrator') return [...courses];
  const taught = viewer.role === 'instructor' ? await teachings.list(db, viewer.id) : [];
  return courses.filter(({ course }) => taught.includes(course.slug));
}

/**
 * Gives a course to an instructor; twice is once.
 * @throws AppError `not_found` when there is no such course
 */
export async function teach(
  db: Db,
  instructor: Pick<Viewer, 'id'>,
  slug: string,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  if (!courses.some(({ course }) => course.slug === slug))
    throw new AppError('not_found', `no course ${slug}`);
  await teachings.insert(db, instructor.id, slug, now.toISOString());
}

/**
 * What everybody answered to a quiz of a course that is the viewer's: in practice the first answers, before any feedback;
 * in a graded quiz those that counted. Nobody is named.
 * @throws AppError `not_found` when the course is not the viewer's
 */
export async function analyseQuiz(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
): Promise<QuizAnalysis> {
  const [own] = await listTaught(db, visitor, [placed]);
  if (!own) throw new AppError('not_found', `${placed.course.slug} is not this person's to teach`);
  const list = placed.quiz.mode === 'practice' ? answers.listFirst : answers.listCounted;
  const given = await list(db, placed.course.slug, placed.name);
  const wordings = await readWordings(db, new Set(given.map(({ version }) => version)));
  const today = new Map(placed.quiz.items.map((item) => [item.id, JSON.stringify(item)]));
  const current = given.filter(
    ({ version, item }) => today.has(item) && wordings.get(version)?.get(item) === today.get(item),
  );
  return {
    attempts: new Set(current.map(({ attemptId }) => attemptId)).size,
    people: new Set(current.map(({ userId }) => userId)).size,
    items: placed.quiz.items.map((item) => ({
      item,
      analysis: analyse(
        item,
        current.filter((one) => one.item === item.id),
      ),
    })),
    outdated: given.length - current.length,
  };
}

/** The wording of every item in each version. */
async function readWordings(
  db: Db,
  versions: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const wordings = new Map<string, ReadonlyMap<string, string>>();
  for (const hash of versions) {
    const row = await quizVersions.find(db, hash);
    const items = row ? (JSON.parse(row.content) as Quiz).items : [];
    wordings.set(hash, new Map(items.map((item) => [item.id, JSON.stringify(item)])));
  }
  return wordings;
}
