import * as vscode from 'vscode';
import { DEFAULT_CONFIG, parseConfig, type CorpusConfig } from '../core/index.ts';
import type { Corpus, Entry } from './corpus.ts';
import { walkFolder } from './walk.ts';

/** How a folder is looked at: `chosen` by the person as a corpus; `trusted` lets its own rules apply. */
export interface LoadOptions {
  readonly chosen: boolean;
  readonly trusted: boolean;
}

/** Reads a folder as a corpus; undefined when it is none (contracts.md, When Winnow speaks). */
export async function loadCorpus(root: vscode.Uri, options: LoadOptions): Promise<Corpus | undefined> {
  const top = await vscode.workspace.fs.readDirectory(root);
  const named = top.filter(([name, type]) => type === vscode.FileType.File && NAMED.test(name));
  const own = top.some(([name, type]) => name === '.winnow' && type === vscode.FileType.Directory);
  if (!options.chosen && !own && named.length < 2) return undefined;
  const { config } = parseConfig(await readJson(vscode.Uri.joinPath(root, '.winnow', 'corpus.json')));
  const walk = await walkFolder(root, (folder) => !IGNORED_FOLDER.test(folder));
  const files = walk.files.filter((path) => ARTICLE.test(path));
  return snapshotOf(root, config, files.map(entryOfName));
}

function snapshotOf(root: vscode.Uri, config: CorpusConfig, entries: readonly Entry[]): Corpus {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return {
    root,
    name: root.path.split('/').at(-1) ?? '',
    config,
    index: undefined,
    files: entries.map((entry) => entry.path),
    entries,
    problems: [],
    decisions: [],
    articles: new Map(),
    profile: () => undefined,
    pathOf: (uri) =>
      uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(prefix)
        ? uri.path.slice(prefix.length)
        : undefined,
    uriOf: (path) => vscode.Uri.joinPath(root, path),
    entryOf: (path) => byPath.get(path),
    statusOf: (path) => byPath.get(path)?.status ?? 'todo',
    tagsOf: (path) => byPath.get(path)?.tags ?? [],
  };
}

function entryOfName(path: string): Entry {
  const name = path.split('/').at(-1) ?? path;
  const match = NAMED.exec(name);
  return match ? { path, id: match[2] ?? name, ordinal: Number(match[1]) } : { path, id: name.replace(/\.[^.]+$/u, '') };
}

async function readJson(uri: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return DEFAULT_CONFIG;
  }
}

// e.g. "003_7eab56a015ad09b8-2.txt"
const NAMED = /^(\d+)[_-]([0-9a-f]{8,64})(?:-(\d+))?\.(?:txt|md|text)$/;
// e.g. "a/b.txt"
const ARTICLE = /\.(?:txt|md|text)$/;
// e.g. ".git" or "x/node_modules"
const IGNORED_FOLDER = /(?:^|\/)(?:\.[^/]*|node_modules)$/;
