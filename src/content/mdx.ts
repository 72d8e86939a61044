import type { Features, MdastNode } from 'satteri';
import type { Place } from './fault.ts';

/**
 * How lessons are parsed, by the reader and by the build alike: otherwise the two would count other blocks.
 * Citations are ours, so footnotes are off; quotation marks stay as they were typed, in every script.
 */
export const LESSON_FEATURES = { gfm: { footnotes: false }, smartPunctuation: false } satisfies Features;

type Jsx = Extract<MdastNode, { attributes: unknown }>;

/** The text attributes of a component; an attribute without a value is `true`, code is left out. */
export function jsxProps(node: { attributes: Jsx['attributes'] }): Record<string, string | true> {
  const props: Record<string, string | true> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    if (typeof attribute.value === 'string') props[attribute.name] = attribute.value;
    else if (attribute.value === null || attribute.value === undefined) props[attribute.name] = true;
  }
  return props;
}

/** Where a node begins. */
export function placeOf(node: { position?: MdastNode['position'] }, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** What a lesson's address says about it. */
export interface LessonAddress {
  course: string;
  locale: string;
  folder: string;
  name: string;
}

/** Reads `<course>/<locale>/<NN-module>/<NN-lesson>.mdx` off the end of a path. */
export function lessonAddress(path: string): LessonAddress | undefined {
  const match = /([^/\\]+)[/\\]([a-z]{2})[/\\]([^/\\]+)[/\\]([^/\\]+)\.mdx$/.exec(path);
  return match
    ? { course: match[1] ?? '', locale: match[2] ?? '', folder: match[3] ?? '', name: match[4] ?? '' }
    : undefined;
}
