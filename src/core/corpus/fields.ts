import { isRecord } from '../json.ts';
import type { EntryField, IndexRecord } from './entry.ts';

/** Winnow's fields and the names other tools give them, first hit wins; case, `-`, `_` and space do not count (product.md, Formats). */
export const FIELD_ALIASES: Readonly<Record<EntryField, readonly string[]>> = {
  id: ['id', 'doc_id', 'docid', 'uid', 'uuid', 'key', 'seed_id', 'stories_id', 'article_id', 'WARC-Record-ID', 'fingerprint'],
  path: ['path', 'file', 'filename', 'file_name', 'filepath', 'localpath', 'local_path', 'txt', 'text_file'],
  ordinal: ['n', 'no', 'num', 'idx', 'index', 'rank', 'order', 'seq', 'ordinal'],
  url: ['url', 'link', 'uri', 'source_url', 'canonical', 'WARC-Target-URI'],
  title: ['title', 'headline', 'name'],
  source: ['source', 'site', 'sitename', 'domain', 'hostname', 'source_domain', 'publisher', 'media_name', 'outlet'],
  author: ['author', 'authors', 'byline', 'creator'],
  agency: ['agency', 'wire'],
  date: ['date', 'published', 'publish_date', 'date_publish', 'published_at', 'datePublished', 'created', 'pubDate'],
  fetched: ['fetched', 'added', 'date_download', 'crawled_at', 'fetched_at', 'WARC-Date'],
  lang: ['lang', 'language', 'locale', 'WARC-Identified-Content-Language'],
  text: ['text', 'content', 'body', 'maintext', 'raw_text', 'article'],
  tags: ['tags', 'labels', 'label', 'categories', 'keywords', 'themes'],
  status: ['status', 'state', 'reviewed'],
  hash: ['hash', 'sha256', 'md5', 'digest', 'checksum'],
  parent: ['parent', 'parent_id'],
  range: ['range', 'parent_range'],
};

/** The person's own names for fields, from corpus.json. */
export type FieldMap = Readonly<Record<string, string>>;

/** A field as a record holds it: where (`metadata.url` is two steps) and its value. */
export interface FieldHit {
  readonly steps: readonly string[];
  readonly value: unknown;
}

/**
 * Where a record holds a field: the person's mapping alone if there is one, else the first alias in table order at the top level, else the first one level
 * down in a container such as `metadata`. Blank values are no hit.
 */
export function fieldOf(record: Pick<IndexRecord, 'fields'>, field: EntryField, map: FieldMap): FieldHit | undefined {
  return fieldFinder(record.fields, map)(field);
}

/** As fieldOf for many fields of one record; `known` remembers where records with the same keys hold what. */
export function fieldFinder(
  fields: Readonly<Record<string, unknown>>,
  map: FieldMap,
  known: Map<string, Places> = new Map(),
): (field: EntryField) => FieldHit | undefined {
  const key = signatureOf(fields);
  const places = known.get(key) ?? placesOf(fields);
  known.set(key, places);
  return (field) => {
    const mapped = Object.hasOwn(map, field) ? map[field] : undefined;
    return mapped === undefined ? firstHit(places, field, fields) : hitOfPath(fields, mapped);
  };
}

/** Where a record may hold each field, best first. */
export type Places = ReadonlyMap<EntryField, readonly (readonly string[])[]>;

/** A field name with case, `-`, `_` and spaces folded away. */
export function foldName(name: string): string {
  return name.replace(SEPARATORS, '').toLowerCase();
}

function firstHit(places: Places, field: EntryField, fields: Readonly<Record<string, unknown>>): FieldHit | undefined {
  for (const steps of places.get(field) ?? []) {
    const value = valueAt(fields, steps);
    if (!isBlank(value) && (field !== 'text' || typeof value === 'string')) return { steps, value };
  }
  return undefined;
}

/** The keys of a record and of the containers in it. */
function signatureOf(fields: Readonly<Record<string, unknown>>): string {
  let key = '';
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    key += isRecord(value) ? `${name}\u0001${Object.keys(value).join('\u0001')}\u0000` : `${name}\u0000`;
  }
  return key;
}

function placesOf(fields: Readonly<Record<string, unknown>>): Places {
  const { top, nested } = shapeOf(fields);
  const places = (names: readonly string[]): (readonly string[])[] =>
    [top, nested].flatMap((level) => names.map((name) => level.get(name)).filter((steps) => steps !== undefined));
  return new Map([...FOLDED].map(([field, names]) => [field, places(names)]));
}

interface Shape {
  readonly top: ReadonlyMap<string, readonly string[]>;
  readonly nested: ReadonlyMap<string, readonly string[]>;
}

/** Folded name → place, for the top level and for known containers one level down (also spelled `metadata.url` in a CSV header). */
function shapeOf(fields: Readonly<Record<string, unknown>>): Shape {
  const top = new Map<string, readonly string[]>();
  const nested = new Map<string, readonly string[]>();
  const add = (places: Map<string, readonly string[]>, name: string, steps: readonly string[]): void => {
    if (!places.has(name)) places.set(name, steps);
  };
  for (const [name, value] of Object.entries(fields)) {
    const dot = name.lastIndexOf('.');
    if (dot < 0) add(top, foldName(name), [name]);
    else if (CONTAINERS.has(foldName(name.slice(0, dot)))) add(nested, foldName(name.slice(dot + 1)), [name]);
    if (isRecord(value) && CONTAINERS.has(foldName(name)))
      for (const inner of Object.keys(value)) add(nested, foldName(inner), [name, inner]);
  }
  return { top, nested };
}

function hitOfPath(fields: Readonly<Record<string, unknown>>, path: string): FieldHit | undefined {
  for (const steps of [[path], path.split('.')]) {
    const value = valueAt(fields, steps);
    if (!isBlank(value)) return { steps, value };
  }
  const wanted = foldName(path);
  const name = Object.keys(fields).find((each) => foldName(each) === wanted);
  if (name === undefined || isBlank(fields[name])) return undefined;
  return { steps: [name], value: fields[name] };
}

function valueAt(fields: Readonly<Record<string, unknown>>, steps: readonly string[]): unknown {
  let value: unknown = fields;
  for (const step of steps) value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

// e.g. the "_" of "file_name", the " " of "Source URL"
const SEPARATORS = /[-_\s]/g;
const CONTAINERS: ReadonlySet<string> = new Set(
  'metadata meta data info attributes attrs properties props fields extra document doc payload headers'.split(' '),
);
const FOLDED: ReadonlyMap<EntryField, readonly string[]> = new Map(
  Object.entries(FIELD_ALIASES).map(([field, names]) => [field as EntryField, names.map(foldName)]),
);
