import type { Entry, EntryField, IndexRecord } from './entry.ts';
import { STATUSES } from './entry.ts';
import { fieldFinder, type FieldHit, type FieldMap, type Places } from './fields.ts';
import { isoDate } from './isoDate.ts';
import type { Span } from '../text/span.ts';

/** What a record says of its article, before it is matched with a file; `path` is as written. */
export type RecordEntry = Omit<Entry, 'id' | 'path' | 'record' | 'missing'> & { readonly id?: string; readonly path?: string };

/** A reader of records with the person's field map: the article a record describes, or what is invalid in it. */
export function entryReader(map: FieldMap): (record: IndexRecord) => RecordEntry | { readonly invalid: string } {
  const known = new Map<string, Places>();
  return (record) => {
    if (known.size > MOST_SHAPES) known.clear();
    const find = fieldFinder(record.fields, map, known);
    const used = new Set<string>();
    const take = (field: EntryField): unknown => {
      const hit = find(field);
      if (hit) used.add(placeOf(hit));
      return hit?.value;
    };
    const path = take('path');
    if (path !== undefined && typeof path !== 'string') return { invalid: 'The path is not a string' };
    const id = take('id') ?? record.key;
    if (id !== undefined && typeof id === 'object') return { invalid: 'The id is neither a string nor a number' };
    const named = path ?? (record.key !== undefined && TEXT_FILE.test(record.key) ? record.key : undefined);
    const entry = { id: textOf(id), path: named, ...described(take) };
    return { ...(withoutUndefined(entry) as Omit<RecordEntry, 'extra'>), extra: restOf(record.fields, used) };
  };
}

/** What a record says of an article beside its id and path. */
function described(take: (field: EntryField) => unknown): Partial<Record<EntryField | 'isoDate', unknown>> {
  const date = textOf(take('date'));
  return {
    ordinal: numberOf(take('ordinal')),
    url: textOf(take('url')),
    title: textOf(take('title')),
    source: textOf(take('source')),
    author: textOf(take('author')),
    agency: textOf(take('agency')),
    date,
    isoDate: date === undefined ? undefined : isoDate(date),
    fetched: textOf(take('fetched')),
    lang: textOf(take('lang')),
    tags: tagsOf(take('tags')),
    status: statusOf(take('status')),
    hash: textOf(take('hash')),
    text: inlineText(take('text')),
    parent: textOf(take('parent')),
    range: rangeOf(take('range')),
  };
}

/** Tags from a list, or from one string joined by `;`, `|` or `,`; trimmed, blanks dropped, each once. */
export function tagsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : typeof value === 'string' ? splitTags(value) : [textOf(value)];
  const tags = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return [...new Set(tags)];
}

/** The status a value means, in STATUSES where it is understood, else as written. */
export function statusOf(value: unknown): string | undefined {
  if (value === true) return 'reviewed';
  if (value === false) return 'todo';
  const text = textOf(value)?.trim();
  if (text === undefined || text === '') return undefined;
  const folded = text.toLowerCase().replace(/[-_\s]+/g, ' ');
  return STATUS_WORDS.get(folded) ?? text;
}

function splitTags(text: string): string[] {
  return text.split(text.includes(';') ? ';' : text.includes('|') ? '|' : ',');
}

function inlineText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ') || undefined;
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A stretch as `[start, end]` or `start-end`. */
function rangeOf(value: unknown): Span | undefined {
  const pair = typeof value === 'string' ? value.split('-').map(Number) : value;
  if (!Array.isArray(pair) || pair.length !== 2) return undefined;
  const [start, end] = pair as readonly unknown[];
  return typeof start === 'number' && typeof end === 'number' && start >= 0 && end >= start ? { start, end } : undefined;
}

function restOf(fields: Readonly<Record<string, unknown>>, used: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !used.has(name) && value !== '' && value !== null));
}

function placeOf(hit: FieldHit): string {
  return hit.steps.join('.');
}

function withoutUndefined(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Shapes of records remembered at a time; an index has one or a few. */
const MOST_SHAPES = 500;
// e.g. "000_8cb8ecbeaf453e44.txt"
const TEXT_FILE = /\.(?:txt|md|text)$/i;
const STATUS_WORDS: ReadonlyMap<string, string> = new Map([
  ...STATUSES.map((status) => [status, status] as const),
  ['to do', 'todo'],
  ['new', 'todo'],
  ['open', 'todo'],
  ['false', 'todo'],
  ['no', 'todo'],
  ['doing', 'in progress'],
  ['wip', 'in progress'],
  ['started', 'in progress'],
  ['done', 'reviewed'],
  ['true', 'reviewed'],
  ['yes', 'reviewed'],
  ['accepted', 'reviewed'],
  ['approved', 'reviewed'],
]);
