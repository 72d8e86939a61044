import { expect, test } from 'vitest';
import { compose, isolated, oneLine } from '../../src/rules/letter.ts';

const letter = {
  lang: 'ar',
  dir: 'rtl' as const,
  subject: 'دعوة\r\nBcc: thief@elsewhere.example',
  before: ['<script>alert(1)</script> & "others"'],
  link: { words: 'اقبل', url: 'https://academy.example/ar/invitation?token=a&b' },
  after: ['انتهى.'],
};

test('the address stands on a line of its own in the text', () => {
  const { text } = compose(letter);
  expect(text.split('\n')).toContain(letter.link.url);
});

test('the subject is one line', () => {
  expect(compose(letter).subject).toBe('دعوة Bcc: thief@elsewhere.example');
});

test('the HTML says its language and direction, and what was typed is no markup', () => {
  const { html } = compose(letter);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).not.toContain('<script>');
  expect(html).toContain('<bdi dir="ltr">https://academy.example/ar/invitation?token=a&#38;b</bdi>');
  expect(html).not.toMatch(/src=|url\(|@import|http-equiv/);
});

test('a name cannot turn what stands beside it', () => {
  expect(isolated('Anna\u202E gnp.\u2069')).toBe('\u2068Anna gnp.\u2069');
  expect(oneLine('a\u2028b\u0007c\nd')).toBe('a b c d');
});
