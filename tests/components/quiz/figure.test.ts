import { expect, test } from 'vitest';
import { drawing } from '../../../src/components/quiz/figure.ts';

test('a drawing is placed in its own box', () => {
  const svg =
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 10 560 330" fill="none"><path d="M0 0"/></svg>';
  expect(drawing(svg)).toEqual({
    viewBox: '0 10 560 330',
    x: 0,
    y: 10,
    width: 560,
    svg: '<svg viewBox="0 10 560 330" fill="none" x="0" y="10" width="560" height="330"><path d="M0 0"/></svg>',
  });
});

test('widths of strokes and shapes within are left alone', () => {
  const svg = '<svg viewBox="0 0 10 10" stroke-width="2"><rect width="5" height="5"/></svg>';
  expect(drawing(svg).svg).toContain('stroke-width="2"');
  expect(drawing(svg).svg).toContain('<rect width="5" height="5"/>');
});

test.each(['', '<p>no drawing</p>', '<svg width="5" height="5"></svg>', '<svg viewBox="0 0 10"></svg>'])(
  'without a box it is refused: %s',
  (svg) => {
    expect(() => drawing(svg)).toThrow(/viewBox/);
  },
);
