/** What a module asks for: its lessons in order with their required exercises by name, its quiz, and their minutes. */
export type ModuleOutline = {
  slug: string;
  lessons: { slug: string; exercises: string[]; minutes: number }[];
  quiz: string;
  quizMinutes: number;
};

/** What a course asks for: its modules in order, its final. */
export type Outline = { modules: ModuleOutline[]; final?: string; finalMinutes?: number };

/** What a trainee has done: the lessons marked read, as `module/lesson`, and the quizzes passed, by name. */
export type Standing = { read: ReadonlySet<string>; passed: ReadonlySet<string> };

/** A lesson for a trainee; `missing` are its exercises that are not passed yet. */
export type LessonProgress = { read: boolean; done: boolean; missing: string[] };

/** A module for a trainee; `lessonsDone` of its `lessons`. */
export type ModuleProgress = { lessonsDone: number; lessons: number; quizPassed: boolean; done: boolean };

/** What to do next. */
export type NextStep =
  | { kind: 'lesson'; module: string; lesson: string }
  | { kind: 'quiz'; module: string; quiz: string }
  | { kind: 'final'; quiz: string };

/**
 * Where a trainee stands in a course. `lessons` go by `module/lesson`, `modules` by slug, both in the course's order.
 * `finalPassed` is false for a course without one. `steps` counts lessons, module quizzes and the final; `minutesLeft` is the time of the steps not yet done; `next`
 * is the first step not done, missing when the course is.
 */
export type Progress = {
  lessons: Map<string, LessonProgress>;
  modules: Map<string, ModuleProgress>;
  finalPassed: boolean;
  done: boolean;
  steps: { done: number; all: number };
  minutesLeft: number;
  next?: NextStep;
};

/** How long a lesson takes, its exercises included, in minutes; 0 when the course has no such `module/lesson`. */
export function lessonMinutes({ modules }: Outline, path: string): number {
  const [module, lesson] = path.split('/');
  const lessons = modules.find(({ slug }) => slug === module)?.lessons;
  return lessons?.find(({ slug }) => slug === lesson)?.minutes ?? 0;
}

/** How long a module takes, its quiz included, in minutes. */
export function moduleMinutes({ lessons, quizMinutes }: ModuleOutline): number {
  return lessons.reduce((sum, { minutes }) => sum + minutes, quizMinutes);
}

type Step = { next: NextStep; done: boolean; minutes: number };

/**
 * The rule of progress: a lesson is done when it is marked read and its required exercises are passed; a module when
 * its lessons are done and its quiz is passed; a course when its modules are done and its final, if it has one, is
 * passed.
 */
export function progress(outline: Outline, standing: Standing): Progress {
  const lessons = lessonsOf(outline, standing);
  const steps = stepsOf(outline, standing, lessons);
  const open = steps.filter((step) => !step.done);
  return {
    lessons,
    modules: modulesOf(outline, standing, lessons),
    finalPassed: outline.final !== undefined && standing.passed.has(outline.final),
    done: open.length === 0,
    steps: { done: steps.length - open.length, all: steps.length },
    minutesLeft: open.reduce((sum, step) => sum + step.minutes, 0),
    next: open[0]?.next,
  };
}

function lessonsOf(outline: Outline, { read, passed }: Standing): Map<string, LessonProgress> {
  const lessons = new Map<string, LessonProgress>();
  for (const module of outline.modules) {
    for (const lesson of module.lessons) {
      const path = `${module.slug}/${lesson.slug}`;
      const missing = lesson.exercises.filter((quiz) => !passed.has(quiz));
      lessons.set(path, { read: read.has(path), done: read.has(path) && missing.length === 0, missing });
    }
  }
  return lessons;
}

function modulesOf(
  outline: Outline,
  { passed }: Standing,
  lessons: Map<string, LessonProgress>,
): Map<string, ModuleProgress> {
  return new Map(
    outline.modules.map((module) => {
      const all = module.lessons.length;
      const lessonsDone = module.lessons.filter(
        ({ slug }) => lessons.get(`${module.slug}/${slug}`)?.done,
      ).length;
      const quizPassed = passed.has(module.quiz);
      return [
        module.slug,
        { lessonsDone, lessons: all, quizPassed, done: quizPassed && lessonsDone === all },
      ];
    }),
  );
}

/** Every step of the course in order: each module's lessons, then its quiz; at the end the final. */
function stepsOf(outline: Outline, { passed }: Standing, lessons: Map<string, LessonProgress>): Step[] {
  const steps = outline.modules.flatMap(({ slug: module, lessons: own, quiz, quizMinutes }): Step[] => [
    ...own.map(({ slug: lesson, minutes }): Step => {
      const done = lessons.get(`${module}/${lesson}`)?.done ?? false;
      return { next: { kind: 'lesson', module, lesson }, done, minutes };
    }),
    { next: { kind: 'quiz', module, quiz }, done: passed.has(quiz), minutes: quizMinutes },
  ]);
  const quiz = outline.final;
  if (quiz === undefined) return steps;
  const minutes = outline.finalMinutes ?? 0;
  return [...steps, { next: { kind: 'final', quiz }, done: passed.has(quiz), minutes }];
}
