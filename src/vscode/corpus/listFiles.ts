import * as vscode from 'vscode';
import { isNameListFile, readNameLists, safePath, WINNOW_FILES, type NameLists } from '../../core/index.ts';
import { decodeFile } from '../files/fileText.ts';
import { readWhole } from '../files/turns.ts';
import type { Walk } from '../files/walk.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Reads the lists of names of corpora; a corpus whose list files hold the same as before gets the same lists, the very array, so that nothing is compiled or analysed again. */
export interface ListFiles {
  /** Those that the configuration names (relative to the root) first, then every list in `.winnow/names/` by name; what cannot be read is a problem. */
  readonly read: (root: vscode.Uri, wanted: WantedLists) => Promise<NameLists>;
}

/** What the corpus holds, and which lists the configuration names. */
export interface WantedLists {
  readonly walk: Walk;
  readonly configured: readonly string[];
}

/** Makes the reader; it remembers one reading of each root. */
export function createListFiles(): ListFiles {
  const known = new Map<string, { readonly files: readonly ListFile[]; readonly lists: NameLists }>();
  return {
    read: async (root, wanted) => {
      const files = await filesOf(root, wanted);
      const before = known.get(root.toString());
      if (before && isSame(before.files, files)) return before.lists;
      const texts = files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
      const { lists, problems } = readNameLists(texts);
      const missing = files.filter(({ text }) => text === undefined).map(({ path }) => unread(path));
      const read = { lists, problems: [...missing, ...problems] };
      known.set(root.toString(), { files, lists: read });
      return read;
    },
  };
}

interface ListFile {
  readonly path: string;
  /** Undefined when it cannot be read. */
  readonly text: string | undefined;
}

function isSame(a: readonly ListFile[], b: readonly ListFile[]): boolean {
  return a.length === b.length && a.every(({ path, text }, at) => path === b[at]?.path && text === b[at]?.text);
}

function unread(path: string): NameLists['problems'][number] {
  const own = path.startsWith(`${WINNOW_FILES.names}/`);
  const message = vscode.l10n.t('The list of names {0} cannot be read', path);
  return { path: own ? path : WINNOW_FILES.config, line: 1, message };
}

async function filesOf(root: vscode.Uri, { walk, configured }: WantedLists): Promise<readonly ListFile[]> {
  const own = [...walk.files, ...walk.links].filter(isOwnList).sort();
  return await Promise.all([...configured, ...own].map(async (path) => ({ path, text: await textOf(root, path) })));
}

/** A path that leaves the root, a link, a file that is no text or not there: undefined. */
async function textOf(root: vscode.Uri, path: string): Promise<string | undefined> {
  if (safePath(path) !== path) return undefined;
  const uri = vscode.Uri.joinPath(root, path);
  try {
    if (((await fileSystem.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0) return undefined;
    const { text, binary } = decodeFile(await readWhole(uri));
    return binary ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether a path is that of a list right in `.winnow/names/`; a link is one too, which then cannot be read. */
function isOwnList(path: string): boolean {
  const name = path.startsWith(`${WINNOW_FILES.names}/`) ? path.slice(WINNOW_FILES.names.length + 1) : '';
  return !name.includes('/') && isNameListFile(name);
}
