import type { Edit } from '../text/edit.ts';

/** Which edit of which entry did something. */
interface Doer {
  readonly entry: number;
  readonly edit: number;
}

/** An entry, or one edit of it. */
export interface Target {
  readonly entry: number;
  readonly edit: number | undefined;
}

/** A stretch of text that ever was in the file. */
interface Piece {
  readonly text: string;
  /** Who put it in; undefined for the original. */
  readonly by: Doer | undefined;
  /** Who took it out; undefined while it is there. */
  gone: Doer | undefined;
  /** Who brought it back, and who had taken it out before. */
  back: { readonly by: Doer; readonly from: Doer } | undefined;
}

/** All that was ever in a file, in order, what was taken out as well: so any change can be taken back while later ones stay. */
export class Pieces {
  readonly #pieces: Piece[];
  #entries = 0;

  constructor(original: string) {
    this.#pieces = [{ text: original, by: undefined, gone: undefined, back: undefined }];
  }

  /** Applies the next entry's edits (sorted, offsets into the text before them). An insertion of what was taken out at that place brings it back. */
  apply(edits: readonly Edit[]): void {
    const entry = this.#entries++;
    const before = this.#pieces.map((piece) => (piece.gone === undefined ? piece.text : '')).join('');
    for (let edit = edits.length - 1; edit >= 0; edit--) {
      const { start, end, inserted } = edits[edit] ?? { start: 0, end: 0, inserted: '' };
      const doer = { entry, edit };
      this.#take(start, end, doer);
      const room = { start: edits[edit - 1]?.end ?? 0, end: edits[edit + 1]?.start ?? before.length };
      const places = start === end ? slides(before, { start, end, inserted }, room) : [{ start, end, inserted }];
      if (inserted === '' || places.some((place) => this.#bringBack(place, doer))) continue;
      const at = this.#cut(start);
      const replaced = this.#pieces.findIndex((piece, index) => index >= at && piece.gone === doer);
      this.#pieces.splice(replaced < 0 ? at : replaced, 0, { text: inserted, by: doer, gone: undefined, back: undefined });
    }
  }

  /** The edits of the present text that undo an entry, or one edit of it. */
  undo(target: Target): { readonly edits: readonly Edit[] } | { readonly refused: string } {
    const isIt = matcher(target);
    if (this.#isAltered(isIt)) return { refused: 'Later changes altered what this change inserted; take those back first' };
    const edits: Edit[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const there = piece.gone === undefined;
      const end = there ? at + piece.text.length : at;
      if (isToggled(piece, isIt)) join(edits, { start: at, end, inserted: there ? '' : piece.text });
      at = end;
    }
    return { edits };
  }

  /** The next entry is the undoing of an earlier one. */
  applyUndo(target: Target): void {
    const isIt = matcher(target);
    const doer = { entry: this.#entries++, edit: 0 };
    for (const piece of this.#pieces) {
      if (!isToggled(piece, isIt)) continue;
      const change = piece.gone
        ? { gone: undefined, back: { by: doer, from: piece.gone } }
        : { gone: isIt(piece.by) ? doer : (piece.back?.from ?? doer), back: undefined };
      Object.assign(piece, change);
    }
  }

  /** Whether something of what it inserted has been taken out since, or text put into its middle. */
  #isAltered(isIt: (doer: Doer | undefined) => boolean): boolean {
    if (this.#pieces.some((piece) => isIt(piece.by) && piece.gone !== undefined && !isIt(piece.gone))) return true;
    return this.#pieces.some((piece, index) => {
      const [before, after] = [this.#pieces[index - 1]?.by, this.#pieces[index + 1]?.by];
      const inside = before !== undefined && isIt(before) && after?.entry === before.entry && after.edit === before.edit;
      return inside && piece.by !== undefined && !isIt(piece.by) && piece.gone === undefined;
    });
  }

  #take(start: number, end: number, doer: Doer): void {
    if (start === end) return;
    let at = this.#cut(start);
    const last = this.#cut(end);
    for (; at < last; at++) {
      const piece = this.#pieces[at];
      if (piece?.gone === undefined && piece) Object.assign(piece, { gone: doer, back: undefined });
    }
  }

  #bringBack({ start, inserted }: Edit, doer: Doer): boolean {
    const from = this.#cut(start);
    let past = from;
    while (this.#pieces[past]?.gone !== undefined) past++;
    const gone = this.#pieces.slice(from, past).filter((piece) => piece.gone?.entry !== doer.entry);
    const run = runOf(inserted, gone) ?? [];
    for (const piece of run) if (piece.gone) Object.assign(piece, { back: { by: doer, from: piece.gone }, gone: undefined });
    return run.length > 0;
  }

  /** Makes a piece start at an offset of the present text; where taken-out pieces stand there, before them. Returns its index. */
  #cut(offset: number): number {
    let at = 0;
    for (let index = 0; index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (!piece) break;
      if (at === offset) return index;
      if (piece.gone !== undefined) continue;
      const next = at + piece.text.length;
      if (offset < next) {
        const parts = [piece.text.slice(0, offset - at), piece.text.slice(offset - at)].map((text) => ({ ...piece, text }));
        this.#pieces.splice(index, 1, ...parts);
        return index + 1;
      }
      at = next;
    }
    return this.#pieces.length;
  }
}

/** The other insertions that give the same text: `b|` after `ab` is `|b` before it; the nearest first. */
function slides(text: string, edit: Edit, room: { readonly start: number; readonly end: number }): Edit[] {
  const places = [edit];
  let left: Edit = edit;
  while (left.start > room.start && text[left.start - 1] === left.inserted.at(-1) && places.length < MOST_SLIDES) {
    left = { start: left.start - 1, end: left.end - 1, inserted: `${text[left.start - 1] ?? ''}${left.inserted.slice(0, -1)}` };
    places.push(left);
  }
  let right: Edit = edit;
  while (right.end < room.end && text[right.end] === right.inserted[0] && places.length < 2 * MOST_SLIDES) {
    right = { start: right.start + 1, end: right.end + 1, inserted: `${right.inserted.slice(1)}${text[right.end] ?? ''}` };
    places.push(right);
  }
  return places;
}

const MOST_SLIDES = 200;

/** Pieces side by side that together are the text; those that one entry took out are preferred, the latest. */
function runOf(text: string, pieces: readonly Piece[]): Piece[] | undefined {
  const runs = pieces.flatMap((_, first) => {
    const run: Piece[] = [];
    let found = '';
    for (let at = first; at < pieces.length && found.length < text.length; at++) {
      const piece = pieces[at];
      if (!piece) break;
      run.push(piece);
      found += piece.text;
    }
    return found === text ? [run] : [];
  });
  const entryOf = (run: readonly Piece[]): number => {
    const entry = run[0]?.gone?.entry ?? -1;
    return run.every((piece) => piece.gone?.entry === entry) ? entry : -1;
  };
  return runs.sort((a, b) => entryOf(b) - entryOf(a))[0];
}

function matcher({ entry, edit }: Target): (doer: Doer | undefined) => boolean {
  return (doer) => doer?.entry === entry && (edit === undefined || doer.edit === edit);
}

/** Whether undoing changes if the piece is there: what it put in or brought back goes, what it took out comes back. */
function isToggled(piece: Piece, isIt: (doer: Doer | undefined) => boolean): boolean {
  return piece.gone === undefined ? isIt(piece.by) || isIt(piece.back?.by) : isIt(piece.gone) && !isIt(piece.by);
}

/** Adds an edit, as one with the last where they touch. */
function join(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last?.end === edit.start) edits[edits.length - 1] = { start: last.start, end: edit.end, inserted: last.inserted + edit.inserted };
  else edits.push(edit);
}
