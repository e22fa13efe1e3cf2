// Where everything is, and which versions are brought in. No dependencies: this runs before anything is installed.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
export const dist = join(root, 'dist');
export const results = join(root, 'test-results');
export const tools = join(root, '.vscode-test');
export const hostFolder = join(tools, 'host');
export const codeServerVersion = '4.139.1';
export const nodeMajor = 24;

/** The folder of the project's shared material (seeds, gold), or undefined where the clone stands alone. */
export function sharedFolder() {
  const candidate = process.env.WINNOW_SHARED ?? resolve(root, '..', 'shared');
  return existsSync(join(candidate, 'seeds')) ? candidate : undefined;
}

export const strict = process.env.WINNOW_STRICT === '1';
