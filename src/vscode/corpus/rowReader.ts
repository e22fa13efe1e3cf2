import * as vscode from 'vscode';
import type { FieldMap } from '../../core/index.ts';
import { diskOf } from '../files/diskOf.ts';
import { fileSystem } from '../files/fileSystem.ts';
import { readBytes, writesSoFar } from '../files/writes.ts';
import { wait } from '../pacing.ts';
import { rowTextsOf, type RowTexts } from './rowTexts.ts';

/** An index with its rows as its file holds them now, and whether that can be written to. */
export interface IndexRows extends RowTexts {
  readonly mayWrite: boolean;
}

/** Reads the index that holds the row of a path; throws where it is not there. Many may ask: an index is read once as long as its file stays the same. */
export type ReadRows = (path: string, fields: FieldMap) => Promise<IndexRows>;

/** Makes a reader of the indexes under a root. */
export function createRowReader(root: vscode.Uri): ReadRows {
  const reader = new RowReader(root);
  return (path, fields) => reader.read(path.slice(0, path.indexOf('#')), fields);
}

/** What tells whether an index is still the same. */
interface Look {
  readonly stamp: string;
  readonly mayWrite: boolean;
}

interface Known extends Look {
  readonly rows: Promise<RowTexts>;
}

/** A look at a file without a disk at hand, and what tells how long it holds. */
interface Looked {
  readonly look: Look;
  readonly answered: number;
  readonly writes: number;
}

/** Milliseconds that a look holds, unless Winnow has written something since: a message to the window takes as long, and thousands of rows are asked for one after another. */
const HOLDS = 50;

class RowReader {
  readonly #root: vscode.Uri;
  readonly #known = new Map<string, Known>();
  readonly #looking = new Map<string, Promise<Look>>();
  readonly #looked = new Map<string, Looked>();

  constructor(root: vscode.Uri) {
    this.#root = root;
  }

  async read(name: string, fields: FieldMap): Promise<IndexRows> {
    const uri = vscode.Uri.joinPath(this.#root, name);
    const { stamp: written, mayWrite } = lookAtDisk(uri) ?? (await this.#look(uri));
    const stamp = `${written} ${JSON.stringify(fields)}`;
    const known = this.#known.get(name);
    const rows = known?.stamp === stamp ? known.rows : readRows(uri, name, fields);
    this.#known.set(name, { stamp, mayWrite, rows });
    try {
      return { ...(await rows), mayWrite };
    } catch (error) {
      this.#known.delete(name);
      throw error;
    }
  }

  /** All who ask in one turn share one look, which is taken after the last of them has asked; those who come right after it too. */
  #look(uri: vscode.Uri): Promise<Look> {
    const key = uri.toString();
    const last = this.#looked.get(key);
    if (last && Date.now() - last.answered < HOLDS && last.writes === writesSoFar()) return Promise.resolve(last.look);
    const looking =
      this.#looking.get(key) ??
      wait(0).then(async () => {
        this.#looking.delete(key);
        const writes = writesSoFar();
        const look = await lookAt(uri);
        this.#looked.set(key, { look, answered: Date.now(), writes });
        return look;
      });
    this.#looking.set(key, looking);
    return looking;
  }
}

async function readRows(uri: vscode.Uri, name: string, fields: FieldMap): Promise<RowTexts> {
  const bytes = diskOf(uri)?.read(uri.fsPath, Infinity) ?? (await readBytes(uri));
  if (typeof bytes !== 'object') throw vscode.FileSystemError.FileNotFound(uri);
  return rowTextsOf(fields, name, bytes);
}

function lookAtDisk(uri: vscode.Uri): Look | undefined {
  const disk = diskOf(uri);
  if (!disk) return undefined;
  const stamp = disk.stampOf(uri.fsPath);
  if (stamp === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return { stamp, mayWrite: disk.mayWrite(uri.fsPath) };
}

async function lookAt(uri: vscode.Uri): Promise<Look> {
  const { mtime, size, permissions = 0 } = await fileSystem.stat(uri);
  return { stamp: `${mtime} ${size}`, mayWrite: (permissions & vscode.FilePermission.Readonly) === 0 };
}
