import * as vscode from 'vscode';
import { inBatches } from '../pacing.ts';
import { fileSystem } from './fileSystem.ts';

/** The files of a folder, relative with `/`, sorted; the links that were not followed (they may leave the root or run in circles); what could not be listed. */
export interface Walk {
  readonly files: readonly string[];
  readonly links: readonly string[];
  readonly unreadable: readonly string[];
}

/** Folders listed at the same time. */
const WIDTH = 24;

/**
 * Lists a folder, `wanted` deciding on each inner folder by its path. By readDirectory and never by findFiles, which need not resolve on virtual file
 * systems. Throws when the root itself cannot be listed.
 */
export async function walkFolder(root: vscode.Uri, wanted: (folder: string) => boolean): Promise<Walk> {
  const walk = { files: [] as string[], links: [] as string[], unreadable: [] as string[] };
  let level = [''];
  while (level.length > 0) {
    const next: string[] = [];
    const visit = async (folder: string): Promise<void> => {
      const items = await list(root, folder);
      if (!items) walk.unreadable.push(folder);
      for (const [name, type] of items ?? []) sort(walk, next, { path: folder === '' ? name : `${folder}/${name}`, type, wanted });
    };
    await inBatches(level, visit, { width: WIDTH, isCancelled: () => false });
    level = next;
  }
  return { files: walk.files.sort(), links: walk.links.sort(), unreadable: walk.unreadable.sort() };
}

interface Item {
  readonly path: string;
  readonly type: vscode.FileType;
  readonly wanted: (folder: string) => boolean;
}

function sort(walk: { readonly files: string[]; readonly links: string[] }, folders: string[], { path, type, wanted }: Item): void {
  if ((type & vscode.FileType.SymbolicLink) !== 0) walk.links.push(path);
  else if (type === vscode.FileType.Directory && wanted(path)) folders.push(path);
  else if (type === vscode.FileType.File) walk.files.push(path);
}

async function list(root: vscode.Uri, folder: string): Promise<readonly [string, vscode.FileType][] | undefined> {
  if (folder === '') return await fileSystem.readDirectory(root);
  try {
    return await fileSystem.readDirectory(vscode.Uri.joinPath(root, folder));
  } catch {
    return undefined;
  }
}
