import { readFileSync } from 'node:fs';
import { mdxToHast } from 'satteri';
import type { BlockName } from '../locales/fault-word.ts';
import { LessonFrontmatter } from '../schemas/lesson.ts';
import { claimsIn, numbersIn } from './claim.ts';
import type { Block, LessonText, PlacedQuiz } from './course-content.ts';
import { type Fault, type Place, fault } from './fault.ts';
import { guardTree } from './guard.ts';
import { type LessonTree, readTree } from './lesson-tree.ts';
import { parseMarkup } from './markup.ts';
import { LESSON_FEATURES, placeOf } from './mdx.ts';
import { type Memory, newMemory } from './memory.ts';
import { readYaml } from './yaml-file.ts';

/** A name that a lesson uses and that must exist elsewhere, with its place. */
export interface Use {
  kind: 'quiz' | 'term' | 'source' | 'figure';
  name: string;
  place: Place;
}

/** A block where its author finds it. */
export interface LessonBlock extends Block {
  place: Place;
  name: BlockName;
  /** The terms and sources used in it, as `term:doyen`, `source:manor-2016`. */
  uses: string[];
  /** Whether it stands in a `<Document>`. */
  inDocument: boolean;
}

/** A lesson's file, read: its text when it has no fault of its own, and what it refers to. */
export interface LessonFile {
  /** The whole file. */
  source: string;
  text: LessonText | undefined;
  quizzes: PlacedQuiz[];
  uses: Use[];
  /** The addresses of links and pictures. */
  addresses: { kind: 'link' | 'image'; address: string; place: Place }[];
  /** Its blocks in order of reading; none where a part of the file cannot be read. */
  blocks: LessonBlock[];
  faults: Fault[];
}

/** Reads one MDX file by itself; whether the names that it uses exist is for the course to say. */
export function readLesson(file: string, remember: Memory = newMemory()): LessonFile {
  const source = readFileSync(file, 'utf8');
  return remember(file, source, () => parseLesson(source, file));
}

function parseLesson(source: string, file: string): LessonFile {
  const front = readFrontmatter(source, file);
  const markup = parseMarkup(source, file);
  const tree = readTree(mdxToHast(markup.source, { features: LESSON_FEATURES }));
  const whole = markup.faults.length === 0;
  const blocks = whole ? lessonBlocks(tree, file) : [];
  const { cites, terms } = tree;
  return {
    source,
    text:
      front.data && whole
        ? { ...front.data, file, words: countWords(tree.blocks), blocks: tree.blocks, cites, terms }
        : undefined,
    quizzes: tree.quizzes.map(({ name, optional }) => ({ name, optional })),
    uses: tree.uses
      .filter(({ name }) => name !== '')
      .map(({ kind, name, node }) => ({ kind, name, place: placeOf(node, file) })),
    addresses: tree.addresses.map(({ node, ...address }) => ({ ...address, place: placeOf(node, file) })),
    blocks,
    faults: [...front.faults, ...markup.faults, ...guardTree(markup.root, file), ...uncitedNumbers(blocks)],
  };
}

function lessonBlocks(tree: LessonTree, file: string): LessonBlock[] {
  const counts = new Map<string, number>();
  return tree.blocks.map((block, index) => {
    const detail = tree.details[index];
    const n = (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, n);
    // A paragraph is known by the number that is printed beside it.
    const printed = block.kind === 'p' ? Number(/^p(\d+)$/.exec(detail?.anchor ?? '')?.[1] ?? n) : n;
    return {
      ...block,
      place: detail ? placeOf(detail.node, file) : { file, line: 1, column: 1 },
      name: { kind: block.kind, n: printed, text: beginning(block) },
      uses: detail?.uses ?? [],
      inDocument: detail?.inDocument ?? false,
    };
  });
}

function beginning({ kind, id, text }: Block): string {
  if (kind === 'quiz' || kind === 'figure') return id.slice(kind.length + 1);
  return text.length > 48 ? `${text.slice(0, 48).replace(/\s+\S*$/, '')}…` : text;
}

/**
 * Figures without a source: numbers that read like claims, in a block that cites nothing. A number is sourced when a
 * block that cites something has it, elsewhere in the lesson. What stands in a document was made up for the exercise.
 */
function uncitedNumbers(blocks: readonly LessonBlock[]): Fault[] {
  const cites = ({ uses }: LessonBlock) => uses.some((use) => use.startsWith('source:'));
  const sourced = new Set(blocks.filter(cites).flatMap(({ text }) => numbersIn(text)));
  return blocks.flatMap((block) => {
    const { kind, inDocument, place, name, text } = block;
    if (inDocument || cites(block) || !(kind === 'p' || kind === 'li' || kind === 'blockquote')) return [];
    const number = claimsIn(text).find((claim) => !sourced.has(numbersIn(claim)[0] ?? ''));
    return number === undefined ? [] : [fault(place, 'uncited-number', { number, block: name })];
  });
}

function readFrontmatter(
  source: string,
  file: string,
): { data?: LessonFrontmatter | undefined; faults: Fault[] } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(source);
  if (!match || match.index !== 0) {
    return { faults: [fault({ file, line: 1, column: 1 }, 'no-frontmatter', {})] };
  }
  // One line break stands for the first ---, so that lines count as in the file.
  return readYaml(`\n${match[1]}`, file, LessonFrontmatter);
}

function countWords(blocks: LessonText['blocks']): number {
  const read = blocks.filter(({ kind }) => kind !== 'quiz' && kind !== 'figure');
  return read.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0), 0);
}
