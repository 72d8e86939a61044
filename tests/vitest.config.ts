import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    // Of a busy machine with two cores; a test that hangs is still named.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // By itself it would leave one of two cores unused.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/standing/**'],
          globalSetup: 'tests/support/postgres.ts',
        },
      },
      {
        // What the built product stands, asked over HTTP in a process of its own.
        extends: true,
        test: {
          name: 'standing',
          include: ['tests/standing/*.test.ts'],
          globalSetup: ['tests/support/build-both.ts', 'tests/support/postgres.ts'],
          // They wait for those processes more than they work; the unit tests have the machine to themselves before.
          sequence: { groupOrder: 1 },
          // A test that starts a few processes, on that same machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
