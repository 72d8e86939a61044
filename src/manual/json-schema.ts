import * as z from 'zod';
import type { Docstring, Docstrings } from './docstrings.ts';

/** The parts of JSON Schema (draft 7) that our shapes come out as. */
export interface JsonSchema {
  $schema?: string;
  title?: string;
  description?: string;
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema | JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: string[];
  const?: string;
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/**
 * What may be written where a shape is asked for, as JSON Schema; each field is described by its docstring.
 * @param name the shape's declaration, as `Quiz`
 */
export function jsonSchema(shape: z.ZodType, name: string, docs: Docstrings): JsonSchema {
  const schema = z.toJSONSchema(shape, { io: 'input', target: 'draft-7' }) as JsonSchema;
  const docstring = docs[name];
  return docstring ? described(schema, docstring, docs) : schema;
}

function described(schema: JsonSchema, docstring: Docstring, docs: Docstrings): JsonSchema {
  const { $schema, properties, items, oneOf, additionalProperties: others, ...rest } = schema;
  return {
    ...($schema !== undefined && { $schema }),
    ...(docstring.text && { description: docstring.text }),
    ...rest,
    ...(properties && { properties: describedFields(properties, docstring, docs) }),
    ...(items && { items: Array.isArray(items) ? items : inner(items, docstring, docs) }),
    ...(oneOf && { oneOf: oneOf.map((member, at) => describedMember(member, at, docstring, docs)) }),
    ...(others !== undefined && {
      additionalProperties: typeof others === 'object' ? inner(others, docstring, docs) : others,
    }),
  };
}

function describedFields(properties: Record<string, JsonSchema>, { fields }: Docstring, docs: Docstrings) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const docstring = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, docstring ? described(property, docstring, docs) : property];
    }),
  );
}

/** An element of a list, or a value of a record: what is said of the whole is not said of each. */
function inner(schema: JsonSchema, { fields, names }: Docstring, docs: Docstrings): JsonSchema {
  return described(schema, { text: '', fields, names: flattened(names, docs, schema) }, docs);
}

/** The members of a union have docstrings of their own; in its list they stand in the same order. */
function describedMember(member: JsonSchema, at: number, { names }: Docstring, docs: Docstrings): JsonSchema {
  const docstring = docs[names[at] ?? ''];
  return docstring ? described(member, docstring, docs) : member;
}

/** A list of a union names the union, which names its members. */
function flattened(names: readonly string[], docs: Docstrings, { oneOf }: JsonSchema): string[] {
  const [only = ''] = names;
  return oneOf && names.length === 1 ? (docs[only]?.names ?? []) : [...names];
}
