import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isExcludedByDefault } from '../core/corpus/scope.ts';

/** The files of a folder, relative with `/`, sorted; folders that could not be listed; links that were not followed (they may leave the root or run in a circle). */
export interface Walk {
  readonly files: readonly string[];
  readonly unreadable: readonly string[];
  readonly links: readonly string[];
}

/** Lists a folder and the folders in it but for those excluded by default; throws when the folder itself cannot be listed. */
export function walkFolder(root: string): Walk {
  const files: string[] = [];
  const unreadable: string[] = [];
  const links: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = list(join(root, folder), folder === '');
    if (!entries) unreadable.push(folder);
    for (const entry of entries ?? []) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) links.push(path);
      else if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !isExcludedByDefault(`${path}/`)) waiting.push(path);
    }
  }
  return { files: files.sort(), unreadable: unreadable.sort(), links: links.sort() };
}

function list(folder: string, isRoot: boolean): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    return undefined;
  }
}
