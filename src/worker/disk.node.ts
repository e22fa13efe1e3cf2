import { accessSync, closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { lastCharacter } from '../node/journalFile.ts';
import { appendToFile, writeFiles } from '../node/writeFiles.ts';
import type { Disk } from './disk.ts';

/** The disk of the Node extension host: a temporary file, fsync, and a rename that the file system makes in one step. */
export const disk: Disk | undefined = {
  replace: (path, bytes) => {
    const target = statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
    writeFiles(dirname(target), [{ path: basename(target), bytes, create: false }]);
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
