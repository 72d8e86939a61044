import type * as z from 'zod';
import type { ValueForm } from '../locales/fault-form.ts';
import { nearest } from '../rules/nearest.ts';
import { type Fault, type Place, fault } from './fault.ts';

/** Finds the place of a value, and of a key, by its path. */
export interface Positions {
  at(path: readonly PropertyKey[]): Place;
  keyAt(path: readonly PropertyKey[]): Place;
}

/** Turns zod's issues into faults at their places. `value` is what was parsed by `schema`. */
export function issueFaults(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
  positions: Positions,
): Fault[] {
  const mistyped = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: issue.path, key })) : [],
  );
  // A mistyped key is said once, as one that is not known.
  const meant = ({ path }: z.core.$ZodIssue) =>
    valueAt(value, path) === undefined &&
    mistyped.some(
      ({ path: group, key }) =>
        group.length === path.length - 1 &&
        group.every((step, index) => step === path[index]) &&
        nearest(key, [String(path.at(-1))]) !== undefined,
    );
  return issues
    .filter((issue) => issue.code === 'unrecognized_keys' || issue.path.length === 0 || !meant(issue))
    .flatMap((issue) => issueFault(issue, schema, value, positions));
}

function issueFault(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  { at, keyAt }: Positions,
): Fault[] {
  const found = valueAt(value, issue.path);
  const place = at(issue.path);
  if (found === undefined && issue.path.length > 0 && issue.code !== 'unrecognized_keys') {
    return [
      fault(keyAt(issue.path), 'missing-key', {
        key: String(issue.path.at(-1)),
        expected: expectation(issue),
      }),
    ];
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, value, issue.path);
      return issue.keys.map((name) =>
        fault(keyAt([...issue.path, name]), 'unknown-name', { kind: 'key', name, known }),
      );
    }
    case 'invalid_type':
      return [fault(place, 'wrong-type', { found: show(found), expected: issue.expected })];
    case 'invalid_value':
      return [fault(place, 'not-one-of', { found: show(found), known: issue.values.map(String) })];
    case 'invalid_union':
      return [fault(place, 'not-one-of', { found: show(found), known: discriminators(issue) })];
    case 'too_small':
    case 'too_big': {
      const bound = issue.code === 'too_small' ? 'least' : 'most';
      const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      return [
        fault(place, 'out-of-range', { found: size(found), bound, limit, unit: UNITS[issue.origin] ?? '' }),
      ];
    }
    case 'invalid_key':
      return [
        fault(keyAt(issue.path), 'bad-format', {
          found: String(issue.path.at(-1)),
          ...formOf(issue.issues[0]),
        }),
      ];
    case 'invalid_format':
      return [fault(place, 'bad-format', { found: show(found), ...formOf(issue) })];
    default:
      return [fault(place, 'bad-format', { found: show(found), ...formOf(issue) })];
  }
}

const UNITS: Record<string, 'items' | 'characters'> = { array: 'items', string: 'characters' };

/** The form that a value should have. Atoms with a refinement or a pattern are told by their own words. */
function formOf(issue: z.core.$ZodIssue | undefined): { form: ValueForm; message: string } {
  const message = issue?.message ?? '';
  if (issue?.code === 'invalid_format' && issue.format === 'url') return { form: 'https', message };
  if (issue?.code === 'invalid_format' && issue.format === 'date') return { form: 'date', message };
  return { form: MESSAGES.find(([words]) => message.includes(words))?.[1] ?? 'other', message };
}

const MESSAGES: [string, ValueForm][] = [
  ['small letters, digits', 'slug'],
  ['[a-z]{2}', 'language'],
  ['NUL', 'plain'],
];

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.join(' | ');
  if (issue.code === 'invalid_union') return discriminators(issue).join(' | ');
  return issue.message;
}

function discriminators(issue: z.core.$ZodIssue): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** The keys that an object at this path may have. */
function keysAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let type: z.core.$ZodType | undefined = plain(schema, value);
  path.forEach((step, index) => {
    const inner = type && member(type, step);
    type = inner && plain(inner, valueAt(value, path.slice(0, index + 1)));
  });
  const def = type?._zod.def as z.core.$ZodObjectDef | undefined;
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

function member(type: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const def = type._zod.def as z.core.$ZodObjectDef | z.core.$ZodArrayDef | z.core.$ZodRecordDef;
  if (def.type === 'object') return def.shape[String(step)];
  if (def.type === 'array') return def.element;
  return def.type === 'record' ? def.valueType : undefined;
}

/** Looks through optional and default, and chooses a union's option by the value's discriminator. */
function plain(type: z.core.$ZodType, value: unknown): z.core.$ZodType {
  const def = type._zod.def as
    z.core.$ZodDefaultDef | z.core.$ZodOptionalDef | z.core.$ZodDiscriminatedUnionDef;
  if (def.type === 'default' || def.type === 'optional') return plain(def.innerType, value);
  if (def.type !== 'union') return type;
  const key = def.discriminator;
  const option = def.options.find((candidate) =>
    member(candidate, key)?._zod.values?.has(valueAt(value, [key]) as string),
  );
  return option ?? type;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      inner && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function size(value: unknown): string {
  if (Array.isArray(value)) return String(value.length);
  return typeof value === 'string' ? String(value.length) : show(value);
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'object' ? 'a group of keys' : String(value).slice(0, 60);
}
