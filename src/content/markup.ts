import { type MdastNode, mdxToMdast } from 'satteri';
import { type Fault, type Place, fault } from './fault.ts';
import { LESSON_FEATURES } from './mdx.ts';

/** A lesson as far as it could be parsed. */
export interface ParsedMarkup {
  /** The text that was parsed: the source, with each block that cannot be read emptied. Places stay as they were. */
  source: string;
  root: MdastNode;
  /** One for each block that cannot be read. */
  faults: Fault[];
}

/** After so many unreadable blocks the rest is not looked at. */
const MOST = 20;

/**
 * Parses a lesson. The parser stops at the first mistake; so that an author sees them all, the block in which it
 * stands is emptied and the rest parsed again.
 */
export function parseMarkup(source: string, file: string): ParsedMarkup {
  const faults: Fault[] = [];
  const emptiedTags = new Set<string>();
  let text = source;
  for (let tries = 1; ; tries++) {
    try {
      return { source: text, root: mdxToMdast(text, { features: LESSON_FEATURES }), faults };
    } catch (error) {
      const { place, message } = whereOf(error, file);
      const there = (text.split('\n')[place.line - 1] ?? '').slice(place.column - 1);
      const cause = causeOf(there, place, message);
      // The end of what was emptied is no mistake of its own.
      if (cause.code !== 'stray-tag' || !emptiedTags.has(cause.params.tag)) faults.push(cause);
      emptiedTags.add(/^<([\w.-]*)/.exec(there)?.[1] ?? '');
      text = tries < MOST ? emptied(text, place.line) : '';
    }
  }
}

function whereOf(error: unknown, file: string): { place: Place; message: string } {
  const whole = error instanceof Error ? error.message : String(error);
  const match = /^(\d+):(\d+)(?:-\d+:\d+)?: (.*)/.exec(whole);
  const place = { file, line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) };
  return { place, message: match?.[3]?.replace(/ \([a-z-]+:[a-z-]+\)$/, '') ?? whole };
}

/** What the parser means, told by its message and by what stands at the place. */
function causeOf(there: string, place: Place, message: string): Fault {
  const unclosed = /^Expected a closing tag for `<([^>`]*)>`/.exec(message);
  if (unclosed) return fault(place, 'unclosed-tag', { tag: unclosed[1] ?? '' });
  const stray = /^Unexpected closing tag `<\/([^>`]*)>`(?:.*for `<([^>`]*)>`)?/.exec(message);
  if (stray) return fault(place, 'stray-tag', { tag: stray[1] ?? '', open: stray[2] ?? '' });
  if (there.startsWith('{')) return fault(place, 'open-brace', {});
  if (there.startsWith('<!--')) return fault(place, 'html-comment', {});
  const address = /^<((?:https?:|mailto:)?[^\s<>]+[.@:][^\s<>]+)>/.exec(there);
  if (address) return fault(place, 'angle-address', { address: address[1] ?? '' });
  if (/^<\/?([A-Z]|[a-z]+\s+[a-z:]+=)/.test(there)) {
    return fault(place, 'broken-tag', { text: /^[^>]{0,60}>?/.exec(there)?.[0] ?? '' });
  }
  if (there.startsWith('<'))
    return fault(place, 'open-angle', { text: /^\S+(?:\s\S+)?/.exec(there)?.[0] ?? '' });
  return fault(place, 'unreadable', { message });
}

/** The text without the lines around one, up to empty lines on both sides. */
function emptied(text: string, line: number): string {
  const lines = text.split('\n');
  const blank = (index: number) => (lines[index] ?? '').trim() === '';
  let first = line - 1;
  let last = line - 1;
  while (first > 0 && !blank(first - 1)) first--;
  while (last < lines.length - 1 && !blank(last + 1)) last++;
  return lines.map((each, index) => (index >= first && index <= last ? '' : each)).join('\n');
}
