import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampIssue } from '../../src/rules/stamp-shape.ts';
import { stamp, type StampData } from '../../src/rules/stamp.ts';

const london: StampData = {
  id: 'foundations/what-the-word-covers/7',
  shape: 'round',
  ink: 'ink-1',
  code: '1.1',
  title: 'What the word covers',
  course: 'Foundations',
  place: 'London',
  date: '03 Mar 2026',
};

const tunis: StampData = {
  ...london,
  code: '١٫١',
  title: 'ما تعنيه الكلمة',
  course: 'الأسس',
  place: 'تونس',
  date: '٣ مارس ٢٠٢٦',
  rtl: true,
};

const idsIn = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
const referencesIn = (svg: string) =>
  [...svg.matchAll(/url\(#([^)]*)\)|href="#([^"]*)"/g)].map((m) => m[1] ?? m[2]);
const textsIn = (svg: string) => [...svg.matchAll(/<text(?:Path)?[^>]*>([^<]+)</g)].map((match) => match[1]);

describe('stamp', () => {
  it('is the same drawing for the same data, and another one for another id', () => {
    expect(stamp(london)).toBe(stamp({ ...london }));
    expect(stamp({ ...london, id: 'another' })).not.toBe(stamp(london));
  });

  it('names itself for a reader who does not see it', () => {
    expect(stamp(london)).toContain('role="img" aria-label="1.1 What the word covers, London, 03 Mar 2026"');
    expect(stamp(tunis)).toContain('aria-label="١٫١ ما تعنيه الكلمة، تونس، ٣ مارس ٢٠٢٦"');
  });

  it('keeps its ids apart when it is drawn twice, and changes nothing else', () => {
    const first = stamp({ ...london, key: 'leaf' });
    const second = stamp({ ...london, key: 'list' });
    const shared = idsIn(first).filter((id) => idsIn(second).includes(id));
    expect(shared).toEqual([]);
    expect(second.replaceAll('-list', '-leaf')).toBe(first);
  });

  it('refers only to its own ids', () => {
    const svg = stamp({ ...london, key: 'leaf' });
    expect(referencesIn(svg)).toHaveLength(3);
    for (const reference of referencesIn(svg)) expect(idsIn(svg)).toContain(reference);
  });

  it('never bends letters that join, and does not put them in capitals', () => {
    expect(stamp(london)).toContain('<textPath');
    expect(stamp(tunis)).not.toContain('<textPath');
    expect(textsIn(stamp(tunis))).toEqual(['الأسس ١٫١', '٣ مارس ٢٠٢٦', 'تونس', 'ما تعنيه الكلمة']);
  });

  it('sets a title straight, on two lines, when it is too long to be bent', () => {
    const title = 'The first ministry that answered its nationals';
    const svg = stamp({ ...london, title });
    expect(svg).not.toContain('<textPath');
    expect(textsIn(svg)).toContain('THE FIRST MINISTRY THAT');
    expect(textsIn(svg)).toContain('ANSWERED ITS NATIONALS');
  });

  it('sets a long line smaller than a short one', () => {
    const sizeOf = (place: string) => {
      const [, size] = /font-size="(\d+)">[^<]*<\/text><\/g>/.exec(stamp({ ...london, place })) ?? [];
      return Number(size);
    };
    expect(sizeOf('Rome')).toBe(33);
    expect(sizeOf('Ouagadougou')).toBeLessThan(33);
  });

  it('carries no style, no script and no markup from its texts', () => {
    const hostile = '"><script>alert(1)</script>&';
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('round', 'box', 'shield'),
        fc.boolean(),
        (text, shape, rtl) => {
          const nasty = hostile + text;
          const svg = stamp({ ...london, shape, rtl, title: nasty, place: nasty, date: nasty, key: nasty });
          expect(svg).not.toMatch(/<script|style=|NaN|undefined/);
          expect(svg.match(/<svg/g)).toHaveLength(1);
        },
      ),
    );
  });

  it('is small', () => {
    expect(stamp(london).length).toBeLessThan(4500);
  });
});

describe('stampIssue', () => {
  it.each([
    [1, 'round', 'ink-1'],
    [6, 'lozenge', 'ink-2'],
    [7, 'round', 'ink-1'],
    [99, 'oval', 'ink-3'],
  ])('gives course %i its shape and ink', (number, shape, ink) => {
    expect(stampIssue(number)).toEqual({ shape, ink });
  });

  it('refuses what is not a whole number', () => {
    expect(() => stampIssue(1.5)).toThrow(RangeError);
  });
});
