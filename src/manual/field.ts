import { LOCALES } from '../schemas/atoms.ts';
import type { JsonSchema } from './json-schema.ts';

/** What may stand as a value, as the manual says it in the reader's language. */
export type FieldType =
  | { is: 'localized' | 'localized-list' | 'name' | 'flag' | 'date' | 'address' | 'box' | 'group' }
  | { is: 'text'; most: number | undefined }
  /** `above`: the least number is itself not allowed. */
  | { is: 'whole' | 'number'; least: number | undefined; most: number | undefined; above: boolean }
  | { is: 'choice'; of: string[] }
  | { is: 'list' | 'texts'; least: number | undefined; most: number | undefined };

/** A field of a file, as the manual shows it. */
export interface Field {
  name: string;
  /** The way to it, with dots: `course.modules.slug`. It is unique in the manual, and the fragment that leads there. */
  id: string;
  type: FieldType;
  required: boolean;
  /** What holds when it is left out. */
  fallback: string | undefined;
  /** Its docstring. */
  text: string;
  fields: Field[];
}

/** The fields of a shape, in order. A text in several languages is one field; so is each of the kinds of a union. */
export function fieldsOf(schema: JsonSchema, id: string): Field[] {
  const object = isRecord(schema) ? schema.additionalProperties : schema;
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    name,
    id: `${id}.${name}`,
    type: typeOf(property),
    required: object.required?.includes(name) ?? false,
    fallback: property.default === undefined ? undefined : JSON.stringify(property.default),
    text: property.description ?? '',
    fields: isLocalized(elementOf(property)) ? [] : fieldsOf(elementOf(property), `${id}.${name}`),
  }));
}

function typeOf(schema: JsonSchema): FieldType {
  const { minItems, maxItems, minimum, maximum, exclusiveMinimum, maxLength } = schema;
  if (isLocalized(schema)) return { is: isListed(schema) ? 'localized-list' : 'localized' };
  if (schema.enum || schema.const !== undefined)
    return { is: 'choice', of: schema.enum ?? [schema.const ?? ''] };
  if (schema.format === 'date') return { is: 'date' };
  if (schema.format === 'uri') return { is: 'address' };
  if (Array.isArray(schema.items)) return { is: 'box' };
  switch (schema.type) {
    case 'array':
      return {
        is: isLocalized(elementOf(schema)) ? 'texts' : 'list',
        least: minItems,
        most: maxItems,
      };
    case 'object':
      return { is: 'group' };
    case 'boolean':
      return { is: 'flag' };
    case 'integer':
      return { is: 'whole', least: bounded(minimum), most: bounded(maximum), above: false };
    case 'number':
      return {
        is: 'number',
        least: minimum ?? exclusiveMinimum,
        most: maximum,
        above: exclusiveMinimum !== undefined,
      };
    default:
      return schema.pattern ? { is: 'name' } : { is: 'text', most: maxLength };
  }
}

// JSON Schema writes "no limit" for whole numbers as the largest that is safe.
function bounded(limit: number | undefined): number | undefined {
  return limit !== undefined && Number.isSafeInteger(limit) && Math.abs(limit) < Number.MAX_SAFE_INTEGER
    ? limit
    : undefined;
}

function elementOf(schema: JsonSchema): JsonSchema {
  return schema.items && !Array.isArray(schema.items) ? schema.items : schema;
}

function isRecord(schema: JsonSchema): schema is { additionalProperties: JsonSchema } {
  return typeof schema.additionalProperties === 'object';
}

function isLocalized({ properties }: JsonSchema): boolean {
  const names = Object.keys(properties ?? {});
  return names.length > 0 && names.every((name) => (LOCALES as readonly string[]).includes(name));
}

function isListed({ properties = {} }: JsonSchema): boolean {
  return Object.values(properties).some(({ type }) => type === 'array');
}
