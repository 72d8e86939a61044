import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, type Node, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Fault, type Place, fault } from './fault.ts';
import { issueFaults } from './issue.ts';

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
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => syntaxFault(text, place(error.pos[0]), error));
    return { data: undefined, faults, at };
  }
  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, faults: [], at };
  const keyAt = (path: readonly PropertyKey[]) => place(offsetOf(document.contents, path, 'key'));
  return { data: undefined, faults: issueFaults(parsed.error.issues, schema, value, { at, keyAt }), at };
}

/** Reads a YAML file that must be there. */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): YamlFile<z.infer<S>> {
  if (existsSync(file)) return readYaml(readFileSync(file, 'utf8'), file, schema);
  const start = { file, line: 1, column: 1 };
  return {
    data: undefined,
    faults: [fault(start, 'missing-file', { name: basename(file) })],
    at: () => start,
  };
}

function syntaxFault(
  text: string,
  place: Place,
  error: { code: string; message: string; pos: [number, number] },
): Fault {
  if (error.code === 'DUPLICATE_KEY') {
    return fault(place, 'repeated-key', { key: /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? '' });
  }
  // What follows is the excerpt with a caret, which the position replaces.
  return fault(place, 'syntax', { message: error.message.replace(/ at line \d+, column \d+:[\s\S]*$/, '') });
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
