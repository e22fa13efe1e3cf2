import type { Span } from '../text/span.ts';

/** One edit of a journal entry: offsets into the text before, what stood there, what stands there now. */
export interface JournalEdit extends Span {
  readonly removed: string;
  readonly inserted: string;
}

/** What a text is made of: stretches of the original in their order, and text that came later, told apart by step and edit. */
export type Piece =
  | { readonly kind: 'original'; readonly start: number; readonly end: number }
  | { readonly kind: 'inserted'; readonly text: string; readonly step: number };

/** The pieces of each text on the way: the first entry is the original, the last the text after all steps. Text that comes back where it stood is original again. */
export function traceOf(original: string, steps: readonly (readonly JournalEdit[])[]): readonly (readonly Piece[])[] {
  const whole: readonly Piece[] = original === '' ? [] : [{ kind: 'original', start: 0, end: original.length }];
  const trace: (readonly Piece[])[] = [whole];
  steps.forEach((edits, step) => trace.push(stepped(original, trace.at(-1) ?? [], { edits, step })));
  return trace;
}

/** The length of a piece in code units. */
export function lengthOf(piece: Piece): number {
  return piece.kind === 'original' ? piece.end - piece.start : piece.text.length;
}

/** The pieces that a stretch of the text is made of. */
export function slicePieces(pieces: readonly Piece[], { start, end }: Span): readonly Piece[] {
  const slice: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const from = Math.max(0, start - at);
    const to = Math.min(length, end - at);
    if (from < to) slice.push(cut(piece, from, to));
    at += length;
    if (at >= end) break;
  }
  return slice;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'original') return { kind: 'original', start: piece.start + from, end: piece.start + to };
  return { ...piece, text: piece.text.slice(from, to) };
}

function stepped(
  original: string,
  pieces: readonly Piece[],
  { edits, step }: { readonly edits: readonly JournalEdit[]; readonly step: number },
): readonly Piece[] {
  const next: Piece[] = [];
  let at = 0;
  const rest = { start: edits.at(-1)?.end ?? 0, end: Infinity };
  edits.forEach((edit) => {
    next.push(...slicePieces(pieces, { start: at, end: edit.start }));
    if (edit.inserted !== '') {
      const after = slicePieces(pieces, { start: edit.end, end: Infinity });
      next.push(...recognised(original, edit.inserted, { before: next, after, step }));
    }
    at = edit.end;
  });
  return [...next, ...slicePieces(pieces, rest)];
}

/** Inserted text as a stretch of the original, when it is what is missing there. */
function recognised(
  original: string,
  text: string,
  { before, after, step }: { readonly before: readonly Piece[]; readonly after: readonly Piece[]; readonly step: number },
): readonly Piece[] {
  const last = before.findLast((piece) => piece.kind === 'original');
  const next = after.find((piece) => piece.kind === 'original');
  const from = last?.kind === 'original' ? last.end : 0;
  const to = next?.kind === 'original' ? next.start : original.length;
  const at = original.slice(from, to).indexOf(text);
  return at < 0 ? [{ kind: 'inserted', text, step }] : [{ kind: 'original', start: from + at, end: from + at + text.length }];
}
