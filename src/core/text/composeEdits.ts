import type { Edit } from './edit.ts';

/** A piece of an edited text: a stretch of the original, or inserted text. */
type Piece = { readonly start: number; readonly end: number } | string;

/** One list of edits of `text` that does what `first` does, and then `second` (offsets into the text after `first`); both sorted and not overlapping (RangeError otherwise). Linear. */
export function composeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  if (second.length === 0) return first;
  const pieces: Piece[] = [];
  const source = new PieceReader(piecesOf(text.length, first));
  let at = 0;
  for (const edit of second) {
    if (edit.start < at) throw new RangeError(`edit ${edit.start}-${edit.end} overlaps the one before it`);
    source.take(edit.start - at, pieces);
    source.take(edit.end - edit.start, []);
    if (edit.inserted !== '') pieces.push(edit.inserted);
    at = edit.end;
  }
  source.take(Infinity, pieces);
  return editsOf(text.length, pieces);
}

function piecesOf(length: number, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.start > at) pieces.push({ start: at, end: edit.start });
    if (edit.inserted !== '') pieces.push(edit.inserted);
    at = edit.end;
  }
  if (at < length) pieces.push({ start: at, end: length });
  return pieces;
}

/** The edits that turn the original into the pieces; the kept stretches ascend. */
function editsOf(length: number, pieces: readonly Piece[]): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let inserted = '';
  const close = (start: number): void => {
    if (start > at || inserted !== '') edits.push({ start: at, end: start, inserted });
    inserted = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') inserted += piece;
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}

/** Hands out pieces by length of text. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  #index = 0;
  #offset = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** Moves the next `length` code units to `into`. */
  take(length: number, into: Piece[]): void {
    let left = length;
    for (let piece = this.#pieces[this.#index]; piece !== undefined && left > 0; piece = this.#pieces[this.#index]) {
      const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const part = Math.min(left, size - this.#offset);
      const from = this.#offset;
      into.push(typeof piece === 'string' ? piece.slice(from, from + part) : { start: piece.start + from, end: piece.start + from + part });
      left -= part;
      this.#offset += part;
      if (this.#offset < size) return;
      this.#index++;
      this.#offset = 0;
    }
  }
}
