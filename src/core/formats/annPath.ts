/** Where the annotations of a text are kept: beside it, or in `.winnow/spans/` for a JSONL row and where another text of the folder has the same stem. */
export function annPathFor(path: string, files: { readonly has: (path: string) => boolean }): string {
  const stem = path.replace(EXTENSION, '');
  const shared = ['txt', 'md', 'text'].some((extension) => `${stem}.${extension}` !== path && files.has(`${stem}.${extension}`));
  const row = ROW.exec(path);
  if (row) return `.winnow/spans/${row[1] ?? ''}_${nameOf(row[2] ?? '')}.ann`;
  return shared ? `.winnow/spans/${path}.ann` : `${stem}.ann`;
}

/** An id as part of a file's name: what no file system takes in a name, percent-encoded. */
function nameOf(id: string): string {
  return id.replace(FORBIDDEN, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

// e.g. "dump.jsonl#17"
const ROW = /^([^#]*)#([^]*)$/;
// e.g. the "/" and ":" of "https://example.org/a"
const FORBIDDEN = /[\0-\x1f"%*/:<>?\\|]/g;
// e.g. ".txt"
const EXTENSION = /\.(?:txt|md|text)$/;
