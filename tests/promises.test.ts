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

test.each([
  ['a()', 1],
  ['a().then(() => 1)', 1],
  ['(await a(), a())', 1],
  ['[1].forEach(async () => a())', 0],
  ['void a()', 0],
  ['await a()', 0],
  ['a().catch(() => 1)', 0],
  ['a().then(() => 1, () => 2)', 0],
])('%s drops %i', (statement, count) => {
  const name = resolve(root, 'tests/dropped.ts');
  const text = `declare function a(): Promise<number>;\n${statement};\nexport {};\n`;
  const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, types: [] };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, target) =>
    file === name ? ts.createSourceFile(file, text, target, true) : read(file, target);
  const program = ts.createProgram([name], options, host);
  const file = program.getSourceFile(name);
  expect(file && dropped(file, program.getTypeChecker())).toHaveLength(count);
});

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
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return false;
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
