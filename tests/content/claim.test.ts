import { expect, test } from 'vitest';
import { claimsIn, numbersIn } from '../../src/content/claim.ts';

test.each([
  ['It reached 80 per cent of them.', ['80 per cent']],
  ['It reached 7 % of them.', ['7 %']],
  ['It reached 3.5% of them.', ['3.5%']],
  ['وصل إلى ٨٠ في المئة منهم.', ['80 في المئة']],
  ['Some 10,000 tweets and 48,000 followers.', ['10,000', '48,000']],
  ['Près de 2 millions de lecteurs.', ['2 million']],
  ['More than 150 people in 25 nodes.', ['150', '25']],
  ['نحو ٤٨ ألف متابع.', ['48 ألف']],
  ['In 2012 it had 150 people.', ['150']],
])('a claim: %s', (text, claims) => {
  expect(claimsIn(text)).toEqual(claims);
});

test.each([
  'Ambassadors since 1961, and again from 2011 to 2015.',
  'On 22 May 2007 it opened, and on 30 May closed.',
  'On 22 and 30 May 2007 they opened.',
  'In the 1990s and in 2011–2015.',
  'After 9/11 a task force was formed.',
  'Article 41 and page 12; lesson 1.2.3 and module 1.2.',
  'The G20, COVID-19 and Web 2.0.',
  'Two levels, 3 steps and 8 days.',
  'افتُتحت في ٢٢ مايو ٢٠٠٧، ثم في ٣٠ مايو.',
  'منذ أحداث ١١ سبتمبر ٢٠٠١.',
  'Le 22 mai 2007 et le 1er juin.',
])('no claim: %s', (text) => {
  expect(claimsIn(text)).toEqual([]);
});

test('a number is the same however it is written', () => {
  expect(numbersIn('48,000 then ٤٨٬٠٠٠ then 48\u202f000 and 3.5')).toEqual([
    '48000',
    '48000',
    '48000',
    '3.5',
  ]);
});
