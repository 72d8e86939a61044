// How long `attache check` takes on 1,000 lessons, and how long it takes to answer one change while it watches.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCourses } from '../../src/content/courses.ts';
import { newMemory } from '../../src/content/memory.ts';
import { lessonPath, writeCourses } from '../support/many-lessons.ts';

const dir = mkdtempSync(join(tmpdir(), 'many-'));
try {
  writeCourses(dir, { courses: 4, modules: 10, lessons: 25 });
  const remember = newMemory();
  measure('1,000 lessons', () => readCourses(dir, remember));
  for (let change = 1; change <= 5; change++) {
    appendFileSync(join(dir, 'course-1', lessonPath(1, change)), '\nOne more.\n');
    measure(`change ${change}`, () => readCourses(dir, remember));
  }
  console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB`);
} finally {
  rmSync(dir, { recursive: true });
}

function measure(name: string, work: () => { faults: unknown[] }): void {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const { faults } = work();
  const wall = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${name}: ${wall} ms, ${Math.round((user + system) / 1000)} ms of CPU, ${faults.length} faults`,
  );
}
