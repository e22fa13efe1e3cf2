/** A file or folder of a corpus that was renamed or moved: its paths before and after, relative to the root with `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a path lies after moves that were made at once; what is in a moved folder, and a row of a moved index (`dump.jsonl#17`), goes along. */
export function movedPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (!path.startsWith(from)) continue;
    const rest = path.slice(from.length);
    if (rest === '' || rest.startsWith('/') || rest.startsWith('#')) return to + rest;
  }
  return path;
}
