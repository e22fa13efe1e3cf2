import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Of } from './sha256Of.ts';
import { isGone, processMark } from './processMark.ts';
import { reasonOf } from './walkFolder.ts';

/** New bytes for a file (undefined deletes it); `create` never writes over a file, `before` is the SHA-256 that it must still have. Paths are relative to the root. */
export interface FileWrite {
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  readonly create: boolean;
  readonly before?: string;
}

/**
 * Writes files, each whole or not at all. First all new bytes go to temporary files beside their targets and to the disk; when one cannot be written
 * nothing has happened, and the error names the file. Then `between` runs (the journal), then each is renamed into its place.
 */
export function writeFiles(root: string, writes: readonly FileWrite[], between: () => void = () => undefined): void {
  const staged: { readonly write: FileWrite; readonly temporary: string | undefined }[] = [];
  try {
    for (const write of writes)
      staged.push({ write, temporary: write.bytes && stageFile(join(root, write.path), write.path, write.bytes) });
    for (const { write } of staged) {
      refuseOverwriting(root, write);
      if (isChanged(root, write)) throw new Error(`${write.path} has changed meanwhile; nothing was changed`);
    }
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
  makeFolder(dirname(path));
  const file = openSync(path, 'a');
  try {
    writeAll(file, new TextEncoder().encode(text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes what `leftoversIn` finds in a folder; gives the names. */
export function removeLeftovers(folder: string, age = 0): string[] {
  const names = leftoversIn(folder, age);
  for (const name of names) rmSync(join(folder, name), { force: true });
  return names;
}

/**
 * The temporary files that a killed process left in a folder: those of a process of this machine that is gone, and those older than `age` milliseconds (a write
 * takes a fraction of a second).
 */
export function leftoversIn(folder: string, age: number): string[] {
  const isOld = (name: string): boolean =>
    (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= Date.now() - age;
  return readdirSync(folder).filter((name) => TEMPORARY.test(name) && (isGone(name.slice(1)) || isOld(name)));
}

/** Puts a temporary file into the place that it was written for (undefined takes the file away); throws, naming the file, where that cannot be. */
export function putLeftover(root: string, write: Omit<FileWrite, 'bytes'>, temporary: string | undefined): void {
  const whole = { ...write, bytes: undefined };
  refuseOverwriting(root, whole);
  put(root, whole, temporary);
}

/** Writes the bytes to a temporary file beside their target and waits for the disk; gives its path. Throws naming `path`, with nothing left behind. */
export function stageFile(target: string, path: string, bytes: Uint8Array): string {
  const temporary = temporaryIn(dirname(target));
  try {
    makeFolder(dirname(target));
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

/** Makes a folder and those above it. On a read-only disk Node's own way says that there is no such folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error;
  }
}

/** A free name that tells whose it is: the machine, the process, and four digits by chance. */
function temporaryIn(folder: string): string {
  const owner = processMark();
  for (;;) {
    const path = join(folder, `.${owner}${randomBytes(2).toString('hex')}.winnow-tmp`);
    if (!existsSync(path)) return path;
  }
}

function refuseOverwriting(root: string, { path, create }: FileWrite): void {
  if (create && statSync(join(root, path), { throwIfNoEntry: false })) throw new Error(`${path} is there already; nothing was changed`);
}

/** Whether something else has written to the file since it was read. */
function isChanged(root: string, { path, before }: FileWrite): boolean {
  if (before === undefined) return false;
  try {
    return sha256Of(readFileSync(join(root, path))) !== before;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** A created file is linked into its place, which fails where a file is; others are renamed over the old one, unless that is another by now. */
function put(root: string, write: FileWrite, temporary: string | undefined): void {
  const { path, create } = write;
  const target = join(root, path);
  if (isChanged(root, write)) throw new Error(`${path} has changed meanwhile; ${AS_THEY_WERE}`);
  try {
    if (temporary === undefined) unlinkSync(target);
    else if (create) {
      linkSync(temporary, target);
      unlinkSync(temporary);
    } else renameSync(temporary, target);
  } catch (error) {
    throw new Error(`${path} cannot be written (${reasonOf(error)}); ${AS_THEY_WERE}`, { cause: error });
  }
}

const AS_THEY_WERE = 'the files before it are written, this one and those after it are as they were';

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** Waits until the renames in a folder are on the disk, which they are when the folder is; where folders cannot be opened (Windows) there is nothing to do. */
export function syncFolder(folder: string): void {
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
