import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** The repository's root. */
export const root = resolve(import.meta.dirname, '..', '..');

/** A source file: its path from the root with forward slashes, and what it imports, types and dynamic imports included. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  /** Paths of own files, from the root. */
  readonly own: readonly string[];
  /** Names of packages, built-in modules, `vscode`, and `#` imports, as written. */
  readonly foreign: readonly string[];
}

/** Every TypeScript file under a folder of the repository; src/kernels is AssemblyScript. */
export function sourcesUnder(folder: string): readonly Source[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'));
  return files
    .map((entry) => readSource(join(entry.parentPath, entry.name)))
    .filter(({ path }) => !path.startsWith('src/kernels/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a module name is one of Node's own. */
export function isNodeModule(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names = importedNames(syntax);
  const path = toPath(file);
  const own = names.filter((name) => name.startsWith('.')).map((name) => toPath(resolve(dirname(file), name)));
  return { path, text, syntax, own, foreign: names.filter((name) => !name.startsWith('.')) };
}

const toPath = (file: string): string => relative(root, file).split(sep).join('/');

function importedNames(syntax: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = moduleNameOf(node);
    if (name !== undefined && ts.isStringLiteralLike(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return names;
}

function moduleNameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}
