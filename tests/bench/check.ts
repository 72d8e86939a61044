import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCourses } from '../../src/content/courses.ts';
import { newMemory } from '../../src/content/memory.ts';
import { lessonPath, writeCourses } from '../support/many-lessons.ts';
import { type Finding, median } from './report.ts';

const LESSONS = { courses: 4, modules: 10, lessons: 25 };
const CHANGES = 9;

/** How long `attache check` reads 1,000 lessons, and how long it needs for one that changes while it watches. */
export function checkFindings(): Finding[] {
  const dir = mkdtempSync(join(tmpdir(), 'attache-bench-lessons-'));
  try {
    writeCourses(dir, LESSONS);
    const remember = newMemory();
    const all = time(() => readCourses(dir, remember));
    const changes = Array.from({ length: CHANGES }, (_, change) => {
      appendFileSync(join(dir, 'course-1', lessonPath(1, change + 1)), '\nOne more.\n');
      return time(() => readCourses(dir, remember));
    });
    return [
      { name: '1,000 lessons checked', value: all, unit: 'ms', target: { atMost: 5000 } },
      { name: '… one that changed', value: median(changes), unit: 'ms', target: { atMost: 300 } },
    ];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
