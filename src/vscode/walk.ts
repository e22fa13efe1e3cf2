import * as vscode from 'vscode';

/** The files of a folder, relative with `/`, sorted; and the links that were not followed (they may leave the root or run in circles). */
export interface Walk {
  readonly files: readonly string[];
  readonly links: readonly string[];
  readonly unreadable: readonly string[];
}

/**
 * Lists a folder by readDirectory, `wanted` deciding on each folder by its path; never findFiles, which need not resolve on virtual file systems.
 * Stops at `limit` files.
 */
export async function walkFolder(root: vscode.Uri, wanted: (folder: string) => boolean, limit = 1_000_000): Promise<Walk> {
  const files: string[] = [];
  const links: string[] = [];
  const unreadable: string[] = [];
  let level = [''];
  while (level.length > 0 && files.length < limit) {
    const listed = await Promise.all(level.map((folder) => list(root, folder)));
    const next: string[] = [];
    listed.forEach((items, at) => {
      const folder = level[at] ?? '';
      if (!items) unreadable.push(folder);
      for (const [name, type] of items ?? []) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if ((type & vscode.FileType.SymbolicLink) !== 0) links.push(path);
        else if (type === vscode.FileType.Directory && wanted(path)) next.push(path);
        else if (type === vscode.FileType.File) files.push(path);
      }
    });
    level = next;
  }
  return { files: files.sort(compare), links: links.sort(compare), unreadable };
}

async function list(root: vscode.Uri, folder: string): Promise<readonly [string, vscode.FileType][] | undefined> {
  try {
    return await vscode.workspace.fs.readDirectory(folder === '' ? root : vscode.Uri.joinPath(root, folder));
  } catch {
    return undefined;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
