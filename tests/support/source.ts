import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** A file of the project and what it imports. Paths are relative to the project, with `/`. */
export interface Source {
  path: string;
  text: string;
  imports: Import[];
}

/** One import, re-export or `import()`. */
export interface Import {
  /** A file's path (`src/rules/stamp.ts`), or for anything else the name as written (`zod`, `astro:content`). */
  target: string;
  /** Whether it is gone at run time: `import type`. `import { type A }` is not, it still loads the module. */
  typeOnly: boolean;
}

/** Reads every file of the patterns, in order of their paths. */
export function readSources(patterns: string[]): Source[] {
  const paths = globSync(patterns).map((path) => path.replaceAll('\\', '/'));
  return paths.toSorted().map((path) => source(path, readFileSync(path, 'utf8')));
}

/** A source from its path and text: also how a canary is written. */
export function source(path: string, text: string): Source {
  return { path, text, imports: scripts(path, text).flatMap((script) => importsOf(path, script)) };
}

/** The TypeScript in a file: all of a `.ts`; of an `.astro` its frontmatter and each `<script>`. */
function scripts(path: string, text: string): string[] {
  if (path.endsWith('.ts') || path.endsWith('.mjs')) return [text];
  if (!path.endsWith('.astro')) return [];
  const frontmatter = /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const tags = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...tags];
}

function importsOf(path: string, script: string): Import[] {
  const found: Import[] = [];
  const add = (name: ts.Node | undefined, typeOnly: boolean) => {
    if (name && ts.isStringLiteral(name)) found.push({ target: resolveTarget(path, name.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
  return found;
}

function resolveTarget(path: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(path), name.replace(/\?.*$/, '')) : name;
}
