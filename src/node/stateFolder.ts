import { statSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_IS_FILE } from '../core/index.ts';

/** Whether the corpus has a file where `.winnow/` should be. */
export function isStateFile(root: string): boolean {
  return statSync(join(root, '.winnow'), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Throws, in words, where a file stands in the place of `.winnow/`: nothing can be journalled then. */
export function assertStateFolder(root: string): void {
  if (isStateFile(root)) throw new Error(`nothing was changed: ${STATE_IS_FILE}`);
}
