import { formatAnn, spansOf, type AnnFile, type AnnSpan } from '../../core/formats/brat.ts';
import { sliceSpans } from '../../core/formats/moveSpans.ts';
import { mergeTexts } from '../../core/changes/splitText.ts';
import type { Change, Span } from '../../core/index.ts';
import type { Corpus } from '../corpusStore.ts';
import { annPathOf, readSpans, spanFileOf } from '../spanFile.ts';
import { diffTexts } from '../textDiff.ts';

/** Changes of annotation files that go with a change of texts, the texts of these files, and the annotations that a cut runs through. */
export interface SpanChanges {
  readonly changes: readonly Change[];
  readonly basis: ReadonlyMap<string, string>;
  readonly cut: readonly AnnSpan[];
}

const NONE: SpanChanges = { changes: [], basis: new Map(), cut: [] };

/** The annotations of a text given to its parts, each with the offsets of its own file. */
export async function splitSpans(
  corpus: Corpus,
  whole: { readonly path: string; readonly text: string },
  parts: readonly (Span & { readonly path: string; readonly text: string })[],
): Promise<SpanChanges> {
  const file = await spanFileOf(corpus, whole.path);
  if (file.text === undefined) return NONE;
  const all = readSpans(file.text, whole.text);
  const changes: Change[] = [];
  const cut = new Map<string, AnnSpan>();
  for (const part of parts) {
    const slice = sliceSpans(all, part);
    for (const span of slice.lost) cut.set(span.id, span);
    const ann = formatAnn(slice.file, part.text);
    if (part.path === whole.path) changes.push({ kind: 'edit', path: file.path, edits: diffTexts(file.text, ann) });
    else if (spansOf(slice.file).length > 0) changes.push({ kind: 'create', path: annPathOf(corpus, part.path), text: ann });
  }
  return { changes, basis: new Map([[file.path, file.text]]), cut: [...cut.values()] };
}

/** The annotations of parts joined for the merged text, in the first one's file; the other files go. */
export async function mergeSpans(corpus: Corpus, parts: readonly { readonly path: string; readonly text: string }[]): Promise<SpanChanges> {
  const basis = new Map<string, string>();
  const gone: Change[] = [];
  const items: AnnFile['items'][number][] = [];
  const texts = parts.map(({ text }) => text);
  for (const [number, part] of parts.entries()) {
    const file = await spanFileOf(corpus, part.path);
    if (file.text === undefined) continue;
    const offset = mergeTexts(texts.slice(0, number + 1)).length - part.text.length;
    const own = readSpans(file.text, part.text).items;
    items.push(...shifted(own, offset, collide(items, own) ? highest(items) : 0));
    basis.set(file.path, file.text);
    if (number > 0) gone.push({ kind: 'delete', path: file.path });
  }
  const home = items.length > 0 && parts[0] ? annPathOf(corpus, parts[0].path) : undefined;
  if (home === undefined) return NONE;
  const ann = formatAnn({ items, problems: [] }, mergeTexts(texts));
  const before = basis.get(home);
  const own: Change =
    before === undefined ? { kind: 'create', path: home, text: ann } : { kind: 'edit', path: home, edits: diffTexts(before, ann) };
  return { changes: [own, ...gone], basis, cut: [] };
}

function collide(some: AnnFile['items'], others: AnnFile['items']): boolean {
  const idOf = (item: AnnFile['items'][number]): string => (item.kind === 'span' ? item.id : (item.raw.split('\t')[0] ?? ''));
  const ids = new Set(some.map(idOf));
  return others.some((item) => ids.has(idOf(item)));
}

function highest(items: AnnFile['items']): number {
  return items.reduce((most, item) => Math.max(most, Number(NUMBER.exec(item.kind === 'span' ? item.id : item.raw)?.[1] ?? 0)), 0);
}

/** Annotations behind others: moved by `offset`, their ids raised by `above`. */
function shifted(items: AnnFile['items'], offset: number, above: number): AnnFile['items'] {
  const raised = (text: string): string =>
    text.replace(IDS, (_, letter: string, number: string) => `${letter}${String(Number(number) + above)}`);
  const raisedLine = (raw: string): string => {
    const [id = '', body, ...rest] = raw.split('\t');
    return body === undefined ? raw : [raised(id), raised(body), ...rest].join('\t');
  };
  return items.map((item) => {
    if (item.kind === 'line') return { kind: 'line', raw: raisedLine(item.raw) };
    const fragments = item.fragments.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
    const { label, text } = item;
    return { kind: 'span', id: raised(item.id), label, fragments, text };
  });
}

// e.g. "T12"
const NUMBER = /^[A-Z#*]+(\d+)/;
// e.g. the "T12" and "R3" of "R3\tOf Arg1:T12 Arg2:T4"
const IDS = /\b([TREAMN])(\d+)\b/g;
