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

/** What one edit did to a stretch of text: put it in, took it out, or (with `cancels`) took back what others did, as long as it is not taken back itself. */
interface Deed {
  readonly by: Doer | undefined;
  readonly kind: 'put' | 'take' | 'cancel';
  readonly cancels: readonly Deed[];
}

/** A stretch of text that ever was in the file. */
interface Piece {
  readonly text: string;
  /** All that was done to it, the oldest first: a put, then the rest. By nobody: the original. */
  readonly deeds: readonly Deed[];
  /** Why it is not there; undefined while it is. */
  readonly gone: Deed | undefined;
}

/** All that was ever in a file, in order, what was taken out as well: so any change can be taken back while later ones stay. */
export class Pieces {
  readonly #pieces: Piece[];
  #entries = 0;

  constructor(original: string) {
    this.#pieces = [newPiece(original, undefined)];
  }

  /** Applies the next entry's edits (sorted, offsets into the text before them). An insertion of what was taken out at that place brings it back. */
  apply(edits: readonly Edit[]): void {
    const entry = this.#entries++;
    const before = this.#pieces.map((piece) => (piece.gone ? '' : piece.text)).join('');
    for (let edit = edits.length - 1; edit >= 0; edit--) {
      const { start, end, inserted } = edits[edit] ?? { start: 0, end: 0, inserted: '' };
      const doer = { entry, edit };
      this.#take(start, end, doer);
      const room = { start: edits[edit - 1]?.end ?? 0, end: edits[edit + 1]?.start ?? before.length };
      const places = start === end ? slides(before, { start, end, inserted }, room) : [{ start, end, inserted }];
      if (inserted === '' || places.some((place) => this.#bringBack(place, doer))) continue;
      const at = this.#cut(start);
      const replaced = this.#pieces.findIndex((piece, index) => index >= at && piece.gone?.by === doer);
      this.#pieces.splice(replaced < 0 ? at : replaced, 0, newPiece(inserted, doer));
    }
  }

  /** The edits of the present text that undo an entry, or one edit of it. */
  undo(target: Target): { readonly edits: readonly Edit[] } | { readonly refused: string } {
    const isIt = matcher(target);
    if (this.#isAltered(isIt)) return { refused: 'Later changes altered what this change inserted; take those back first' };
    const edits: Edit[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const there = !piece.gone;
      const end = there ? at + piece.text.length : at;
      const after = withDeed(piece, cancelling(piece, isIt, undefined));
      if (there === Boolean(after.gone)) join(edits, { start: at, end, inserted: there ? '' : piece.text });
      at = end;
    }
    return { edits };
  }

  /** The next entry is the undoing of an earlier one. */
  applyUndo(target: Target): void {
    const isIt = matcher(target);
    const doer = { entry: this.#entries++, edit: 0 };
    for (const [index, piece] of this.#pieces.entries()) this.#pieces[index] = withDeed(piece, cancelling(piece, isIt, doer));
  }

  /** Whether something else has taken out part of what it inserted, or put text into its middle. */
  #isAltered(isIt: (doer: Doer | undefined) => boolean): boolean {
    const putBy = (piece: Piece | undefined): Doer | undefined => piece?.deeds[0]?.by;
    if (this.#pieces.some((piece) => isIt(putBy(piece)) && reasons(piece.deeds).some((deed) => deed.kind === 'take'))) return true;
    return this.#pieces.some((piece, index) => {
      const [before, after] = [putBy(this.#pieces[index - 1]), putBy(this.#pieces[index + 1])];
      const inside = before !== undefined && isIt(before) && after?.entry === before.entry && after.edit === before.edit;
      return inside && putBy(piece) !== undefined && !isIt(putBy(piece)) && !piece.gone;
    });
  }

  #take(start: number, end: number, doer: Doer): void {
    if (start === end) return;
    let at = this.#cut(start);
    const last = this.#cut(end);
    for (; at < last; at++) {
      const piece = this.#pieces[at];
      if (piece && !piece.gone) this.#pieces[at] = withDeed(piece, { by: doer, kind: 'take', cancels: [] });
    }
  }

  #bringBack({ start, inserted }: Edit, doer: Doer): boolean {
    const from = this.#cut(start);
    let past = from;
    while (this.#pieces[past]?.gone) past++;
    const gone = this.#pieces.slice(from, past).filter((piece) => piece.gone?.by?.entry !== doer.entry);
    const run = new Set(runOf(inserted, gone));
    for (let at = from; at < past; at++) {
      const piece = this.#pieces[at];
      if (piece && run.has(piece)) this.#pieces[at] = withDeed(piece, { by: doer, kind: 'cancel', cancels: reasons(piece.deeds) });
    }
    return run.size > 0;
  }

  /** Makes a piece start at an offset of the present text; where taken-out pieces stand there, before them. Returns its index. */
  #cut(offset: number): number {
    let at = 0;
    for (let index = 0; index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (!piece) break;
      if (at === offset) return index;
      if (piece.gone) continue;
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
    const entry = run[0]?.gone?.by?.entry ?? -1;
    return run.every((piece) => piece.gone?.by?.entry === entry) ? entry : -1;
  };
  return runs.sort((a, b) => entryOf(b) - entryOf(a))[0];
}

function matcher({ entry, edit }: Target): (doer: Doer | undefined) => boolean {
  return (doer) => doer?.entry === entry && (edit === undefined || doer.edit === edit);
}

function newPiece(text: string, by: Doer | undefined): Piece {
  return { text, deeds: [{ by, kind: 'put', cancels: [] }], gone: undefined };
}

function withDeed(piece: Piece, deed: Deed): Piece {
  if (deed.kind === 'cancel' && deed.cancels.length === 0) return piece;
  const deeds = [...piece.deeds, deed];
  return { ...piece, deeds, gone: reasons(deeds).at(-1) };
}

/** What takes back all that an entry did to a piece and that still holds. */
function cancelling(piece: Piece, isIt: (doer: Doer | undefined) => boolean, by: Doer | undefined): Deed {
  return { by, kind: 'cancel', cancels: holding(piece.deeds).filter((deed) => isIt(deed.by)) };
}

/** The deeds that nothing which holds takes back. */
function holding(deeds: readonly Deed[]): Deed[] {
  const cancelled = new Set<Deed>();
  const holds = deeds.toReversed().filter((deed) => {
    if (cancelled.has(deed)) return false;
    for (const each of deed.cancels) cancelled.add(each);
    return true;
  });
  return holds.reverse();
}

/** The deeds that keep a piece out: whoever took it out, or took back that it was put in. */
function reasons(deeds: readonly Deed[]): Deed[] {
  const [put] = deeds;
  return holding(deeds).filter((deed) => deed.kind === 'take' || deed.cancels.some((each) => each === put));
}

/** Adds an edit, as one with the last where they touch. */
function join(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last?.end === edit.start) edits[edits.length - 1] = { start: last.start, end: edit.end, inserted: last.inserted + edit.inserted };
  else edits.push(edit);
}
