import { createHash } from 'node:crypto';
import type { HastNode } from 'satteri';
import type { Block, BlockKind, CitedSource, PlacedQuiz } from './course-content.ts';
import { jsxProps } from './mdx.ts';

type Jsx = Extract<HastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** What a check must know of a block beyond its text. */
export interface BlockDetail {
  node: HastNode;
  /** Its own fragment, where it has one. */
  anchor: string | undefined;
  /** The terms and sources used in it, as `term:doyen`, `source:manor-2016`. */
  uses: string[];
  /** Whether it stands in a `<Document>`. */
  inDocument: boolean;
}

/** What a reading of a lesson's tree finds, and what the build writes onto it. */
export interface LessonTree {
  blocks: Block[];
  /** In the order of `blocks`. */
  details: BlockDetail[];
  /** The addresses of links and pictures, in order of reading. */
  addresses: { kind: 'link' | 'image'; address: string; node: HastNode }[];
  quizzes: (PlacedQuiz & { node: HastNode })[];
  cites: CitedSource[];
  terms: string[];
  /** Every use of a name that must exist elsewhere, in order of reading. */
  uses: { kind: 'quiz' | 'term' | 'source' | 'figure'; name: string; node: HastNode }[];
  /** The components that must know which lesson they stand in. */
  components: HastNode[];
  /** Properties to be set: attributes of an element, props of a component. */
  props: { node: HastNode; name: string; value: string | true }[];
  /** The margin notes, each to stand before the top-level block in which its terms and sources are first used. */
  notes: { before: HastNode; terms: string[]; cites: CitedSource[] }[];
}

const KINDS = ['p', 'li', 'h2', 'h3', 'h4', 'table', 'blockquote'] as const satisfies readonly BlockKind[];

/**
 * Reads a lesson's tree: its blocks with their ids and anchors, the first uses of terms and sources, its quizzes.
 * A paragraph within a list item or a quotation is part of that block.
 */
export function readTree(root: HastNode): LessonTree {
  const tree: LessonTree = {
    blocks: [],
    details: [],
    addresses: [],
    quizzes: [],
    cites: [],
    terms: [],
    uses: [],
    components: [],
    props: [],
    notes: [],
  };
  const names = { ids: new Map<string, number>(), slugs: new Map<string, number>(), paragraphs: 0 };
  for (const node of childrenOf(root)) {
    const before = { terms: tree.terms.length, cites: tree.cites.length };
    visit(node, { tree, names, top: true, inBlock: false, inDocument: false });
    const note = {
      before: node,
      terms: tree.terms.slice(before.terms),
      cites: tree.cites.slice(before.cites),
    };
    if (note.terms.length + note.cites.length > 0) tree.notes.push(note);
  }
  return tree;
}

interface Visit {
  tree: LessonTree;
  names: { ids: Map<string, number>; slugs: Map<string, number>; paragraphs: number };
  top: boolean;
  inBlock: boolean;
  inDocument: boolean;
}

function visit(node: HastNode, state: Visit): void {
  let { inBlock, inDocument } = state;
  if (node.type === 'element') {
    address(node, state.tree);
    const kind = KINDS.find((name) => name === node.tagName);
    if (kind && !(kind === 'p' && inBlock)) element(node, kind, state);
    inBlock ||= kind === 'li' || kind === 'blockquote';
  } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    component(node, state);
    inDocument ||= node.name === 'Document';
  }
  for (const child of childrenOf(node)) visit(child, { ...state, top: false, inBlock, inDocument });
}

function address(node: Extract<HastNode, { type: 'element' }>, tree: LessonTree): void {
  const { href, src } = node.properties;
  if (node.tagName === 'a') tree.addresses.push({ kind: 'link', address: String(href ?? ''), node });
  if (node.tagName === 'img') tree.addresses.push({ kind: 'image', address: String(src ?? ''), node });
}

function element(node: HastNode, kind: BlockKind, state: Visit): void {
  const { names, tree } = state;
  const text = textOf(node);
  let anchor: string | undefined;
  if (kind === 'p' && state.top) anchor = `p${++names.paragraphs}`;
  else if (/^h\d$/.test(kind)) anchor = numbered(names.slugs, slugOf(text));
  if (anchor) tree.props.push({ node, name: 'id', value: anchor });
  block(node, 'data-block', { kind, text, id: hashOf(kind, text), anchor }, state);
}

function component(node: Jsx, state: Visit): void {
  const { tree } = state;
  const props = jsxProps(node);
  const name = textProp(props['name']);
  if (/^[A-Z]/.test(node.name ?? '')) tree.components.push(node);
  switch (node.name) {
    case 'Term':
      tree.uses.push({ kind: 'term', name, node });
      tree.details.at(-1)?.uses.push(`term:${name}`);
      return first(node, tree.terms, name, tree);
    case 'Cite':
      return cite(node, textProp(props['source']), props['page'], tree);
    case 'Quiz':
      tree.uses.push({ kind: 'quiz', name, node });
      tree.quizzes.push({ name, optional: props['optional'] === true, node });
      return block(
        node,
        'block',
        { kind: 'quiz', text: '', id: `quiz-${name}`, anchor: `quiz-${name}` },
        state,
      );
    case 'Figure':
      tree.uses.push({ kind: 'figure', name, node });
      return block(
        node,
        'block',
        { kind: 'figure', text: String(props['alt'] ?? ''), id: `figure-${name}`, anchor: `figure-${name}` },
        state,
      );
    case 'Document': {
      const text = [props['from'], props['when']].filter((part) => typeof part === 'string').join(' ');
      return block(
        node,
        'block',
        { kind: 'document', text, id: hashOf('document', text), anchor: undefined },
        state,
      );
    }
  }
}

/** A property's text; none when it is missing or bare, which the guard says. */
function textProp(value: string | true | undefined): string {
  return typeof value === 'string' ? value : '';
}

function first(node: HastNode, seen: string[], name: string, tree: LessonTree): void {
  if (seen.includes(name)) return;
  seen.push(name);
  tree.props.push({ node, name: 'first', value: true });
}

function cite(node: HastNode, source: string, page: string | true | undefined, tree: LessonTree): void {
  tree.uses.push({ kind: 'source', name: source, node });
  tree.details.at(-1)?.uses.push(`source:${source}`);
  const known = tree.cites.find((other) => other.source === source && other.page === page);
  const cited: CitedSource = known ?? {
    n: tree.cites.length + 1,
    source,
    ...(typeof page === 'string' && { page }),
  };
  tree.props.push({ node, name: 'n', value: String(cited.n) });
  if (known) return;
  tree.cites.push(cited);
  tree.props.push({ node, name: 'first', value: true });
}

function block(
  node: HastNode,
  name: 'data-block' | 'block',
  { anchor, ...found }: Omit<Block, 'anchor'> & { anchor: string | undefined },
  { names, tree, inDocument }: Visit,
): void {
  const id = numbered(names.ids, found.id, 2);
  tree.blocks.push({ ...found, id, anchor: anchor ?? tree.blocks.at(-1)?.anchor ?? '' });
  tree.details.push({ node, anchor, uses: [], inDocument });
  tree.props.push({ node, name, value: id });
}

/** The name itself the first time, then with `-1`, `-2` (or from another number on). */
function numbered(used: Map<string, number>, name: string, from = 1): string {
  const times = used.get(name) ?? 0;
  used.set(name, times + 1);
  return times === 0 ? name : `${name}-${times - 1 + from}`;
}

function hashOf(kind: BlockKind, text: string): string {
  return createHash('sha256').update(`${kind}\n${text}`).digest('hex').slice(0, 9);
}

/** A heading's words in small letters, joined by hyphens; every script keeps its letters. */
function slugOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-') || 'section'
  );
}

/** The words of a block: no nested lists, no citations, single spaces, NFC. */
function textOf(node: HastNode): string {
  const raw = childrenOf(node).map(rawText).join('');
  return raw.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function rawText(node: HastNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element') {
    if (node.tagName === 'ul' || node.tagName === 'ol') return '';
    if (node.tagName === 'br') return ' ';
    if (node.tagName === 'img') return String(node.properties?.['alt'] ?? '');
  }
  if ('name' in node && node.name === 'br') return ' ';
  return childrenOf(node).map(rawText).join('');
}

function childrenOf(node: HastNode): HastNode[] {
  return 'children' in node ? node.children : [];
}
