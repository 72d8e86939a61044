import { expect, test } from 'vitest';
import { reachOf, requireWithin } from '../../src/domain/reach.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Role } from '../../src/schemas/user.ts';

const viewer = (role: Role, ministryId: string | null): Viewer => ({
  id: 'v',
  name: 'V',
  email: 'v@fixtures.example',
  role,
  ministryId,
  locale: 'en',
  timeZone: 'UTC',
  extraTime: 0,
  sessionId: 's',
});

test('an officer and an administrator of a ministry see that ministry, one of none sees everybody', () => {
  expect(reachOf(viewer('officer', 'm1'))).toEqual({ ministryId: 'm1' });
  expect(reachOf(viewer('administrator', 'm1'))).toEqual({ ministryId: 'm1' });
  expect(reachOf(viewer('administrator', null))).toBe('everybody');
});

test.each([['trainee'], ['instructor']] as const)('a %s knows of nobody', (role) => {
  expect(() => reachOf(viewer(role, 'm1'))).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

test('an officer without a ministry sees nobody, a visitor must sign in', () => {
  expect(() => reachOf(viewer('officer', null))).toThrow(expect.objectContaining({ code: 'forbidden' }));
  expect(() => reachOf(undefined)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
});

test('what is beyond reach does not exist', () => {
  expect(() => requireWithin({ ministryId: 'm1' }, 'm2')).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
  expect(() => requireWithin({ ministryId: 'm1' }, null)).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
  expect(() => requireWithin({ ministryId: 'm1' }, 'm1')).not.toThrow();
  expect(() => requireWithin('everybody', null)).not.toThrow();
});
