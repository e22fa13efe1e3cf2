import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compareTexts, isExcludedByDefault } from '../core/index.ts';

/** A file of a folder: its path from there with `/`, size in bytes, and time of change in milliseconds. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
}

/** Something that is not read: a link (which may leave the folder or run in a circle), or what the system refuses. */
export interface Trouble {
  readonly path: string;
  readonly kind: 'link-outside' | 'link-loop' | 'link' | 'unreadable';
  readonly message: string;
}

/** The files of a folder sorted by path, dot folders and node_modules left out; no link is followed, each is reported. Throws when the folder itself cannot be listed. */
export function walkFolder(root: string): { readonly files: readonly FoundFile[]; readonly troubles: readonly Trouble[] } {
  const files: FoundFile[] = [];
  const troubles: Trouble[] = [];
  const real = realpathSync(root);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const item of listed(root, folder, troubles)) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`;
      if (isExcludedByDefault(item.isDirectory() ? `${path}/` : path) && !item.isFile()) continue;
      if (item.isSymbolicLink()) troubles.push(linkTrouble(real, path));
      else if (item.isDirectory()) folders.push(path);
      else if (item.isFile()) addFile(root, path, { files, troubles });
    }
  }
  return { files: files.sort(byPath), troubles: troubles.sort(byPath) };
}

function listed(root: string, folder: string, troubles: Trouble[]): Dirent[] {
  if (folder === '') return readdirSync(root, { withFileTypes: true });
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    troubles.push({ path: folder, kind: 'unreadable', message: `The folder cannot be listed (${reasonOf(error)})` });
    return [];
  }
}

function addFile(root: string, path: string, { files, troubles }: { readonly files: FoundFile[]; readonly troubles: Trouble[] }): void {
  try {
    const { size, mtimeMs } = statSync(join(root, path));
    files.push({ path, size, mtime: mtimeMs });
  } catch (error) {
    troubles.push({ path, kind: 'unreadable', message: `The file cannot be read (${reasonOf(error)})` });
  }
}

/** Why a link is not followed: it leaves the root, leads to a folder it lies in (or nowhere, in a circle), or would show a file twice. */
function linkTrouble(root: string, path: string): Trouble {
  try {
    const target = relative(root, realpathSync(join(root, path)));
    if (target === '..' || target.startsWith(`..${sep}`))
      return { path, kind: 'link-outside', message: 'The link leaves the corpus; it is not followed' };
    const circular = target === '' || path.startsWith(`${target.split(sep).join('/')}/`);
    if (circular) return { path, kind: 'link-loop', message: 'The link runs in a circle; it is not followed' };
    return { path, kind: 'link', message: 'A link within the corpus is not followed' };
  } catch (error) {
    const loop = reasonOf(error) === 'ELOOP';
    return {
      path,
      kind: loop ? 'link-loop' : 'link',
      message: loop ? 'The link runs in a circle; it is not followed' : 'The link leads nowhere',
    };
  }
}

/** The system's code for an error, such as EACCES. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareTexts(a.path, b.path);
}
