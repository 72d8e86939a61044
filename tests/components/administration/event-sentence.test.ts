import { describe, expect, test } from 'vitest';
import { actorOf, sentenceOf } from '../../../src/components/administration/event-sentence.ts';
import type { ReadEvent } from '../../../src/domain/event.ts';
import { LOCALES } from '../../../src/schemas/atoms.ts';
import { EVENT_KINDS, type EventDetails, type EventKind } from '../../../src/schemas/event.ts';

const read = (kind: EventKind, details: EventDetails = {}, changes: Partial<ReadEvent> = {}): ReadEvent => ({
  ...{ seq: 1, at: '2026-02-02T09:00:00.000Z', kind, details, erased: false },
  ...{ actor: undefined, subject: { name: 'Amina' }, ...changes },
});
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

describe.each(LOCALES)('in %s', (locale) => {
  test.each(EVENT_KINDS)('%s is a sentence, with its details and without', (kind) => {
    const details = { email: 'a@b.example', role: 'officer', from: 'trainee', to: 'officer', factor: 'totp' };
    const more = { courses: 'protocol', name: 'MFA', format: 'csv', rows: 3, sessions: 2 };
    for (const given of [{ ...details, ...more }, {}, { ...details, from: null, to: null, factor: null }]) {
      const sentence = sentenceOf(read(kind, given), locale);
      expect(sentence).toMatch(/^\S.+\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });
});

test('a sentence names the person apart, the role in words, and a number as the language has it', () => {
  const changed = read('role_changed', { from: 'trainee', to: 'officer' });
  expect(sentenceOf(changed, 'en')).toBe(
    'The role of \u2068Amina\u2069 changed: trainee, now ministry officer.',
  );
  expect(plain(sentenceOf(read('sessions_ended', { sessions: 12 }), 'ar'))).toBe(
    'أُنهيت ١٢ جلسة لحساب Amina.',
  );
  expect(plain(sentenceOf(read('extra_time_changed', { from: 0, to: 25 }), 'fr'))).toMatch(/25\s%/);
  expect(plain(sentenceOf(read('invitation_sent', {}), 'en'))).toBe('An invitation went to …, as: ….');
});

test('who did it is a person, a command, somebody outside, or somebody who is not to be named', () => {
  const by = (kind: EventKind, actor: ReadEvent['actor']) => plain(actorOf(read(kind, {}, { actor }), 'en'));
  expect(by('disabled', { name: 'Marta' })).toBe('Marta');
  expect(by('disabled', undefined)).toBe('by command');
  expect(by('sign_in_failed', undefined)).toBe('not signed in');
  expect(by('disabled', 'gone')).toBe('somebody who is no longer here');
  expect(by('disabled', 'elsewhere')).toBe('the administration of the academy');
});

test('what was taken out is not made up', () => {
  expect(plain(sentenceOf(read('exported', {}, { erased: true }), 'en'))).toBe('Export: Amina');
  expect(sentenceOf(read('exported', {}, { erased: true, subject: undefined }), 'fr')).toBe('Exportation');
});

test('a kind that is none is shown as it stands', () => {
  expect(sentenceOf(read('toString' as EventKind), 'en')).toBe('toString');
});
