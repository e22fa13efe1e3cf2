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
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { lastCharacter } from '../node/journalFile.ts';
import { appendToFile, stageFile, syncFolder, writeFiles } from '../node/writeFiles.ts';
import type { Disk } from './disk.ts';

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
  stampOf: (path) => {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat && `${stat.mtimeNs} ${stat.size} ${stat.ino}`;
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
