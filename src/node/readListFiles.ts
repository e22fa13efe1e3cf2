import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes, isNameListFile, readNameLists, WINNOW_FILES, type NameLists } from '../core/index.ts';
import { whyOutside } from './readArticle.ts';
import { reasonOf } from './walkFolder.ts';

/** The lists of names of a corpus: those its configuration names (relative to the root), then every list in `.winnow/names/` by name; what cannot be read is a problem. */
export function readListFiles(root: string, configured: readonly string[]): NameLists {
  const own = namesIn(join(root, WINNOW_FILES.names)).map((name) => `${WINNOW_FILES.names}/${name}`);
  const refused: NameLists['problems'][number][] = [];
  const read = (path: string, from: string): readonly { readonly path: string; readonly text: string }[] => {
    const why = whyOutside(root, path);
    if (why !== undefined) refused.push({ path: from, line: 1, message: `${path}: ${why}` });
    return why === undefined ? readFile(join(root, path), { path, from, refused }) : [];
  };
  const files = [...configured.flatMap((path) => read(path, WINNOW_FILES.config)), ...own.flatMap((path) => read(path, path))];
  const { lists, problems } = readNameLists(files);
  return { lists, problems: [...refused, ...problems] };
}

/** The lists of names in these files, wherever they are; throws when one cannot be read. */
export function readLists(paths: readonly string[]): NameLists {
  return readNameLists(paths.map((path) => ({ path, text: decodeBytes(readFileSync(path)).text })));
}

interface Place {
  readonly path: string;
  /** The file that a problem is told of. */
  readonly from: string;
  readonly refused: NameLists['problems'][number][];
}

function readFile(file: string, { path, from, refused }: Place): readonly { readonly path: string; readonly text: string }[] {
  try {
    const { text, binary } = decodeBytes(readFileSync(file));
    if (!binary) return [{ path, text }];
    refused.push({ path, line: 1, message: 'This list is no text' });
  } catch (error) {
    refused.push({ path: from, line: 1, message: `The list ${path} cannot be read (${reasonOf(error)})` });
  }
  return [];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isNameListFile).sort();
  } catch {
    return [];
  }
}
