import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { lstat, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lastCharacter } from '../node/journalFile.ts';
import { appendToFile, stageFile, syncFolder, writeFiles } from '../node/writeFiles.ts';
import type { Disk, FileStat } from './disk.ts';

/** The disk of the Node extension host: a temporary file, fsync, and a rename that the file system makes in one step. */
export const disk: Disk | undefined = {
  replace: (path, bytes) => {
    const target = targetOf(path);
    writeFiles(dirname(target), [{ path: basename(target), bytes, create: false }]);
  },
  stage: (path, bytes) => {
    const target = targetOf(path);
    const temporary = stageFile(target, basename(target), bytes);
    return { place: () => renameSync(temporary, target), drop: () => rmSync(temporary, { force: true }) };
  },
  sync: (paths) => {
    for (const folder of new Set(paths.map((path) => dirname(targetOf(path))))) syncFolder(folder);
  },
  read: (path, most) => {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      return size >= most ? size : readFileSync(file);
    } finally {
      closeSync(file);
    }
  },
  readFile: async (path) => await readFile(path),
  stat: async (path) => {
    const own = await lstat(path);
    if (!own.isSymbolicLink()) return statOf(own);
    const { type, ...rest } = statOf((await targetAt(path)) ?? own);
    return { type: type | LINK, ...rest };
  },
  list: async (folder) =>
    await Promise.all((await readdir(folder, { withFileTypes: true })).map(async (item) => await named(folder, item))),
  writeFile,
  delete: unlink,
  stampOf: (path) => {
    const now = statSync(path, { bigint: true, throwIfNoEntry: false });
    return now && `${now.mtimeNs} ${now.size} ${now.ino}`;
  },
  has: existsSync,
  mayWrite: (path) => {
    try {
      accessSync(path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
  append: appendToFile,
  lastOf: lastCharacter,
};

/** Where a link leads; the path itself where there is no file yet. */
function targetOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
}

const [FILE, FOLDER, LINK] = [1, 2, 64];

function typeOf(item: Dirent | Stats): number {
  if (item.isSymbolicLink()) return LINK;
  if (item.isDirectory()) return FOLDER;
  return item.isFile() ? FILE : 0;
}

function statOf(item: Stats): FileStat {
  return { type: typeOf(item), size: item.size, ctime: item.birthtimeMs, mtime: item.mtimeMs };
}

/** What a link leads to, undefined where that is nowhere. */
async function targetAt(path: string): Promise<Stats | undefined> {
  return await stat(path).catch(() => undefined);
}

async function named(folder: string, item: Dirent): Promise<[string, number]> {
  if (!item.isSymbolicLink()) return [nameOf(item), typeOf(item)];
  const target = await targetAt(join(folder, item.name));
  return [nameOf(item), LINK | (target ? typeOf(target) : 0)];
}

/** macOS may keep the marks of letters apart; the editor names files by whole letters. */
function nameOf({ name }: Dirent): string {
  return process.platform === 'darwin' ? name.normalize('NFC') : name;
}
