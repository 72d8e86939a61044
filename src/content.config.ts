import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { type Loader, type LoaderContext, glob } from 'astro/loaders';
import * as z from 'zod';
import { readConfig } from './config.ts';
import type { CourseContent } from './content/course-content.ts';
import { type CoursesContent, readCourses } from './content/courses.ts';
import { errorsOf } from './content/fault.ts';
import { formatFault } from './content/fault-text.ts';
import { type Manual, readManual } from './manual/manual.ts';
import { Term } from './schemas/term.ts';

const { coursesDir } = readConfig(process.env);

/** The lessons' MDX, by `<course>/<locale>/<NN-module>/<NN-lesson>`; their data stand in `courses`. */
const lessons = defineCollection({ loader: lessonLoader() });

/** The courses with all but their lessons' markup, by slug. */
const courses = defineCollection({
  loader: contentLoader('courses', ({ courses }) => courses.map((course) => [course.slug, course])),
  schema: z.custom<CourseContent>(),
});

/** The glossary, by the terms' names. */
const terms = defineCollection({
  loader: contentLoader('terms', ({ glossary }) => Object.entries(glossary)),
  schema: Term,
});

/** The author's manual: one entry. */
const manual = defineCollection({ loader: manualLoader(), schema: z.custom<Manual>() });

/** The lessons of the manual's example, as those of the courses. */
const examples = defineCollection({
  loader: glob({
    base: 'src/manual/example',
    pattern: '*/{en,ar,fr}/*/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    retainBody: false,
  }),
});

export const collections = { lessons, courses, terms, manual, examples };

/** Fills a collection from the reader, and again when a course file changes in development. */
function contentLoader(name: string, entries: (content: CoursesContent) => [string, object][]): Loader {
  return {
    name: `attache-${name}`,
    async load(context) {
      await fill(context, entries);
      const { watcher, logger } = context;
      if (!watcher) return;
      watcher.add(resolve(coursesDir));
      watcher.on('all', (_, path) => {
        if (!path.startsWith(resolve(coursesDir))) return;
        fill(context, entries).catch((error: Error) => logger.error(error.message));
      });
    },
  };
}

async function fill(
  { store, parseData, generateDigest }: LoaderContext,
  entries: (content: CoursesContent) => [string, object][],
) {
  const read = entries(readSound());
  store.clear();
  for (const [id, value] of read) {
    const data = await parseData({ id, data: { ...value } });
    store.set({ id, data, digest: generateDigest(data) });
  }
}

/** Reads the manual's parts; in development it is read at the start. */
function manualLoader(): Loader {
  return {
    name: 'attache-manual',
    async load({ store, config, parseData }) {
      const read = readManual(fileURLToPath(config.root));
      store.set({ id: 'manual', data: await parseData({ id: 'manual', data: { ...read } }) });
    },
  };
}

/** Astro's own loader, behind our reader: its faults have places and words, Astro's have not. */
function lessonLoader(): Loader {
  const { load, ...rest } = glob({
    base: pathToFileURL(`${resolve(coursesDir)}/`),
    pattern: '*/{en,ar,fr}/[0-9][0-9]-*/[0-9][0-9]-*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    retainBody: false,
  });
  return {
    ...rest,
    async load(context) {
      readSound();
      await load(context);
    },
  };
}

/**
 * Reads the courses. Warnings are for `attache check`.
 * @throws Error that lists every error with its place, what was found and how to mend it
 */
function readSound(): CoursesContent {
  const content = readCourses(coursesDir);
  const errors = errorsOf(content.faults);
  if (errors.length === 0) return content;
  const lines = errors.map((fault) => `  ${formatFault(fault)}`);
  const error = new Error([`${coursesDir}: ${lines.length} to mend`, ...lines].join('\n'));
  // The fault is in a course; where the program noticed it would only hide that.
  delete error.stack;
  throw error;
}
