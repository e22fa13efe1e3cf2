import * as vscode from 'vscode';
import { inBatches } from '../pacing.ts';
import { fileSystem } from './fileSystem.ts';

/** What a folder holds, as paths relative to it with `/`, sorted: files, folders, the links that were not followed (they may leave the root or run in circles), and what could not be listed. */
export interface Walk {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly links: readonly string[];
  readonly unreadable: readonly string[];
}

/** Which inner folders are listed, and which files and folders count also where they are links; both by their paths. */
export interface Wanted {
  readonly folder: (path: string) => boolean;
  readonly link: (path: string) => boolean;
}

/** Lists so many levels more, the folder itself being the first; gives all that is known so far. */
export type Deeper = (levels: number) => Promise<Walk>;

/** Folders listed at the same time. */
const WIDTH = 24;

/**
 * Begins to list a folder, each level once. By readDirectory and never by findFiles, which need not resolve on virtual file systems. The first step throws when
 * the folder itself cannot be listed.
 */
export function walkFolder(root: vscode.Uri, wanted: Wanted): Deeper {
  const walk = { files: [] as string[], folders: [] as string[], links: [] as string[], unreadable: [] as string[] };
  let level = [''];
  const step = async (): Promise<void> => {
    const before = walk.folders.length;
    const visit = async (folder: string): Promise<void> => {
      const items = await list(root, folder);
      if (!items) walk.unreadable.push(folder);
      for (const [name, type] of items ?? []) sort(walk, { path: folder === '' ? name : `${folder}/${name}`, type, wanted });
    };
    await inBatches(level, visit, { width: WIDTH, isCancelled: () => false });
    level = walk.folders.slice(before);
  };
  return async (levels) => {
    for (let done = 0; done < levels && level.length > 0; done++) await step();
    const { files, folders, links, unreadable } = walk;
    return { files: files.toSorted(), folders: folders.toSorted(), links: links.toSorted(), unreadable: unreadable.toSorted() };
  };
}

interface Item {
  readonly path: string;
  readonly type: vscode.FileType;
  readonly wanted: Wanted;
}

function sort(
  walk: { readonly files: string[]; readonly folders: string[]; readonly links: string[] },
  { path, type, wanted }: Item,
): void {
  const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  if (isLink && !wanted.link(path)) walk.links.push(path);
  else if (isFolder && wanted.folder(path)) walk.folders.push(path);
  else if ((type & vscode.FileType.File) !== 0) walk.files.push(path);
}

async function list(root: vscode.Uri, folder: string): Promise<readonly [string, vscode.FileType][] | undefined> {
  if (folder === '') return await fileSystem.readDirectory(root);
  try {
    return await fileSystem.readDirectory(vscode.Uri.joinPath(root, folder));
  } catch {
    return undefined;
  }
}
