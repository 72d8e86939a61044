import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // Of a busy machine with two cores; a test that hangs is still named.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    globalSetup: 'tests/support/postgres.ts',
  },
});
