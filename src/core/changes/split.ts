import type { Analysis } from '../analyze.ts';
import type { Entry } from '../corpus/entry.ts';
import { rowIn } from '../corpus/rowPath.ts';
import { annPathFor } from '../formats/annPath.ts';
import type { AnnSpan } from '../formats/brat.ts';
import type { FieldValues } from '../formats/writtenValue.ts';
import type { Change, CreateChange } from './change.ts';
import { difference } from './difference.ts';
import { dropRecords, type RecordHome, type RecordWrite } from './records.ts';
import { mergeSpans, splitSpans, type Annotations } from './spans.ts';
import { mergeTexts, splitText, type SplitPart, type SplitText } from './splitText.ts';

/** What a split needs beside the text: the article's id and, where the index has one, its record. */
export interface SplitInput extends SplitText {
  readonly id: string;
  readonly analysis: Analysis;
  readonly record?: number;
  /** The article's annotations, where it has some; each goes with its part. */
  readonly annotations?: Annotations;
  /** More fields that the parts share with the article, such as its source. */
  readonly shared?: { readonly source?: string; readonly date?: string; readonly lang?: string };
}

/** A split: the changes to files, the records of the new ones for `addRecords` (a row brings its own), and the parts, the first being what stays in the file. */
export interface Split {
  readonly changes: readonly Change[];
  readonly records: readonly RecordWrite[];
  readonly parts: readonly SplitPart[];
  /** Annotations that lay across a cut, and so belong to no part. */
  readonly crossing: readonly AnnSpan[];
}

/** Cuts a file (or a row) before the lines: it keeps part 1, each further part becomes a file (a row behind it) of its own, known with its parent's id and where it stood there (UTF-16 offsets). */
export function split(input: SplitInput): Split {
  const parts = splitText(input);
  const [first, ...others] = parts;
  if (!first || others.length === 0) return { changes: [], records: [], parts, crossing: [] };
  const { path, text, record } = input;
  const isRow = rowIn(path) !== undefined;
  const after = record === undefined ? {} : { after: record };
  const records = isRow ? [] : others.map((part) => ({ path: part.path, values: valuesOf(input, part), ...after }));
  const rowOf = (part: SplitPart): Pick<CreateChange, 'row'> => (isRow ? { row: { values: valuesOf(input, part), after: path } } : {});
  const changes: readonly Change[] = [
    { kind: 'edit', path, edits: [{ start: first.end, end: text.length, inserted: '' }] },
    ...others.map((part): Change => ({ kind: 'create', path: part.path, text: part.text, ...rowOf(part) })),
  ];
  const spans = input.annotations ? splitSpans(input.annotations, text, parts) : { changes: [], crossing: [] };
  return { changes: [...changes, ...spans.changes], records, parts, crossing: spans.crossing };
}

/** What an article hands on to its parts. */
export function sharedOf({ source, date, lang }: Partial<Pick<Entry, 'source' | 'date' | 'lang'>>): NonNullable<SplitInput['shared']> {
  return { ...(source === undefined ? {} : { source }), ...(date === undefined ? {} : { date }), ...(lang === undefined ? {} : { lang }) };
}

function valuesOf({ id, analysis, text, shared = {} }: SplitInput, part: SplitPart): FieldValues {
  const title = titleAt(analysis, part.start);
  const row = rowIn(part.path);
  const stem = part.path.slice(part.path.lastIndexOf('/') + 1).replace(EXTENSION, '');
  const number = PART.exec(stem)?.[1];
  return {
    id: row?.id ?? (number === undefined ? stem : `${id}-${number}`),
    ...(title === undefined ? {} : { title: text.slice(title.start, title.end).trim() }),
    ...shared,
    parent: id,
    range: [part.start, part.end],
  };
}

/** Where the headline of the item that starts at the offset stands. */
function titleAt({ articles, lines }: Analysis, offset: number): { readonly start: number; readonly end: number } | undefined {
  return articles.find(({ first }) => lines[first]?.start === offset)?.title;
}

/** An article to merge with others: its file as it is, and its place in the index. */
export interface MergePart {
  readonly path: string;
  readonly text: string;
  readonly record?: number;
  readonly annotations?: Annotations;
  /** Where it stood in the text that it was split from. */
  readonly start?: number | undefined;
}

/** Joins files into the first one, in the order given, and takes the others away with their records; undoes a split byte for byte. */
export function merge(parts: readonly MergePart[], home: RecordHome): readonly Change[] {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return [];
  const whole = mergeTexts(parts);
  const end = first.text.length;
  return [
    { kind: 'edit', path: first.path, edits: [{ start: end, end, inserted: whole.slice(end) }] },
    ...others.map(({ path }): Change => ({ kind: 'delete', path })),
    ...dropRecords(
      home,
      others.filter(({ path }) => !rowIn(path)),
    ),
    ...joinedSpans(parts, whole),
  ];
}

/** The annotations of all parts in the first one's file. */
function joinedSpans(parts: readonly MergePart[], whole: string): readonly Change[] {
  const [first] = parts;
  if (!first || !parts.some(({ annotations }) => annotations)) return [];
  const starts = parts.map((_, index) => mergeTexts(parts.slice(0, index + 1)).length - (parts[index]?.text.length ?? 0));
  const ann = mergeSpans(
    parts.map(({ annotations, text }) => ({ ann: annotations?.ann ?? '', text })),
    whole,
    starts,
  );
  const gone = parts
    .slice(1)
    .flatMap(({ annotations }): readonly Change[] => (annotations ? [{ kind: 'delete', path: annotations.path }] : []));
  const own: Change = first.annotations
    ? { kind: 'edit', path: first.annotations.path, edits: [difference(first.annotations.ann, ann)] }
    : { kind: 'create', path: annPathFor(first.path, new Set()), text: ann };
  return [own, ...gone];
}

// e.g. "003_7eab56a015ad09b8-2"
const PART = /-(\d+)$/;
// e.g. ".txt"
const EXTENSION = /\.[^.]+$/;
