import * as vscode from 'vscode';
import { rowIn } from '../../core/index.ts';

/** The scheme of articles that are rows of an index: the path is that of the index, `#`, and the row's id, percent-encoded so that it is one segment. */
export const ROW_SCHEME = 'winnow-row';

/** The file, or the row of an index, that an article's path means. */
export function uriOfPath(root: vscode.Uri, path: string): vscode.Uri {
  const row = rowIn(path);
  if (!row) return vscode.Uri.joinPath(root, path);
  return vscode.Uri.joinPath(root, `${row.index}#${encoded(row.id)}`).with({ scheme: ROW_SCHEME });
}

/** The path of a file or row inside the root, relative with `/`; undefined for others. */
export function pathOfUri(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const isRow = uri.scheme === ROW_SCHEME;
  if ((uri.scheme !== root.scheme && !isRow) || uri.authority !== root.authority || !uri.path.startsWith(prefix)) return undefined;
  const path = uri.path.slice(prefix.length);
  const at = path.indexOf('#');
  return isRow && at >= 0 ? path.slice(0, at + 1) + decoded(path.slice(at + 1)) : path;
}

/** Whether a path means a row of an index. */
export function isRowPath(path: string): boolean {
  return rowIn(path) !== undefined;
}

/** A lone half of a surrogate pair cannot be encoded; it is then a row that nobody can open. */
function encoded(id: string): string {
  return encodeURIComponent(id.replace(HALF, '\ufffd'));
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

// e.g. the first half of an emoji without its second
const HALF = /\p{Surrogate}/gu;
