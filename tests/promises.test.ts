import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const config = ts.getParsedCommandLineOfConfigFile(
  resolve(root, 'tsconfig.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);

test('no promise is dropped', () => {
  const files = config?.fileNames.filter((file) => !file.includes('/node_modules/')) ?? [];
  const program = ts.createProgram(files, config?.options ?? {});
  const own = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName));
  expect(own.length).toBeGreaterThan(100);
  expect(own.flatMap((file) => dropped(file, program.getTypeChecker()))).toEqual([]);
});

test('a dropped promise is seen, a meant one is not', () => {
  const bad = ['a();', 'a().then(() => 1);', '(await a(), a());', 'async () => { a(); };', 'maybe?.();'];
  const good = [
    'await a();',
    'void a();',
    'a().catch(() => 1);',
    'a().then(() => 1, () => 2);',
    'let b = a();',
    'b ??= a();',
    '[1].forEach(async () => a());',
  ];
  expect(dropped(...compiled(bad)).map((line) => line.replace(/^\S+ /, ''))).toEqual(
    bad.map((line) => line.replace(/^.*{ (.*) }.*$/, '$1')),
  );
  expect(dropped(...compiled(good))).toEqual([]);
});

/** Statements as a file of their own, beside the real library types. */
function compiled(statements: string[]): [ts.SourceFile, ts.TypeChecker] {
  const name = resolve(root, 'tests/statements.ts');
  const given = 'declare const a: () => Promise<number>, maybe: typeof a | undefined;';
  const file = ts.createSourceFile(
    name,
    [given, ...statements, 'export {};'].join('\n'),
    ts.ScriptTarget.ESNext,
    true,
  );
  const options = { ...config?.options, types: [] };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, target) => (path === name ? file : read(path, target));
  return [file, ts.createProgram([name], options, host).getTypeChecker()];
}

/** Statements whose value is a promise that nobody waits for, hands on, or catches. `void` says that it is meant. */
function dropped(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && isDropped(node.expression, checker)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push(`${file.fileName.slice(root.length + 1)}:${line + 1} ${node.getText(file).slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isDropped(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isVoidExpression(node) || ts.isAwaitExpression(node)) return false;
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return false;
  if (ts.isCallExpression(node) && handles(node)) return false;
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => part.getProperty('then') !== undefined);
}

function handles({ expression, arguments: given }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const { text } = expression.name;
  return (text === 'catch' && given.length > 0) || (text === 'then' && given.length > 1);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
