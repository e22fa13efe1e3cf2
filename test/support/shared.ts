import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './sources.ts';

/** The folder with data, gold and seeds that tests may read (WINNOW_SHARED, else beside the repository); undefined, and said once, where it is not there. */
export function sharedFolder(): string | undefined {
  const folder = process.env['WINNOW_SHARED'] ?? resolve(root, '..', 'shared');
  if (existsSync(join(folder, 'seeds'))) return folder;
  console.warn(`SKIPPED: tests that need ${folder} (set WINNOW_SHARED to run them)`);
  return undefined;
}
