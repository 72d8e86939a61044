import { describe, expect, it } from 'vitest';
import { braid } from '../../src/rules/braid.ts';
import { perforate } from '../../src/rules/perforation.ts';
import { houseMark, rosette } from '../../src/rules/rosette.ts';

const count = (svg: string, tag: string) => svg.split(`<${tag}`).length - 1;
const idsIn = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);

describe('rosette', () => {
  it('is the same for the same id, and another one for another id', () => {
    expect(rosette('0041278')).toBe(rosette('0041278'));
    expect(rosette('0041279')).not.toBe(rosette('0041278'));
  });

  it.each([1, 2, 3, 4])('draws %i bands, each once, and repeats it', (bands) => {
    const svg = rosette('0041278', { bands });
    expect(count(svg, 'path')).toBe(bands);
    expect(new Set(svg.match(/href="#[^"]*"/g)).size).toBe(bands);
  });

  it('stays within its square', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const [, x, y] = /d="M(-?[\d.]+) (-?[\d.]+)/.exec(rosette(id)) ?? [];
      expect(Math.hypot(Number(x), Number(y))).toBeLessThan(100);
    }
  });

  it('is decoration without a label, and a picture with one', () => {
    expect(rosette('a')).toContain('aria-hidden="true"');
    expect(rosette('a', { label: '"Lina"' })).toContain('role="img" aria-label="&#34;Lina&#34;"');
  });

  it('keeps its ids apart by a key', () => {
    const both = [...idsIn(rosette('a', { key: 'one' })), ...idsIn(rosette('a', { key: 'two' }))];
    expect(new Set(both).size).toBe(8);
  });
});

describe('houseMark', () => {
  it('turns one wave of six lobes by half a lobe', () => {
    expect(count(houseMark(), 'path')).toBe(1);
    expect(houseMark('foot')).toContain('<use href="#foot" transform="rotate(30)"/>');
  });
});

describe('braid', () => {
  it('interlaces as many lines as it is told', () => {
    const border = braid('visa', { lines: 6, high: 32 });
    expect(border.match(/M/g)).toHaveLength(6);
    expect(border).toContain('height="32"');
  });

  it('draws the neighbouring rows that reach into its tile', () => {
    expect(braid('leaf', { lines: 1, high: 9, rise: 16 }).match(/M/g)).toHaveLength(5);
  });

  it('fills its box with its own pattern', () => {
    const svg = braid('visa', { key: 'two' });
    expect(svg).toContain(`fill="url(#${idsIn(svg)[0]})"`);
  });
});

describe('perforate', () => {
  it('punches ten holes for a 1 and leaves a gap for what is no digit', () => {
    expect(perforate('1').match(/M/g)).toHaveLength(10);
    expect(perforate('1-1').match(/M/g)).toHaveLength(20);
    expect(perforate('1-1')).toContain('viewBox="0 0 64 28"');
  });

  it('says its number', () => {
    expect(perforate('0041278')).toContain('aria-label="0041278"');
  });
});
