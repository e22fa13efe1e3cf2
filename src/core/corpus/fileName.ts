/** What a file's name tells by the convention `000_8cb8….txt`: ordinal, id, and the part of a split article. */
export interface FileName {
  readonly id: string;
  readonly ordinal?: number;
  readonly part?: number;
  /** Id of the article that a part was split from. */
  readonly parent?: string;
  /** Whether the name follows the convention; otherwise the id is the stem. */
  readonly conventional: boolean;
}

/** Reads a file's name (its folders do not count); the id of part 2 of `8cb8…` is `8cb8…-2`. */
export function fileNameOf(path: string): FileName {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const match = CONVENTION.exec(name);
  if (!match) return { id: name.replace(EXTENSION, ''), conventional: false };
  const [, ordinal, hex = '', part] = match;
  const base = { ordinal: Number(ordinal), conventional: true };
  return part === undefined ? { ...base, id: hex } : { ...base, id: `${hex}-${part}`, part: Number(part), parent: hex };
}

/** The folder of a path with its last `/`; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The last folder and the name of a path. */
export function folderAndName(path: string): string {
  return path.slice(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
}

// e.g. "000_8cb8ecbeaf453e44.txt", "003-7eab56a015ad09b8-2.md" (contracts.md)
const CONVENTION = /^(\d+)[_-]([0-9a-f]{8,64})(?:-(\d+))?\.(?:txt|md|text)$/;
// e.g. ".txt"
const EXTENSION = /\.[^.]+$/;
