import type { DrawingPart } from '../locales/fault-form.ts';
import { type Fault, fault } from './fault.ts';

/** What must not stand in a drawing: pages carry its text as it is. */
const UNSAFE: [RegExp, DrawingPart][] = [
  [/<\s*(script|style|foreignObject|iframe|image|animate\w*|set)\b/gi, 'element'],
  [/\sstyle\s*=/gi, 'style'],
  [/\son[a-z]+\s*=/gi, 'handler'],
  [/\b(?:xlink:)?href\s*=\s*["']?\s*(?!["']?\s*#)/gi, 'address'],
  [/url\(\s*["']?\s*(?!["']?\s*#)/gi, 'address'],
  [/<!(DOCTYPE|ENTITY|\[CDATA\[)|<\?(?!xml\s)/gi, 'declaration'],
];

/** Checks a drawing of `figures/`; the faults stand in order of place. */
export function checkFigure(svg: string, file: string): Fault[] {
  const faults = UNSAFE.flatMap(([pattern, what]) =>
    [...svg.matchAll(pattern)].map((match) =>
      fault(placeAt(svg, match.index, file), 'unsafe-drawing', { what }),
    ),
  );
  if (!/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg\b[^>]*\bviewBox=/i.test(svg)) {
    faults.push(
      fault({ file, line: 1, column: 1 }, 'bad-format', {
        found: svg.trim().slice(0, 30),
        form: 'svg',
        message: '',
      }),
    );
  }
  return faults;
}

/** The drawing as a page carries it: without the XML declaration and comments. */
export function figureMarkup(svg: string): string {
  return svg
    .replace(/<\?xml[^>]*>/i, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim();
}

function placeAt(text: string, offset: number, file: string): { file: string; line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
