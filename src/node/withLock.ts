import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isGone, processMark } from './processMark.ts';
import { reasonOf } from './walkFolder.ts';

/**
 * Does something while no other process of the command line writes to the corpus: what it reads of index and annotations stays so until it has written. Waits for
 * its turn and throws when that does not come within a minute; where the folder cannot be written to there is no lock, and writing itself tells why.
 */
export function withLock<T>(root: string, action: () => T): T {
  const path = join(root, '.winnow', 'writing.lock');
  const isThere = existsSync(dirname(path));
  const isHeld = take(path);
  try {
    return action();
  } finally {
    if (isHeld) rmSync(path, { force: true });
    if (!isThere) removeIfEmpty(dirname(path));
  }
}

/** Takes away a folder that was made for the lock alone. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // something was written into it, or it could not be made
  }
}

function take(path: string): boolean {
  for (let waited = 0; waited < LONGEST; waited += PAUSE) {
    const reason = create(path);
    if (reason !== 'EEXIST' && reason !== 'ENOENT') return reason === undefined;
    if (isStale(path)) rmSync(path, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  throw new Error(`${path} is held by another process; nothing was changed`);
}

/** Undefined when the file is made now, else the system's code for why not: EEXIST where another has it, ENOENT where another just took the folder away. */
function create(path: string): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'wx');
    writeSync(file, processMark());
    closeSync(file);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whether a killed process left it, or one that writes for longer than any does. */
function isStale(path: string): boolean {
  try {
    return isGone(readFileSync(path, 'utf8')) || statSync(path).mtimeMs < Date.now() - LONGEST;
  } catch {
    // it is gone by now
    return false;
  }
}

/** Milliseconds. */
const PAUSE = 5;
/** Milliseconds; a write takes a fraction of a second. */
const LONGEST = 60_000;
