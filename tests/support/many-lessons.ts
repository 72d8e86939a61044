import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large the courses shall be. */
export interface Size {
  courses: number;
  modules: number;
  /** Lessons of a module. */
  lessons: number;
}

/** Writes sound courses in English: lessons of some 800 words, each with a quiz of three items, and a quiz a module. */
export function writeCourses(dir: string, { courses, modules, lessons }: Size): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'glossary.yaml'), GLOSSARY);
  for (let number = 1; number <= courses; number++) {
    const course = join(dir, `course-${number}`);
    mkdirSync(join(course, 'quizzes'), { recursive: true });
    writeFileSync(join(course, 'course.yaml'), courseFile(number, modules));
    writeFileSync(join(course, 'references.yaml'), REFERENCES);
    for (let module = 1; module <= modules; module++) writeModule(course, module, lessons);
  }
}

/** The lesson of a course so written: its file below the course's folder. */
export function lessonPath(module: number, lesson: number): string {
  return `en/${two(module)}-module-${module}/${two(lesson)}-lesson-${lesson}.mdx`;
}

function writeModule(course: string, module: number, lessons: number): void {
  writeFileSync(join(course, `quizzes/module-${module}.yaml`), quizFile('graded', `module ${module}`));
  mkdirSync(join(course, `en/${two(module)}-module-${module}`), { recursive: true });
  for (let lesson = 1; lesson <= lessons; lesson++) {
    const quiz = `quiz-${module}-${lesson}`;
    writeFileSync(join(course, `quizzes/${quiz}.yaml`), quizFile('practice', quiz));
    writeFileSync(join(course, lessonPath(module, lesson)), lessonFile(quiz));
  }
}

function lessonFile(quiz: string): string {
  const paragraph = (n: number) =>
    `In ${quiz} the paragraph ${n} says what a <Term name="doyen">doyen</Term> does. ${SENTENCE.repeat(5)}<Cite source="handbook" page="${n}" />`;
  const section = (n: number) =>
    `## Section ${n}\n\n${paragraph(3 * n)}\n\n${paragraph(3 * n + 1)}\n\n${paragraph(3 * n + 2)}`;
  const front = `---\ntitle: Lesson ${quiz}\nsummary: What is said here.\nchecked: 2026-05-03\n---`;
  return `${[front, section(1), section(2), section(3), `<Quiz name="${quiz}" />`].join('\n\n')}\n`;
}

function quizFile(mode: string, name: string): string {
  const option = (item: number, n: number) =>
    `      - id: o${n}\n${n === 1 ? '        right: true\n' : ''}        text: { en: 'Option ${n} of question ${item}' }\n        feedback:\n          en: What ${name} teaches about option ${n}, in a sentence of some length.`;
  const item = (n: number) =>
    `  - id: i${n}\n    kind: single\n    text: { en: 'Question ${n} of ${name}?' }\n    options:\n${[1, 2, 3, 4].map((o) => option(n, o)).join('\n')}`;
  return `mode: ${mode}\ntitle: { en: Quiz ${name} }\nitems:\n${[1, 2, 3].map(item).join('\n')}\n`;
}

function courseFile(number: number, modules: number): string {
  const one = (n: number) =>
    `  - slug: module-${n}\n    title: { en: Module ${n} }\n    summary: { en: One. }\n    place: { en: Marsa }\n    quiz: module-${n}`;
  const list = Array.from({ length: modules }, (_, index) => one(index + 1));
  return `number: ${number}\noriginal: en\naccess: public\nlevel: working\nhours: 20\ntitle: { en: Course ${number} }\nshort: { en: Course }\nsummary: { en: All. }\naudience: { en: All. }\noutcomes:\n  - en: Name it.\nmodules:\n${list.join('\n')}\n`;
}

const SENTENCE =
  'A ministry that counts posts learns how many posts there were, and nothing of those who read them. ';
const GLOSSARY =
  'doyen:\n  term: { en: doyen }\n  definition: { en: The longest serving head of mission. }\n';
const REFERENCES = 'handbook:\n  title: Handbook\n  language: en\n  reliability: single\n';

function two(n: number): string {
  return String(n).padStart(2, '0');
}
