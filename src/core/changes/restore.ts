import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { lengthOf, slicePieces, traceOf, type JournalEdit, type Piece } from './trace.ts';

/** What restore needs of a journal entry: hashes of the file's bytes before and after, and what changed. */
export interface JournalStep {
  readonly id: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly JournalEdit[];
}

/** The steps that led a file from its untouched original to the bytes with this hash, oldest first; order follows the hashes, not the lines of the journal. */
export function chainTo<Step extends JournalStep>(steps: readonly Step[], path: string, hash: string): readonly Step[] {
  const open = steps.filter((step) => step.path === path);
  const chain: Step[] = [];
  for (let wanted = hash; ;) {
    const at = open.findLastIndex((step) => step.after === wanted && step.before !== step.after);
    const step = open[at];
    if (!step) return chain.reverse();
    open.splice(at, 1);
    chain.push(step);
    wanted = step.before;
  }
}

/** The text as it was before all steps of a chain; undefined when a step does not fit the text (it was changed unseen). */
export function originalText(text: string, chain: readonly JournalStep[]): string | undefined {
  let current: string | undefined = text;
  for (const step of chain.toReversed()) current = current === undefined ? undefined : undone(current, step.edits);
  return current;
}

/** The edits that give a text its original back, as small as the journal knows them; undefined when a step does not fit. */
export function restoreOriginal(text: string, chain: readonly JournalStep[]): readonly Edit[] | undefined {
  const original = originalText(text, chain);
  if (original === undefined) return undefined;
  const pieces =
    traceOf(
      original,
      chain.map(({ edits }) => edits),
    ).at(-1) ?? [];
  return fill(original, pieces, { wanted: { start: 0, end: original.length }, drop: () => true });
}

/** Which edit of which journal entry to take back. */
export interface BlockChoice {
  readonly id: string;
  readonly edit: number;
}

/**
 * The edits that bring back what one edit of the journal removed (and take what it put there), while everything done before and since stays;
 * empty when it is back already, undefined when the journal does not fit the text.
 */
export function restoreBlock(text: string, chain: readonly JournalStep[], { id, edit: index }: BlockChoice): readonly Edit[] | undefined {
  const original = originalText(text, chain);
  const step = chain.findIndex((each) => each.id === id);
  const edit = chain[step]?.edits[index];
  if (original === undefined || !edit) return undefined;
  const trace = traceOf(
    original,
    chain.map(({ edits }) => edits),
  );
  const lost = slicePieces(trace[step] ?? [], edit);
  const wanted = lost.filter((piece) => piece.kind === 'original');
  if (wanted.length < lost.length) return undefined;
  const now = trace.at(-1) ?? [];
  const drop = (piece: Piece): boolean => piece.kind === 'inserted' && piece.step === step && piece.text === edit.inserted;
  if (wanted.length === 0) return fill(original, now, { wanted: { start: 0, end: 0 }, drop });
  return wanted.flatMap((span, part) => fill(original, now, { wanted: span, drop: part === 0 ? drop : () => false }));
}

interface Filling {
  /** The stretch of the original that shall be whole again. */
  readonly wanted: Span;
  /** Which inserted pieces go. */
  readonly drop: (piece: Piece) => boolean;
}

/** The edits of a text made of the pieces that insert what is missing of a stretch of the original, each part in its place. */
function fill(original: string, pieces: readonly Piece[], { wanted, drop }: Filling): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let seen = 0;
  let place = 0;
  const insert = (upTo: number): void => {
    const missing = original.slice(Math.max(seen, wanted.start), Math.min(upTo, wanted.end));
    if (Math.max(seen, wanted.start) < Math.min(upTo, wanted.end)) edits.push({ start: place, end: place, inserted: missing });
  };
  for (const piece of pieces) {
    const end = at + lengthOf(piece);
    if (piece.kind === 'original') {
      insert(piece.start);
      seen = piece.end;
      place = end;
    } else if (drop(piece)) edits.push({ start: at, end, inserted: '' });
    at = end;
  }
  insert(original.length);
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text before the edits; undefined when what they put there is not there. */
function undone(text: string, edits: readonly JournalEdit[]): string | undefined {
  let out = '';
  let at = 0;
  let shift = 0;
  for (const { start, end, removed, inserted } of edits) {
    const from = start + shift;
    if (from < at || text.slice(from, from + inserted.length) !== inserted || removed.length !== end - start) return undefined;
    out += text.slice(at, from) + removed;
    at = from + inserted.length;
    shift += inserted.length - removed.length;
  }
  return at > text.length ? undefined : out + text.slice(at);
}
