import { isInexact, isRecord, parseJson } from '../core/index.ts';
import { createReadStream } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** One line of a JSONL stream: its bytes without the LF, 1-based; `tooLong` when it was skipped. */
export interface Row {
  readonly number: number;
  readonly bytes: Buffer;
  readonly tooLong: boolean;
}

/** A row longer than this is skipped with an error, so that memory stays bounded. */
const LONGEST_ROW = 256 * 1024 * 1024;

/** The rows of a stream, split at LF only; blank lines at the very end are none. Memory is bounded by the longest row. */
export async function* rowsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  let number = 0;
  let blanks = 0;
  for await (const piece of piecesOf(stream)) {
    if (!piece.tooLong && isBlank(piece.bytes)) {
      blanks++;
      continue;
    }
    for (; blanks > 0; blanks--) yield { number: ++number, bytes: Buffer.alloc(0), tooLong: false };
    yield { number: ++number, ...piece };
  }
}

async function* piecesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Omit<Row, 'number'>> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (): Omit<Row, 'number'> => {
    const row = { bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), tooLong: size > LONGEST_ROW };
    parts = [];
    size = 0;
    return row;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    add(chunk.subarray(start));
  }
  if (size > 0) yield take();

  function add(part: Buffer): void {
    size += part.length;
    if (size > LONGEST_ROW) parts = [];
    else if (part.length > 0) parts.push(part);
  }
}

/** What a row must hold; `text` and `source` as in contracts.md, `id` as given. */
export interface TextRow {
  readonly id: unknown;
  readonly text: string;
  readonly source: string;
  /** The id as it is written, where it is a number that loses digits when it is read. */
  readonly exactId?: string;
}

/** A row that cannot be used, with why; `id` where it could be read. */
export interface BadRow {
  readonly id: unknown;
  readonly line: number;
  readonly error: string;
  /** As in TextRow. */
  readonly exactId?: string;
}

/** Reads a row; never throws. */
export function readRow({ number, bytes, tooLong }: Row): TextRow | BadRow {
  const bad = (error: string, id: unknown = null): BadRow => ({ id, line: number, error });
  if (tooLong) return bad(`longer than ${LONGEST_ROW / 1024 / 1024} MB`);
  if (!isUtf8(bytes)) return bad('not UTF-8');
  const text = bytes.toString('utf8');
  const value = parseJson(number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text);
  if (value === undefined) return bad('not JSON');
  if (!isRecord(value)) return bad('not a JSON object');
  const id = value['id'] ?? null;
  const source = value['source'] ?? '';
  const exactId = isInexact(id) ? exactIdIn(text) : {};
  if (typeof value['text'] !== 'string') return { ...bad('text is missing or not a string', id), ...exactId };
  if (typeof source !== 'string') return { ...bad('source is not a string', id), ...exactId };
  return { id, text: value['text'], source, ...exactId };
}

/** Whether a read row is bad. */
export function isBad(row: object): row is BadRow {
  return 'error' in row;
}

/** Standard input, or a file, as a stream of bytes. */
export function openInput(file: string | undefined): AsyncIterable<Buffer> {
  return file === undefined || file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
}

function exactIdIn(row: string): { readonly exactId?: string } {
  try {
    const root = parseTree(row);
    const id = root && findNodeAtLocation(root, ['id']);
    return id ? { exactId: row.slice(id.offset, id.offset + id.length) } : {};
  } catch {
    // nested too deeply for this reader
    return {};
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

const LF = 10;
