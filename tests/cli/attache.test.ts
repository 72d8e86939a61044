import { expect, test } from 'vitest';
import { attache } from '../support/command.ts';

test('without a command it lists the commands', async () => {
  const { code, stderr } = await attache([]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Commands:\n {2}attache serve +Build when needed, then serve\.\n/);
});

test('a command that does not exist is named', async () => {
  const { code, stderr } = await attache(['toString']);
  expect([code, stderr.split('\n')[0]]).toEqual([1, 'There is no command "toString".']);
});

test('a wrong environment variable is named before anything is built, without a stack', async () => {
  const { code, stdout, stderr } = await attache(['serve'], { PORT: 'harbour', PUBLIC_URL: 'academy' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('PORT: "harbour" is not right');
  expect(stderr).toContain('PUBLIC_URL: "academy" is not right');
  expect(stderr).not.toMatch(/\n\s+at /);
});
