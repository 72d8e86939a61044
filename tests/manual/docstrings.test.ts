import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Docstring, docstrings } from '../../src/manual/docstrings.ts';
import { schemaDocstrings } from '../../src/manual/schema-files.ts';

const FILES = ['atoms', 'course', 'lesson', 'quiz', 'reference', 'term'].map(
  (name) => `src/schemas/${name}.ts`,
);

test.each([...FILES, ...globSync('src/components/lesson/*.astro')])(
  '%s reads as the compiler reads it',
  (path) => {
    const text = script(path);
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const docs = docstrings([text]);
    const compiled = file.statements.flatMap((statement) => declarations(statement));
    for (const {
      path: [name = '', ...fields],
      doc,
    } of compiled) {
      const found = fields.reduce<Docstring | undefined>((at, field) => at?.fields[field], docs[name]);
      expect([name, ...fields, found?.text ?? '']).toEqual([name, ...fields, doc]);
    }
  },
);

test('the schemas have docstrings to compare', () => {
  const docs = schemaDocstrings('.');
  expect(docs['Quiz']?.fields['pass']?.text).toBe(
    'The share of points, in per cent, from which it is passed.',
  );
  expect(docs['Item']?.names).toHaveLength(9);
});

test('a field takes over what its value names; what it says itself comes first', () => {
  const docs = docstrings([
    `const base = {\n  /** The name. */\n  id: Slug, // not this\n};\n`,
    `/**\n * One\n * thing.\n */\nexport const Thing = z.strictObject({\n  ...base,\n  /** Not { this }. */\n  mark: z.string().regex(/^[({]'/),\n  /** Its like. */\n  like: z.array(Other.extend({ /** Within. */ deep: Slug })).min(1),\n});\n`,
  ]);
  expect(docs['Thing']?.text).toBe('One thing.');
  expect(docs['Thing']?.fields['id']?.text).toBe('The name.');
  expect(docs['Thing']?.fields['mark']?.text).toBe('Not { this }.');
  expect(docs['Thing']?.fields['like']?.fields['deep']?.text).toBe('Within.');
});

function script(path: string): string {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.ts') ? text : (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '');
}

interface Declared {
  path: string[];
  doc: string;
}

/** Every declaration and field that the compiler finds JSDoc on, or could. */
function declarations(statement: ts.Statement): Declared[] {
  if (ts.isInterfaceDeclaration(statement)) {
    const path = [statement.name.text];
    return [{ path, doc: docOf(statement) }, ...statement.members.map((member) => field(member, path))];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    const path = [declaration.name.getText()];
    const isSchema = /^[A-Z]|^base$/.test(path[0] ?? '');
    return isSchema ? [{ path, doc: docOf(statement) }, ...inner(declaration, path)] : [];
  });
}

function inner(node: ts.Node, path: string[]): Declared[] {
  const found: Declared[] = [];
  ts.forEachChild(node, (child) => {
    if (!ts.isPropertyAssignment(child)) found.push(...inner(child, path));
    else {
      const own = field(child, path);
      found.push(own, ...inner(child.initializer, own.path));
    }
  });
  return found;
}

function field(node: ts.PropertyAssignment | ts.TypeElement, path: string[]): Declared {
  return { path: [...path, node.name?.getText() ?? ''], doc: docOf(node) };
}

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const text = doc && ts.isJSDoc(doc) ? doc.getText() : '';
  return text
    .slice(3, -2)
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
