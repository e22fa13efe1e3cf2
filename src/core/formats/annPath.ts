/** Where the annotations of a text are kept: beside it, or in `.winnow/spans/` for a JSONL row and where another text of the folder has the same stem. */
export function annPathFor(path: string, files: { readonly has: (path: string) => boolean }): string {
  const stem = path.replace(EXTENSION, '');
  const shared = ['txt', 'md', 'text'].some((extension) => `${stem}.${extension}` !== path && files.has(`${stem}.${extension}`));
  return path.includes('#') || shared ? `.winnow/spans/${path.replaceAll('#', '_')}.ann` : `${stem}.ann`;
}

// e.g. ".txt"
const EXTENSION = /\.(?:txt|md|text)$/;
