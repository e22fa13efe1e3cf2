import { annPathFor } from '../formats/annPath.ts';
import { formatAnn, parseAnn, type AnnFile, type AnnSpan } from '../formats/brat.ts';
import { moveSpans, sliceSpans } from '../formats/moveSpans.ts';
import { applyEdits } from '../text/edit.ts';
import type { Change } from './change.ts';
import { difference } from './difference.ts';

/** The annotation file of a text: where it is, and what it holds. */
export interface Annotations {
  readonly path: string;
  readonly ann: string;
}

/** Changes with those of the annotation files; spans that lost their words to an edit, by the text's path. */
export interface CarriedSpans {
  readonly changes: readonly Change[];
  readonly lost: readonly (AnnSpan & { readonly path: string })[];
}

/** Changes of texts with those that carry their annotations along, for one undo; texts and annotations by the text's path. */
export function withSpans(
  changes: readonly Change[],
  texts: ReadonlyMap<string, string>,
  annotations: ReadonlyMap<string, Annotations>,
): CarriedSpans {
  const lost: CarriedSpans['lost'][number][] = [];
  const carried = changes.flatMap((change): readonly Change[] => {
    const { path } = change;
    const text = texts.get(path);
    const own = annotations.get(path);
    if (change.kind === 'create' || text === undefined || own === undefined) return [];
    if (change.kind === 'delete') return [{ kind: 'delete', path: own.path }];
    const moved = moveSpans(parseAnn(own.ann, text), text, change.edits);
    lost.push(...moved.lost.map((span) => ({ ...span, path })));
    return annChange(own, formatAnn(moved.file, applyEdits(text, change.edits)));
  });
  return { changes: [...changes, ...carried], lost };
}

/** The annotations of the parts of a text: each span goes with the part it lies in; those across a cut are named, and stay with none. */
export function splitSpans(
  { path, ann }: Annotations,
  text: string,
  parts: readonly { readonly path: string; readonly start: number; readonly end: number }[],
): { readonly changes: readonly Change[]; readonly crossing: readonly AnnSpan[] } {
  const file = parseAnn(ann, text);
  const crossing = new Map<string, AnnSpan>();
  const changes = parts.flatMap((part, index): readonly Change[] => {
    const slice = sliceSpans(file, part);
    for (const span of slice.lost) crossing.set(span.id, span);
    const own = index === 0 ? slice.file : onlySpans(slice.file);
    const next = formatAnn(own, text.slice(part.start, part.end));
    if (index === 0) return annChange({ path, ann }, next);
    return next === '' ? [] : [{ kind: 'create', path: annPathFor(part.path, NO_FILES), text: next }];
  });
  return { changes, crossing: [...crossing.values()] };
}

/** Annotations of texts joined for the joined text; `starts` says where each text begins in it. An id that two files use gets a new number in the later one. */
export function mergeSpans(
  files: readonly { readonly ann: string; readonly text: string }[],
  whole: string,
  starts: readonly number[],
): string {
  const taken = new Set<string>();
  const items = files.flatMap(({ ann, text }, index) => {
    const renamed = renumbered(ann, taken);
    return parseAnn(renamed, text).items.map((item) => (item.kind === 'line' || index === 0 ? item : shifted(item, starts[index] ?? 0)));
  });
  return formatAnn({ ...parseAnn(files.find(({ ann }) => ann !== '')?.ann ?? '', ''), items }, whole);
}

function shifted({ kind, id, label, fragments, text }: AnnSpan, by: number): AnnSpan {
  return { kind, id, label, fragments: fragments.map(({ start, end }) => ({ start: start + by, end: end + by })), text };
}

/** The file with ids that are taken replaced, where they are defined and where they are referred to. */
function renumbered(ann: string, taken: Set<string>): string {
  const ids = [...new Set(ann.match(ID) ?? [])];
  const names = new Map<string, string>();
  for (const id of ids) {
    let name = id;
    for (let number = 1; taken.has(name) || (name !== id && ids.includes(name)); number++) name = `${id[0] ?? 'T'}${number}`;
    taken.add(name);
    names.set(id, name);
  }
  return [...names].every(([id, name]) => id === name) ? ann : ann.replace(REFERENCE, (id) => names.get(id) ?? id);
}

/** The spans and what refers to them; other lines stay with the first part. */
function onlySpans(file: AnnFile): AnnFile {
  const ids = new Set(file.items.flatMap((item) => (item.kind === 'span' ? [item.id] : [])));
  const belongs = (raw: string): boolean => (raw.match(REFERENCE) ?? []).some((id) => ids.has(id));
  return { ...file, items: file.items.filter((item) => item.kind === 'span' || belongs(item.raw)) };
}

function annChange({ path, ann }: Annotations, next: string): readonly Change[] {
  return next === ann ? [] : [{ kind: 'edit', path, edits: [difference(ann, next)] }];
}

/** A new part stands alone under its stem. */
const NO_FILES: ReadonlySet<string> = new Set();
// e.g. "T12" at the start of a line
const ID = /^[TREAMN#]\d+(?=\t)/gm;
// e.g. "T12" in "R1\tOrg Arg1:T12 Arg2:T3"
const REFERENCE = /(?<=^|[ :\t])[TREAMN#]\d+(?=[ \t\r\n]|$)/gm;
