import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CourseContent } from './course-content.ts';
import { lessonsOf } from './course-lookup.ts';
import { type Fault, type Place, fault } from './fault.ts';
import type { ReadLesson } from './lesson-list.ts';

/** A course as links see it. */
export interface LinkedCourse {
  course: CourseContent;
  read: readonly ReadLesson[];
}

/**
 * The links and pictures of lessons that lead nowhere. `folders` are all courses, also those that were not read.
 * A link is what the reader's browser makes of it, on the page
 * `/<language>/courses/<course>/<module>/<lesson>`: `#p3` is the third paragraph of the page, `other-lesson` another
 * lesson of the module, `../other-module/lesson#p3` one elsewhere in the course. Names are those of the address, without
 * the numbers of folders and files. Links to other sites are not followed.
 */
export function checkLinks(courses: readonly LinkedCourse[], folders: readonly string[]): Fault[] {
  const pages = new Map(courses.map(({ course }) => [course.slug, pagesOf(course)]));
  return courses.flatMap(({ course, read }) => {
    const anchors = new Map(read.map(({ lesson, locale, file }) => [`${locale} ${lesson}`, file]));
    const anchorsOf = (lesson: string, locale: string) => {
      const file = anchors.get(`${locale} ${lesson}`) ?? anchors.get(`${course.original} ${lesson}`);
      return file?.text && new Set(file.text.blocks.map(({ anchor }) => anchor).filter(Boolean));
    };
    return read.flatMap(({ lesson, locale, file }) =>
      file.addresses.flatMap(({ kind, address, place }) => {
        if (/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(address)) return [];
        if (kind === 'image') return checkImage(address, place);
        return checkLink({ course: course.slug, lesson, locale, address, place, pages, folders, anchorsOf });
      }),
    );
  });
}

interface Link {
  course: string;
  lesson: string;
  locale: string;
  address: string;
  place: Place;
  pages: Map<string, Set<string>>;
  folders: readonly string[];
  anchorsOf: (lesson: string, locale: string) => Set<string> | undefined;
}

function checkLink({ course, lesson, locale, address, place, pages, folders, anchorsOf }: Link): Fault[] {
  const url = URL.parse(address, `https://site.example/${locale}/courses/${course}/${lesson}`);
  const [, first, ...rest] = decoded(url?.pathname ?? '')
    .replace(/\/$/, '')
    .split('/');
  const [area, slug, ...within] = first === locale ? rest : [first, ...rest];
  // Pages beside the courses are the site's own.
  if (area !== 'courses' || slug === undefined) return [];
  const target = within.join('/');
  const known = pages.get(slug);
  if (!known && folders.includes(slug)) return [];
  if (!known || (target && !known.has(target))) {
    const near = known?.has(bare(target)) ? [bare(target)] : [...(pages.get(course) ?? [])];
    const names = near.map((page) => relative(page, lesson));
    return [fault(place, 'unknown-name', { kind: 'page', name: address, known: names })];
  }
  const name = decoded(url?.hash.slice(1) ?? '');
  const anchors = slug === course ? anchorsOf(target, locale) : undefined;
  if (!name || !anchors || anchors.has(name)) return [];
  return [fault(place, 'unknown-name', { kind: 'anchor', name, known: [...anchors] })];
}

function checkImage(address: string, place: Place): Fault[] {
  const file = join(dirname(place.file), decoded(address.replace(/[?#].*$/, '')));
  return existsSync(file) ? [] : [fault(place, 'missing-file', { name: address })];
}

/** The pages of a course below its own. */
function pagesOf(course: CourseContent): Set<string> {
  return new Set([
    ...lessonsOf(course).map(({ lesson }) => lesson.path),
    ...Object.keys(course.quizzes).map((name) => `quizzes/${name}`),
  ]);
}

/** A page of a course as a link of one of its lessons writes it. */
function relative(page: string, lesson: string): string {
  const [module = '', name = ''] = page.split('/');
  return lesson.startsWith(`${module}/`) ? name : `../${page}`;
}

/** A file's path as an address: `02-gifts/01-what.mdx` is `gifts/what`. */
function bare(path: string): string {
  return path.replace(/(^|\/)\d\d-/g, '$1').replace(/\.mdx?$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
