import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from './walkFolder.ts';

/** New bytes for a file (undefined deletes it); `create` never writes over a file. Paths are relative to the root. */
export interface FileWrite {
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  readonly create: boolean;
}

/**
 * Writes files, each whole or not at all. First all new bytes go to temporary files beside their targets and to the disk; when one cannot be written
 * nothing has happened, and the error names the file. Then `between` runs (the journal), then each is renamed into its place.
 */
export function writeFiles(root: string, writes: readonly FileWrite[], between: () => void = () => undefined): void {
  const staged: { readonly write: FileWrite; readonly temporary: string | undefined }[] = [];
  try {
    for (const write of writes) staged.push({ write, temporary: write.bytes && stage(join(root, write.path), write.path, write.bytes) });
    for (const { write } of staged) refuseOverwriting(root, write);
    between();
    while (staged.length > 0) {
      const [next] = staged;
      if (next) put(root, next.write, next.temporary);
      staged.shift();
    }
  } finally {
    for (const { temporary } of staged) if (temporary !== undefined) rmSync(temporary, { force: true });
  }
  for (const folder of new Set(writes.map(({ path }) => dirname(join(root, path))))) syncFolder(folder);
}

/** Appends to a file and waits for the disk; makes the file and its folder when they are not there. */
export function appendToFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a');
  try {
    writeAll(file, new TextEncoder().encode(text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes temporary files that a killed process left in a folder, those older than `age` milliseconds (a write takes a fraction of a second); gives their names. */
export function removeLeftovers(folder: string, age = 0): string[] {
  const isOld = (name: string): boolean =>
    (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= Date.now() - age;
  const names = readdirSync(folder).filter((name) => TEMPORARY.test(name) && isOld(name));
  for (const name of names) rmSync(join(folder, name), { force: true });
  return names;
}

function stage(target: string, path: string, bytes: Uint8Array): string {
  const temporary = join(dirname(target), `.${randomBytes(8).toString('hex')}.winnow-tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    const file = openSync(temporary, 'wx', 0o666);
    try {
      writeAll(file, bytes);
      if (mode !== undefined) chmodSync(temporary, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return temporary;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Error(`${path} cannot be written (${reasonOf(error)}); nothing was changed`, { cause: error });
  }
}

function refuseOverwriting(root: string, { path, create }: FileWrite): void {
  if (create && statSync(join(root, path), { throwIfNoEntry: false })) throw new Error(`${path} is there already; nothing was changed`);
}

/** A created file is linked into its place, which fails where a file is; others are renamed over the old one. */
function put(root: string, { path, create }: FileWrite, temporary: string | undefined): void {
  const target = join(root, path);
  try {
    if (temporary === undefined) unlinkSync(target);
    else if (create) {
      linkSync(temporary, target);
      unlinkSync(temporary);
    } else renameSync(temporary, target);
  } catch (error) {
    throw new Error(
      `${path} cannot be written (${reasonOf(error)}); the files before it are, this one and those after it are as they were`,
      { cause: error },
    );
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** A rename is on the disk when its folder is; where folders cannot be opened (Windows) there is nothing to do. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    fsyncSync(opened);
    closeSync(opened);
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'ENOENT', 'EINVAL'].includes(reasonOf(error))) throw error;
  }
}

// e.g. ".1f2e3d4c5b6a7988.winnow-tmp"
const TEMPORARY = /^\.[0-9a-f]{16}\.winnow-tmp$/;
