import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Document,
  LineCounter,
  type Node,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
} from 'yaml';
import type * as z from 'zod';
import type { SyntaxProblem } from '../locales/fault-form.ts';
import { type Fault, type Place, fault } from './fault.ts';
import { issueFaults } from './issue.ts';
import { type Memory, newMemory } from './memory.ts';

/** A YAML file that was read: its data when it fits the schema, and where each value stands. */
export interface YamlFile<T> {
  data: T | undefined;
  faults: Fault[];
  /** Where the value at a path stands; the nearest value around it when there is none. */
  at(path: readonly PropertyKey[]): Place;
}

/**
 * Reads YAML with positions.
 * @param text the whole file, or a part of it after as many line breaks as stand before it in the file
 */
export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S): YamlFile<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const at = (path: readonly PropertyKey[]) => place(offsetOf(document.contents, path, 'value'));
  const errors = [...aliases(document), ...document.errors];
  if (errors.length > 0) {
    const faults = told(errors, document).map((error) => syntaxFault(text, place(error.pos[0]), error));
    return { data: undefined, faults, at };
  }
  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, faults: [], at: lateAt(text, file) };
  const keyAt = (path: readonly PropertyKey[]) => place(offsetOf(document.contents, path, 'key'));
  return { data: undefined, faults: issueFaults(parsed.error.issues, schema, value, { at, keyAt }), at };
}

/** Reads a YAML file that must be there. */
export function readYamlFile<S extends z.ZodType>(
  file: string,
  schema: S,
  remember: Memory = newMemory(),
): YamlFile<z.infer<S>> {
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    return remember(file, text, () => readYaml(text, file, schema));
  }
  const start = { file, line: 1, column: 1 };
  return {
    data: undefined,
    faults: [fault(start, 'missing-file', { name: basename(file) })],
    at: () => start,
  };
}

/** What the parser says, and from where to where. */
interface SyntaxError {
  code: string;
  message: string;
  pos: [number, number];
}

function syntaxFault(text: string, place: Place, error: SyntaxError): Fault {
  if (error.code === 'DUPLICATE_KEY') {
    return fault(place, 'repeated-key', { key: /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? '' });
  }
  // What follows is the excerpt with a caret, which the position replaces.
  const message = error.message.replace(/ at line \d+, column \d+:[\s\S]*$/, '');
  return fault(place, 'syntax', { message, problem: problemOf(error.code, message) });
}

function problemOf(code: string, message: string): SyntaxProblem {
  if (code === 'TAB_AS_INDENT') return 'tab';
  if (/quote/.test(message) || (code === 'UNEXPECTED_TOKEN' && /at node end/.test(message))) return 'quote';
  if (/\b(flow|Flow)\b/.test(message)) return code === 'BLOCK_IN_FLOW' ? 'colon' : 'bracket';
  if (/^(BLOCK_AS_IMPLICIT_KEY|BAD_SCALAR_START|ALIAS)$/.test(code)) return 'colon';
  return /INDENT|IMPLICIT_KEY|MISSING_CHAR/.test(code) ? 'indent' : 'other';
}

/** A text that begins with `*` is an alias to YAML. Courses have none: it is emphasis without quotation marks. */
function aliases(document: Document): SyntaxError[] {
  const found: SyntaxError[] = [];
  visit(document, {
    Alias: (_, node) => {
      const start = node.range?.[0] ?? 0;
      found.push({ code: 'ALIAS', message: '', pos: [start, start] });
    },
  });
  return found;
}

/**
 * The errors worth telling: every repeated key, and of the others the first, since those after it come of it. A
 * quotation mark that is not closed is told where it was opened.
 */
function told(errors: readonly SyntaxError[], document: Document): SyntaxError[] {
  const [first] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const repeated = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  if (first?.code !== 'MISSING_CHAR' || !/quote/.test(first.message))
    return first ? [...repeated, first] : repeated;
  let opened = first.pos[0];
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) opened = range[0];
    },
  });
  return [...repeated, { ...first, message: first.message, pos: [opened, opened] }];
}

/** Finds places when the first is asked for: a parsed document weighs ten times its text. */
function lateAt(text: string, file: string): (path: readonly PropertyKey[]) => Place {
  let parsed: { root: Node | null; lines: LineCounter } | undefined;
  return (path) => {
    if (!parsed) {
      const lines = new LineCounter();
      parsed = { root: parseDocument(text, { lineCounter: lines }).contents, lines };
    }
    const { line, col } = parsed.lines.linePos(offsetOf(parsed.root, path, 'value'));
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/** The offset of the value (or of the last step's key) at a path, as far as the path can be followed. */
function offsetOf(root: Node | null, path: readonly PropertyKey[], side: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const next = child(node, step);
    if (!next) break;
    node = next.value;
    offset =
      (side === 'key' && index === path.length - 1 ? next.key : isNode(node) ? node.range?.[0] : next.key) ??
      offset;
  }
  return offset;
}

function child(node: unknown, step: PropertyKey): { key: number | undefined; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
    );
    return pair && { key: isNode(pair.key) ? pair.key.range?.[0] : undefined, value: pair.value };
  }
  const items = node && typeof node === 'object' && 'items' in node ? node.items : undefined;
  const item: unknown = Array.isArray(items) && typeof step === 'number' ? items[step] : undefined;
  return isNode(item) ? { key: item.range?.[0], value: item } : undefined;
}
