import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCourses } from '../../src/content/courses.ts';
import { newMemory } from '../../src/content/memory.ts';
import { PAUSE } from '../../src/content/watch.ts';
import { lessonPath, writeCourses } from '../support/many-lessons.ts';

let dir: string;
const remember = newMemory();
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'many-'));
  writeCourses(dir, { courses: 4, modules: 10, lessons: 25 });
});
afterAll(() => rmSync(dir, { recursive: true }));

// Time of the processor: what the clock would show on a machine that has nothing else to do.
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('a thousand lessons are checked in less than 5 s', () => {
  let lessons = 0;
  const taken = processorTime(() => {
    const { read, faults } = readCourses(dir, remember);
    expect(faults).toEqual([]);
    lessons = Object.values(read).flat().length;
  });
  expect(lessons).toBe(1000);
  expect(taken).toBeLessThan(5000);
}, 90_000);

test('a change among them is answered in less than 300 ms, its pause included', () => {
  const answers = [1, 2, 3].map((lesson) => {
    const file = join(dir, 'course-2', lessonPath(3, lesson));
    appendFileSync(file, '\n{oops}\n');
    return processorTime(() => expect(readCourses(dir, remember).faults).toHaveLength(lesson));
  });
  // The quickest: the others may have paid for what was made before.
  expect(Math.min(...answers)).toBeLessThan(300 - PAUSE);
});

test('only what has changed is made again', () => {
  const file = join(dir, 'course-1', lessonPath(1, 1));
  const made: string[] = [];
  const counting: typeof remember = (name, text, make) =>
    remember(name, text, () => {
      made.push(name);
      return make();
    });
  writeFileSync(
    file,
    '---\ntitle: New\nsummary: New.\nchecked: 2026-05-03\n---\n\n<Quiz name="quiz-1-1" />\n',
  );
  readCourses(dir, counting);
  expect(made).toEqual([file]);
});
