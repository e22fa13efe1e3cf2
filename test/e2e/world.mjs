// What a step stands in: the page, the folder on disk, and how to insist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Throws unless the condition holds. */
export function check(condition, message) {
  if (!condition) throw new Error(message);
}

/** A file of the corpus as text; latin1, so that it compares byte for byte. */
export const readText = (folder, path) => readFileSync(join(folder, ...path.split('/')), 'latin1');

/** The lines of a file under .winnow/ as JSON values; none where it does not exist. */
export function readRecords(folder, name) {
  const file = join(folder, '.winnow', name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Every article of the corpus by its path, as text. */
export function readCorpus(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.txt'),
  );
  const paths = files.map((entry) =>
    relative(folder, join(entry.parentPath ?? entry.path, entry.name))
      .split(sep)
      .join('/'),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readText(folder, path)]));
}
