import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isAbsolutePath, safePath, type DecodedText } from '../core/index.ts';
import { decodeFile } from './decodeFile.ts';
import { sha256Of } from './sha256Of.ts';
import { reasonOf } from './walkFolder.ts';

/** A file as read: its bytes with their SHA-256, and as text. */
export interface ReadFile extends DecodedText {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** Why a file is not read or changed. */
export interface Refused {
  readonly path: string;
  readonly refused: string;
}

/** Reads a file of the corpus; refuses what lies outside, behind a link, is larger than `largest`, no text, or cannot be read. */
export function readArticle(root: string, path: string, largest: number = Infinity): ReadFile | Refused {
  const outside = whyOutside(root, path);
  if (outside !== undefined) return { path, refused: outside };
  try {
    const { size } = lstatSync(join(root, path));
    if (size > largest) return { path, refused: `The file is larger than ${Math.round(largest / 1024 / 1024)} MB` };
    const bytes = readFileSync(join(root, path));
    const decoded = decodeFile(bytes);
    if (decoded.binary) return { path, refused: 'The file is no text' };
    return { path, bytes, hash: sha256Of(bytes), ...decoded };
  } catch (error) {
    return { path, refused: reasonOf(error) === 'ENOENT' ? 'There is no such file' : `The file cannot be read (${reasonOf(error)})` };
  }
}

/** Why a path is not within the corpus, its folders' links followed; undefined when it is. */
export function whyOutside(root: string, path: string): string | undefined {
  if (isAbsolutePath(path) || safePath(path) !== path) return 'The path leaves the corpus';
  try {
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink()) return 'The file is a link';
    const folder = relative(realpathSync.native(root), realpathSync.native(nearestFolder(dirname(join(root, path)), root)));
    return folder === '..' || folder.startsWith(`..${sep}`) ? 'The path leaves the corpus by a link' : undefined;
  } catch (error) {
    return `The folder cannot be read (${reasonOf(error)})`;
  }
}

/** The folder, or the nearest one above it that exists. */
function nearestFolder(folder: string, root: string): string {
  return folder === root || lstatSync(folder, { throwIfNoEntry: false }) ? folder : nearestFolder(dirname(folder), root);
}
