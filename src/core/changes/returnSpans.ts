import { formatAnn, parseAnn, removeSpans, spansOf, type AnnFile, type AnnLine, type AnnSpan } from '../formats/brat.ts';
import { stepsBack, type PresentFile } from '../formats/history.ts';
import { chainOf, type JournalEntry } from '../formats/journal.ts';
import { moveSpans } from '../formats/moveSpans.ts';
import type { Annotations } from './spans.ts';

/** The annotations of a text as they were before some were lost with their words, and after; as the journal tells. */
export interface Loss {
  readonly before: string;
  readonly after: string;
}

/** The journal entry of annotations that were lost when the text with that SHA-256 was changed holds both files whole, so that they can come back without any other. */
export function lossEdits({ before, after }: Loss): JournalEntry['edits'] {
  return [{ start: 0, end: before.length, removed: before, inserted: after }];
}

/** The last loss of annotations in a file that happened when its text left the one with the given SHA-256. */
export function lossFrom(entries: readonly JournalEntry[], annPath: string, textHash: string): Loss | undefined {
  const [edit] = entries.findLast(({ path, of }) => path === annPath && of === textHash)?.edits ?? [];
  return edit && { before: edit.removed, after: edit.inserted };
}

/**
 * The annotations of a text that becomes again what it was, carried back through each change that the journal has in between, with what each took away; undefined
 * where the journal does not lead there.
 */
export function annCarriedBack(
  entries: readonly JournalEntry[],
  { path, text, hash, annotations }: PresentFile & { readonly annotations: Annotations },
  goal: string,
): string | undefined {
  const chain = chainOf(entries, path, hash);
  const first = chain.findLastIndex(({ before }) => before === goal);
  const steps = first < 0 ? undefined : stepsBack(chain.slice(first), text);
  if (!steps) return undefined;
  let now = { text, ann: annotations.ann };
  for (const { entry, edits, text: before } of steps) {
    const { file } = moveSpans(parseAnn(now.ann, now.text), now.text, edits);
    now = { text: before, ann: annWithReturned(formatAnn(file, before), lossFrom(entries, annotations.path, entry.before), before) };
  }
  return now.ann;
}

/**
 * The annotations of a text that is again what it was before a loss, with what was lost back in its place; what was annotated, changed or removed since
 * stays so. All three files are of that very text, but for `after`, of which only the ids count.
 */
export function returnSpans(now: AnnFile, { before, after }: { readonly before: AnnFile; readonly after: AnnFile }): AnnFile {
  const left = new Set(after.items.map(keyOf));
  const present = new Map(now.items.map((item) => [keyOf(item), item]));
  const known = new Set(before.items.map(keyOf));
  const old = before.items.flatMap((item): readonly (AnnSpan | AnnLine)[] => {
    const own = present.get(keyOf(item));
    if (left.has(keyOf(item))) return own ? [own] : [];
    return own ? [own] : [item];
  });
  const file = { ...now, problems: [], items: [...old, ...now.items.filter((item) => !known.has(keyOf(item)))] };
  const ids = new Set(spansOf(file).map(({ id }) => id));
  const gone = spansOf(before).filter(({ id }) => !ids.has(id));
  return removeSpans(
    file,
    gone.map(({ id }) => id),
  );
}

/** The same for an annotation file as text: with what the loss took back in its place, or as it is where nothing was lost. */
export function annWithReturned(ann: string, loss: Loss | undefined, text: string): string {
  if (!loss) return ann;
  const [before, after] = [parseAnn(loss.before, text), parseAnn(loss.after, text)];
  return formatAnn(returnSpans(parseAnn(ann, text), { before, after }), text);
}

function keyOf(item: AnnSpan | AnnLine): string {
  return item.kind === 'span' ? item.id : item.raw.trimEnd();
}
