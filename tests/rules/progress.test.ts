import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { progress, type Outline } from '../../src/rules/progress.ts';

const outline: Outline = {
  modules: [
    {
      slug: 'basics',
      lessons: [
        { slug: 'words', exercises: [], minutes: 5 },
        { slug: 'rules', exercises: ['rules-check', 'who-said-what'], minutes: 8 },
      ],
      quiz: 'basics-quiz',
      quizMinutes: 10,
    },
    // A lesson of the same name in another module is another lesson.
    {
      slug: 'practice',
      lessons: [{ slug: 'words', exercises: [], minutes: 7 }],
      quiz: 'practice-quiz',
      quizMinutes: 4,
    },
  ],
  final: 'the-final',
  finalMinutes: 20,
};

const stand = (read: string[], passed: string[], course = outline) =>
  progress(course, { read: new Set(read), passed: new Set(passed) });

const READ = ['basics/words', 'basics/rules', 'practice/words'];
const PASSED = ['rules-check', 'who-said-what', 'basics-quiz', 'practice-quiz', 'the-final'];

test.each([
  ['nothing yet', [], [], 0, 54, { kind: 'lesson', module: 'basics', lesson: 'words' }],
  ['one lesson read', ['basics/words'], [], 1, 49, { kind: 'lesson', module: 'basics', lesson: 'rules' }],
  [
    'read, exercises open',
    ['basics/words', 'basics/rules'],
    ['rules-check'],
    1,
    49,
    { kind: 'lesson', module: 'basics', lesson: 'rules' },
  ],
  [
    'exercises passed, not read',
    ['basics/words'],
    ['rules-check', 'who-said-what'],
    1,
    49,
    { kind: 'lesson', module: 'basics', lesson: 'rules' },
  ],
  [
    'lessons done',
    READ.slice(0, 2),
    PASSED.slice(0, 2),
    2,
    41,
    { kind: 'quiz', module: 'basics', quiz: 'basics-quiz' },
  ],
  [
    'first module done',
    READ.slice(0, 2),
    PASSED.slice(0, 3),
    3,
    31,
    { kind: 'lesson', module: 'practice', lesson: 'words' },
  ],
  [
    'a later step first',
    ['practice/words'],
    ['practice-quiz'],
    2,
    43,
    { kind: 'lesson', module: 'basics', lesson: 'words' },
  ],
  ['the final left', READ, PASSED.slice(0, 4), 5, 20, { kind: 'final', quiz: 'the-final' }],
  ['all', READ, PASSED, 6, 0, undefined],
])('%s', (_, read, passed, done, minutesLeft, next) => {
  expect(stand(read, passed)).toMatchObject({ steps: { done, all: 6 }, minutesLeft, done: done === 6 });
  expect(stand(read, passed).next).toEqual(next);
});

test('a lesson says which exercises are missing', () => {
  const { lessons } = stand(['basics/rules'], ['rules-check']);
  expect(lessons.get('basics/rules')).toEqual({ read: true, done: false, missing: ['who-said-what'] });
  expect(lessons.get('practice/words')).toEqual({ read: false, done: false, missing: [] });
});

test('a module is done with its lessons and its quiz, not with one of them', () => {
  const lessons = stand(['practice/words'], []).modules.get('practice');
  const quiz = stand([], ['practice-quiz']).modules.get('practice');
  const both = stand(['practice/words'], ['practice-quiz']).modules.get('practice');
  expect(lessons).toEqual({ lessonsDone: 1, lessons: 1, quizPassed: false, done: false });
  expect(quiz).toEqual({ lessonsDone: 0, lessons: 1, quizPassed: true, done: false });
  expect(both).toEqual({ lessonsDone: 1, lessons: 1, quizPassed: true, done: true });
});

test('a course without a final is done with its modules', () => {
  const course = { modules: outline.modules };
  expect(stand(READ, PASSED.slice(0, 4), course)).toMatchObject({ done: true, steps: { done: 5, all: 5 } });
});

test('doing more never takes anything away', () => {
  fc.assert(
    fc.property(
      fc.subarray(READ),
      fc.subarray(PASSED),
      fc.subarray(READ),
      fc.subarray(PASSED),
      (read, passed, more, won) => {
        const before = stand(read, passed);
        const after = stand([...read, ...more], [...passed, ...won]);
        expect(after.steps.done).toBeGreaterThanOrEqual(before.steps.done);
        expect(after.minutesLeft).toBeLessThanOrEqual(before.minutesLeft);
      },
    ),
  );
});
