import { type Catalog, catalog, outline } from '../catalog.ts';
import type { FoundLesson } from '../content/course-lookup.ts';
import { mayRead } from '../domain/permission.ts';
import { getQuiz, type PlacedQuiz, type StudiedCourse } from '../domain/quiz.ts';
import type { Viewer } from '../domain/viewer.ts';
import { AppError } from '../errors.ts';

/** The courses with their outlines, and how to find in them what an address or a form names. */
export interface Studied {
  courses: StudiedCourse[];
  /** @throws AppError `not_found`, also for a course that the visitor may not read */
  getCourse(visitor: Viewer | undefined, slug: string): StudiedCourse;
  /** @throws AppError `not_found` */
  getLesson(visitor: Viewer | undefined, slug: string, path: string): StudiedCourse & FoundLesson;
  /** @throws AppError `not_found` */
  getQuiz(visitor: Viewer | undefined, slug: string, name: string): PlacedQuiz;
}

/** What can be studied here. */
export async function studied(): Promise<Studied> {
  const all = await catalog();
  const known = kept.get(all) ?? studiedIn(all);
  kept.set(all, known);
  return known;
}

const kept = new WeakMap<Catalog, Studied>();

function studiedIn(all: Catalog): Studied {
  const courses = all.courses.map((course) => ({ course, outline: outline(course) }));
  const getCourse = (visitor: Viewer | undefined, slug: string) => {
    const found = courses.find(({ course }) => course.slug === slug);
    if (!found) throw new AppError('not_found', `no course ${slug}`);
    if (!mayRead(visitor, found.course)) throw new AppError('unauthenticated', `${slug} is for members`);
    return found;
  };
  return {
    courses,
    getCourse,
    getLesson(visitor, slug, path) {
      const [module = '', lesson = ''] = path.split('/');
      const course = getCourse(visitor, slug);
      const found = all.findLesson(slug, module, lesson);
      if (!found) throw new AppError('not_found', `no lesson ${path} in ${slug}`);
      return { ...course, module: found.module, lesson: found.lesson };
    },
    getQuiz: (visitor, slug, name) => getQuiz(getCourse(visitor, slug), name),
  };
}
