import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JournalEntry } from '../core/index.ts';
import { readJournal } from './journalFile.ts';
import { sha256Of } from './sha256Of.ts';
import { withLock } from './withLock.ts';
import { leftoversIn, putLeftover, syncFolder } from './writeFiles.ts';

/**
 * Ends what a process that was killed in the midst of a batch had begun: the journal knows all of its changes, and the bytes of those that were not made yet lie
 * ready beside their files. One takes its place where the file still is what it was before; any other is left for `removeLeftovers`. Gives the paths.
 */
export function finishWrites(root: string, age: number): readonly string[] {
  const last = readJournal(root).entries.slice(-MOST_IN_BATCH);
  const folders = [...new Set(last.map(({ path }) => dirname(join(root, path))))].filter((folder) => existsSync(folder));
  if (!folders.some((folder) => leftoversIn(folder, age).length > 0)) return [];
  // a process that writes slowly has bytes as old as those of one that is gone, and may need them yet
  return withLock(root, () => finish(root, last, readyIn(folders, age)));
}

function finish(root: string, last: readonly JournalEntry[], ready: readonly Ready[]): readonly string[] {
  const placed = last.filter((entry) => isPlaced(root, entry, ready));
  const batches = new Set(placed.map(({ time }) => time));
  const taken = last.filter((entry) => batches.has(entry.time) && isTaken(root, entry));
  const paths = [...placed, ...taken].map(({ path }) => path);
  for (const folder of new Set(paths.map((path) => dirname(join(root, path))))) syncFolder(folder);
  return paths;
}

function readyIn(folders: readonly string[], age: number): readonly Ready[] {
  return folders.flatMap((folder) =>
    leftoversIn(folder, age).map((name) => ({ folder, path: join(folder, name), hash: hashAt(join(folder, name)) })),
  );
}

/** Bytes that lie ready, by their SHA-256; the path is gone once they have taken their place. */
interface Ready {
  readonly folder: string;
  readonly hash: string;
  path: string | undefined;
}

/** Articles that the command line writes at once, each with its parts and its annotations, are far fewer. */
const MOST_IN_BATCH = 2000;

function isPlaced(root: string, { path, before, after }: JournalEntry, ready: readonly Ready[]): boolean {
  const target = join(root, path);
  const found = ready.find((one) => one.path !== undefined && one.hash === after && one.folder === dirname(target));
  if (found?.path === undefined || hashAt(target) !== before) return false;
  putLeftover(root, { path, create: before === '', ...(before === '' ? {} : { before }) }, found.path);
  found.path = undefined;
  return true;
}

/** Whether it was to be deleted, and now is. */
function isTaken(root: string, { path, before, after }: JournalEntry): boolean {
  if (after !== '' || hashAt(join(root, path)) !== before) return false;
  putLeftover(root, { path, create: false, before }, undefined);
  return true;
}

/** '' where there is no file, as the journal has it. */
function hashAt(path: string): string {
  return existsSync(path) ? sha256Of(readFileSync(path)) : '';
}
