import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isNodeModule, root, sourcesUnder, type Source } from './support/sources.ts';

const sources = sourcesUnder('src');
const byPath = new Map(sources.map((source) => [source.path, source]));
const coreOrder = [
  'json',
  'groupBy',
  'config',
  'text',
  'kernels',
  'boilerplate',
  'article',
  'entities',
  'rules',
  'analyze',
  'corpus',
  'formats',
  'changes',
  'index',
];
const purePackages = ['@noble/hashes', 'fflate', 'jsonc-parser', 'minimatch', 'papaparse', 're2js', 'yaml'];

/** The folders of src/vscode: each may import those before it; the files beside them are everybody's. What stands last is only pushed by src/extension.ts. */
const vscodeOrder = ['files', 'corpus', 'findings', 'journal', 'annotations', 'summary', 'names', 'changes', 'tree', 'preview'];
const vscodeLast = ['features', 'commands'];

/** What each part of src may import beside itself; `disk/x.node.ts` counts as `disk.node`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  extension: ['vscode', 'core'],
  cli: ['core', 'node'],
  vscode: ['core', 'disk'],
  disk: [],
  'disk.node': ['node', 'disk'],
  node: ['core'],
  training: ['core', 'node'],
};

describe('the layout of src', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('imports only files that exist, with their suffix', () => {
    const broken = sources.flatMap((source) =>
      source.own.filter((path) => !existsSync(join(root, path))).map((path) => `${source.path} -> ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets each folder import only what it may, types included', () => {
    expect(forbidden((from, to) => !allowed(from, to))).toEqual([]);
  });

  it('keeps imports inside core going leftwards', () => {
    expect(forbidden((from, to) => inCore(from) && inCore(to) && layerOf(to) > layerOf(from))).toEqual([]);
  });

  it('places every file of core in a layer', () => {
    const lost = sources.filter(({ path }) => inCore(path) && layerOf(path) < 0);
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  it('reaches core from outside only through its index, but for training, which learns what is inside', () => {
    const deep = forbidden(
      (from, to) => !inCore(from) && partOf(from) !== 'training' && inCore(to) && layerOf(to) !== coreOrder.length - 1,
    );
    expect(deep).toEqual([]);
  });

  it('re-exports only in index files, so that each name has one home', () => {
    const second = sources.filter(({ path, syntax }) => !path.endsWith('/index.ts') && syntax.statements.some(ts.isExportDeclaration));
    expect(second.map(({ path }) => path)).toEqual([]);
  });

  it('has no import cycle, types included', () => {
    expect(cycles()).toEqual([]);
  });

  it('keeps imports between the folders of src/vscode going leftwards', () => {
    const folders = new Set(sources.flatMap(({ path }) => vscodeFolderOf(path) ?? []));
    expect([...folders].sort()).toEqual([...vscodeOrder, ...vscodeLast].sort());
    expect(forbidden((from, to) => rankOf(to) > rankOf(from))).toEqual([]);
  });

  it('reaches features and commands only from src/extension.ts, and no feature from another', () => {
    const shared = forbidden((from, to) => isLast(to) && from !== 'src/extension.ts' && vscodeFolderOf(from) !== vscodeFolderOf(to));
    const called = forbidden((from, to) => from !== 'src/vscode/features/index.ts' && [from, to].every(isFeature));
    expect([...shared, ...called]).toEqual([]);
  });

  it('imports in core nothing but pure packages', () => {
    const impure = sources
      .filter(({ path }) => inCore(path))
      .flatMap((source) =>
        source.foreign.filter((name) => !purePackages.includes(packageOf(name))).map((name) => `${source.path} -> ${name}`),
      );
    expect(impure).toEqual([]);
  });

  it('uses the vscode module only in src/vscode and src/extension.ts', () => {
    const users = sources.filter((source) => source.foreign.includes('vscode') && !['vscode', 'extension'].includes(partOf(source.path)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it('reads files and folders in the editor only through what asks the disk where there is one, and sets context keys only where they differ', () => {
    // matches vscode.workspace.fs.readFile(uri)
    const reading = /workspace\.fs\.(?:stat|readFile|readDirectory)\b/;
    const asking = sources.filter(({ path, text }) => path !== 'src/vscode/files/fileSystem.ts' && reading.test(text));
    const setting = sources.filter(({ path, text }) => path !== 'src/vscode/contextKey.ts' && text.includes("'setContext'"));
    expect([...asking, ...setting].map(({ path }) => path)).toEqual(['src/vscode/changes/applyChangesSave.ts']);
  });

  it("uses Node's modules only in node, cli, training and disk/*.node.ts", () => {
    const users = sources.filter(
      (source) => source.foreign.some(isNodeModule) && !['node', 'cli', 'training', 'disk.node'].includes(partOf(source.path)),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe('the shape of src', () => {
  it('has files of at most 250 lines, data aside', () => {
    const long = sources.filter((source) => source.text.split('\n').length > 251 && hasFunctions(source.syntax));
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('has no file called utils, helpers, common or misc', () => {
    // matches src/core/text/utils.ts
    expect(sources.filter(({ path }) => /\/(utils?|helpers?|common|misc)\.ts$/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('names files in camelCase', () => {
    // matches spawn.node.ts, readIndex.ts and, for a rule named by its id, second-item.ts
    expect(
      sources
        .filter(({ path }) => !/\/[a-z][a-zA-Z0-9]*(\.[a-z]+)?\.ts$/.test(path) && !path.startsWith('src/core/rules/'))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('says of every exported function and interface in one comment what it promises', () => {
    expect(sources.flatMap((source) => undocumented(source).map((name) => `${source.path}: ${name}`))).toEqual([]);
  });

  it('leaves nothing to do later without an issue', () => {
    // matches TODO and FIXME, but not TODO(#12)
    expect(sources.filter(({ text }) => /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

function inCore(path: string): boolean {
  return path.startsWith('src/core/');
}

function partOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  if (first === 'disk' && second.endsWith('.node.ts')) return 'disk.node';
  return first.replace(/\.ts$/, '');
}

function layerOf(path: string): number {
  return coreOrder.indexOf((path.split('/')[2] ?? '').replace(/\.ts$/, ''));
}

function vscodeFolderOf(path: string): string | undefined {
  const [, part = '', folder, file] = path.split('/');
  return part === 'vscode' && file !== undefined ? folder : undefined;
}

/** The place of a file's folder in src/vscode; a file that is everybody's imports what it likes there and is imported by all. */
function rankOf(path: string): number {
  const folder = vscodeFolderOf(path);
  return folder === undefined ? NaN : isLast(path) ? vscodeOrder.length : vscodeOrder.indexOf(folder);
}

function isLast(path: string): boolean {
  return vscodeLast.includes(vscodeFolderOf(path) ?? '');
}

function isFeature(path: string): boolean {
  return vscodeFolderOf(path) === 'features';
}

function allowed(from: string, to: string): boolean {
  const [source, target] = [partOf(from), partOf(to)];
  const same = source.split(/[./]/)[0] === target.split(/[./]/)[0] && target !== 'disk.node';
  return same || source === target || (mayImport[source]?.includes(target) ?? false);
}

function forbidden(test: (from: string, to: string) => boolean): readonly string[] {
  return sources.flatMap((source) => source.own.filter((to) => test(source.path, to)).map((to) => `${source.path} -> ${to}`));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** One line per cycle found by a walk from every file; files already walked are not walked again. */
function cycles(): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, above: readonly string[]): void => {
    const at = above.indexOf(path);
    if (at >= 0) found.push([...above.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of byPath.get(path)?.own ?? []) walk(next, [...above, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return found;
}

function hasFunctions(syntax: ts.SourceFile): boolean {
  const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
  const search = (node: ts.Node): boolean => isFunction(node) || (ts.forEachChild(node, search) ?? false);
  return search(syntax);
}

function undocumented({ syntax }: Source): readonly string[] {
  const declared = syntax.statements.filter((node) => ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node));
  const exported = declared.filter((node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return exported.filter((node) => ts.getJSDocCommentsAndTags(node).length === 0).map((node) => node.name?.text ?? '');
}
