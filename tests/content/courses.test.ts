import { describe, expect, test } from 'vitest';
import { readCourses } from '../../src/content/courses.ts';
import { errorsOf } from '../../src/content/fault.ts';
import { formatFault } from '../../src/content/fault-text.ts';
import { findLesson, findQuiz, outline } from '../../src/content/course-lookup.ts';

const { courses, glossary, faults } = readCourses('tests/fixtures/courses');
const [protocol, closed] = courses;
if (!protocol || !closed) throw new Error('The fixture courses cannot be read');

test('the academy’s own courses have no errors', () => {
  expect(errorsOf(readCourses('courses').faults).map((fault) => formatFault(fault))).toEqual([]);
});

describe('readCourses', () => {
  test('finds nothing to mend in the fixture courses but one translation that is wanting', () => {
    expect(faults).toMatchObject([{ code: 'no-translation', severity: 'warning' }]);
    expect(courses.map(({ slug, access }) => [slug, access])).toEqual([
      ['protocol', 'public'],
      ['closed', 'members'],
    ]);
    expect(Object.keys(glossary)).toEqual(['precedence', 'agrement', 'doyen']);
  });

  test('names a directory that is not there', () => {
    expect(readCourses('tests/fixtures/nowhere').faults).toMatchObject([{ code: 'missing-file' }]);
  });

  test('orders modules and lessons, and numbers them', () => {
    const numbers = protocol.modules.flatMap(({ number, lessons }) => [
      number,
      ...lessons.map((lesson) => [lesson.number, lesson.path]),
    ]);
    expect(numbers).toEqual([
      '1.1',
      ['1.1.1', 'precedence/who-comes-first'],
      ['1.1.2', 'precedence/the-table'],
      '1.2',
      ['1.2.1', 'gifts/what-may-be-kept'],
    ]);
  });

  test('matches translations by folder and file name; one lesson has none', () => {
    const languages = protocol.modules.flatMap(({ lessons }) =>
      lessons.map(({ texts }) => Object.keys(texts)),
    );
    expect(languages).toEqual([['en', 'ar'], ['en'], ['en', 'ar']]);
  });

  test('reads a lesson: frontmatter, sources by page, terms in order of first use, quizzes', () => {
    const lesson = protocol.modules[0]?.lessons[0];
    expect(lesson?.texts.en).toMatchObject({
      title: 'Who comes first',
      checked: '2026-05-03',
      cites: [{ n: 1, source: 'vienna-1961', page: '16' }],
      terms: ['precedence', 'doyen', 'agrement'],
      words: 105,
    });
    expect(lesson?.quizzes).toEqual([
      { name: 'first-steps', optional: false },
      { name: 'extra-practice', optional: true },
    ]);
  });

  test('keeps a drawing as it goes into a page', () => {
    expect(protocol.figures['table']).toMatch(/^<svg [^>]*viewBox="0 0 300 120"/);
  });

  test('goes through JSON unharmed', () => {
    expect(JSON.parse(JSON.stringify(courses))).toEqual(courses);
  });
});

describe('looking up', () => {
  test('finds a lesson with its module, and none under a wrong name', () => {
    expect(findLesson(protocol, 'precedence', 'the-table')).toMatchObject({
      module: { number: '1.1' },
      lesson: { number: '1.1.2' },
    });
    expect(findLesson(protocol, 'gifts', 'the-table')).toBeUndefined();
  });

  test.each([
    ['first-steps', { kind: 'lesson', optional: false, lesson: { path: 'precedence/who-comes-first' } }],
    ['extra-practice', { kind: 'lesson', optional: true }],
    ['gifts-quiz', { kind: 'module', module: { slug: 'gifts' } }],
    ['final', { kind: 'final' }],
  ])('finds the quiz %s in its place', (name, place) => {
    expect(findQuiz(protocol, name)).toMatchObject({ name, place });
  });

  test.each(['nowhere', 'constructor'])('finds no quiz %s', (name) => {
    expect(findQuiz(protocol, name)).toBeUndefined();
  });

  test('says what the course asks for: three minutes for each required exercise, two for each question', () => {
    expect(outline(protocol)).toEqual({
      modules: [
        {
          slug: 'precedence',
          quiz: 'precedence-quiz',
          quizMinutes: 10,
          lessons: [
            { slug: 'who-comes-first', exercises: ['first-steps'], minutes: 4 },
            { slug: 'the-table', exercises: ['seats'], minutes: 4 },
          ],
        },
        {
          slug: 'gifts',
          quiz: 'gifts-quiz',
          quizMinutes: 4,
          lessons: [{ slug: 'what-may-be-kept', exercises: [], minutes: 1 }],
        },
      ],
      final: 'final',
      finalMinutes: 8,
    });
    expect(outline(closed)).not.toHaveProperty('final');
  });
});
