import { isRecord } from './json.ts';

/** Where tags of an article are written: `auto` follows what the corpus has (contracts.md). */
export type TagLocation = 'auto' | 'frontMatter' | 'index' | 'sidecar';

export const OPERATING_POINTS = ['careful', 'balanced', 'thorough'] as const;

/** How eager detection is: careful loses at most 0.5 % of body words on the dev pages, balanced is best F1, thorough finds most. */
export type OperatingPoint = (typeof OPERATING_POINTS)[number];

/** A span label of the person's own: `key` is the digit that sets it, `color` that of its frame in the editor as #rgb, #rrggbb or #rrggbbaa. */
export interface LabelConfig {
  readonly name: string;
  readonly key?: string;
  readonly color?: string;
}

/** What `.winnow/corpus.json` says, with defaults filled in; paths are relative to the corpus root with `/`. */
export interface CorpusConfig {
  readonly version: 1;
  readonly index?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Winnow's field name to the corpus's own, overriding the alias table. */
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: { readonly where: TagLocation; readonly vocabulary: readonly string[] };
  /** The point at which clean removes lines. */
  readonly point: OperatingPoint;
  readonly labels: readonly LabelConfig[];
  /** Whether clean removes what a kind, credit or caption finds, against the usual: kinds go, credits and captions stay. */
  readonly remove: Readonly<Record<string, boolean>>;
  /** Lists of names beside those in `.winnow/names/`: files relative to the corpus root. */
  readonly lists: readonly string[];
}

export const DEFAULT_CONFIG: CorpusConfig = {
  version: 1,
  include: ['**/*.{txt,md,text}'],
  exclude: [],
  fields: {},
  tags: { where: 'auto', vocabulary: [] },
  point: 'careful',
  labels: [
    { name: 'person', key: '1' },
    { name: 'organization', key: '2' },
    { name: 'location', key: '3' },
    { name: 'date', key: '4' },
    { name: 'money', key: '5' },
  ],
  remove: {},
  lists: [],
};

/** Something in corpus.json that is not understood: the keys that lead to it (none: the whole file), and one sentence. */
export interface ConfigProblem {
  readonly keys: readonly string[];
  readonly message: string;
}

/** The configuration in a parsed corpus.json, and what is wrong with it; a wrong value falls back to its default and is named. */
export function parseConfig(value: unknown): { readonly config: CorpusConfig; readonly problems: readonly ConfigProblem[] } {
  if (!isRecord(value)) return { config: DEFAULT_CONFIG, problems: [{ keys: [], message: 'corpus.json must hold an object' }] };
  const problems: ConfigProblem[] = [];
  const take = <T>(key: string, from: unknown, fallback: T, valid: (v: unknown) => v is T): T => {
    if (from === undefined) return fallback;
    if (valid(from)) return from;
    problems.push({ keys: key.split('.'), message: `"${key}" in corpus.json is not understood` });
    return fallback;
  };
  const tags = take('tags', value['tags'], {}, isRecord);
  problems.push(...unknownKeys(value, KEYS, []), ...unknownKeys(tags, ['where', 'vocabulary'], ['tags']));
  const index = take('index', value['index'], undefined, (v): v is string | undefined => typeof v === 'string');
  const config: CorpusConfig = {
    version: take('version', value['version'], DEFAULT_CONFIG.version, (v): v is 1 => v === 1),
    ...(index === undefined ? {} : { index }),
    include: take('include', value['include'], DEFAULT_CONFIG.include, isStrings),
    exclude: take('exclude', value['exclude'], DEFAULT_CONFIG.exclude, isStrings),
    fields: take('fields', value['fields'], DEFAULT_CONFIG.fields, isStringMap),
    tags: {
      where: take('tags.where', tags['where'], DEFAULT_CONFIG.tags.where, isTagLocation),
      vocabulary: take('tags.vocabulary', tags['vocabulary'], DEFAULT_CONFIG.tags.vocabulary, isStrings),
    },
    point: take('point', value['point'], DEFAULT_CONFIG.point, isPoint),
    labels: take('labels', value['labels'], DEFAULT_CONFIG.labels, isLabels),
    remove: take('remove', value['remove'], DEFAULT_CONFIG.remove, isSwitches),
    lists: take('lists', value['lists'], DEFAULT_CONFIG.lists, isStrings),
  };
  return { config, problems };
}

const KEYS = [...Object.keys(DEFAULT_CONFIG), 'index', '$schema'];

/** A key that nobody reads is most likely misspelt. */
function unknownKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], within: readonly string[]): ConfigProblem[] {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.map((key) => {
    const keys = [...within, key];
    return { keys, message: `"${keys.join('.')}" in corpus.json is none of its settings` };
  });
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isStringMap(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((item) => typeof item === 'string');
}

function isSwitches(value: unknown): value is Readonly<Record<string, boolean>> {
  return isRecord(value) && Object.values(value).every((item) => typeof item === 'boolean');
}

function isTagLocation(value: unknown): value is TagLocation {
  return value === 'auto' || value === 'frontMatter' || value === 'index' || value === 'sidecar';
}

function isPoint(value: unknown): value is OperatingPoint {
  return OPERATING_POINTS.some((point) => point === value);
}

function isLabels(value: unknown): value is readonly LabelConfig[] {
  return Array.isArray(value) && value.every(isLabel);
}

function isLabel(value: unknown): value is LabelConfig {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false;
  return isOptional(value['key'], DIGIT) && isOptional(value['color'], COLOR);
}

function isOptional(value: unknown, form: RegExp): boolean {
  return value === undefined || (typeof value === 'string' && form.test(value));
}

// e.g. "1"
const DIGIT = /^[1-9]$/;
// e.g. "#c40", "#cc4400", "#cc4400aa"
const COLOR = /^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i;
