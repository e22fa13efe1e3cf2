/** Where the annotations of a text are kept: beside it, or in `.winnow/spans/` for a JSONL row and where another text of the folder has the same stem. */
export function annPathFor(path: string, files: { readonly has: (path: string) => boolean }): string {
  const row = ROW.exec(path);
  if (row) return `.winnow/spans/${row[1] ?? ''}_${idAsFileName(row[2] ?? '')}.ann`;
  return twinsOf(path, files).length > 0 ? `.winnow/spans/${path}.ann` : besideOf(path);
}

/** The other texts of the folder that have the stem of this one, and so would share its `.ann`. */
export function twinsOf(path: string, files: { readonly has: (path: string) => boolean }): readonly string[] {
  const stem = path.replace(EXTENSION, '');
  return ['txt', 'md', 'text'].map((extension) => `${stem}.${extension}`).filter((other) => other !== path && files.has(other));
}

/** The `.ann` beside a text, as other tools name it. */
export function besideOf(path: string): string {
  return `${path.replace(EXTENSION, '')}.ann`;
}

/** An id as part of a file's name: what no file system takes in a name, percent-encoded. */
export function idAsFileName(id: string): string {
  return id.replace(FORBIDDEN, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

// e.g. "dump.jsonl#17"
const ROW = /^([^#]*)#([^]*)$/;
// e.g. the "/" and ":" of "https://example.org/a"
const FORBIDDEN = /[\0-\x1f"%*/:<>?\\|]/g;
// e.g. ".txt"
const EXTENSION = /\.(?:txt|md|text)$/;
