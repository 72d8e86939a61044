/** A drawing, ready to stand inside another `<svg>`: its `viewBox`, and its text with that box as place and size. */
export type Drawing = { viewBox: string; x: number; y: number; width: number; svg: string };

/** Reads the root of an SVG text. Throws where it has no `viewBox` of four numbers: regions are placed in its units. */
export function drawing(svg: string): Drawing {
  const [root, attributes = ''] = /<svg\b([^>]*)>/.exec(svg) ?? [];
  const viewBox = /\bviewBox="([^"]*)"/.exec(attributes)?.[1] ?? '';
  const [x, y, width, height, ...rest] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!root || !width || !height || x === undefined || y === undefined || rest.length > 0) {
    throw new Error('a hotspot figure needs a viewBox of four numbers');
  }
  const kept = attributes.replace(/\s(?:x|y|width|height|xmlns|role|aria-\w+)="[^"]*"/g, '');
  const placed = `<svg${kept} x="${x}" y="${y}" width="${width}" height="${height}">`;
  return { viewBox, x, y, width, svg: svg.slice(svg.indexOf(root)).replace(root, placed) };
}
