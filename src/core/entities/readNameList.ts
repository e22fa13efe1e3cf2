import { isRecord, parseJson } from '../json.ts';
import type { EntityType } from './entity.ts';
import { ENTITY_TYPES } from './entity.ts';
import type { ListPattern, NameList, TokenTest } from './nameList.ts';

/** Something wrong in a list file: 1-based line and what. */
export interface ListProblem {
  readonly line: number;
  readonly message: string;
}

/** A list that was read, and the lines that could not be. */
export interface ReadList {
  readonly list: NameList;
  readonly problems: readonly ListProblem[];
}

/**
 * Reads a list of names: CSV or TSV (`name,type[,alias group]`, with or without a header) or JSONL, where a line is `{"name"|"text", "type"|"label", "aliases"?, "id"?}` or a spaCy or
 * Prodigy pattern `{"label", "pattern": string | [{"LOWER"|"TEXT"|"ORTH": string | {"IN": [...]}, "OP"?: "?"}], "id"?}`. Broken lines become problems, the rest is used. `fallback` is
 * the type of entries that name none.
 */
export function readNameList(name: string, content: string, fallback?: EntityType): ReadList {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  // e.g. `{"label": "ORG"` at the start of the first line that is not blank
  const isJson = /^\s*\{/.test(text);
  const draft: Draft = { entries: new Map(), patterns: [], groups: new Map(), problems: [], fallback };
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const problem = isJson ? readJsonLine(line, draft) : readCsvLine(line, index === 0, draft);
    if (problem !== undefined) draft.problems.push({ line: index + 1, message: problem });
  });
  return { list: { name, entries: draft.entries, patterns: draft.patterns, groups: draft.groups }, problems: draft.problems };
}

/** Winnow's type for a label as other tools name it; undefined when none fits. */
export function typeOfLabel(label: string): EntityType | undefined {
  const key = label.trim().toLowerCase();
  return ENTITY_TYPES.find((type) => type === key) ?? LABELS.get(key);
}

const LABELS: ReadonlyMap<string, EntityType> = new Map([
  ['per', 'person'],
  ['people', 'person'],
  ['org', 'organization'],
  ['organisation', 'organization'],
  ['company', 'organization'],
  ['loc', 'location'],
  ['gpe', 'location'],
  ['fac', 'location'],
  ['place', 'location'],
  ['city', 'location'],
  ['country', 'location'],
  ['time', 'date'],
]);

interface Draft {
  readonly entries: Map<string, EntityType>;
  readonly patterns: ListPattern[];
  readonly groups: Map<string, string>;
  readonly problems: ListProblem[];
  readonly fallback: EntityType | undefined;
}

function readCsvLine(line: string, isFirst: boolean, draft: Draft): string | undefined {
  const cells = cellsOf(line);
  if (cells === undefined) return 'a quoted cell is not closed';
  const [name = '', label = '', group = ''] = cells;
  if (isFirst && HEADERS.has(name.toLowerCase())) return undefined;
  if (name === '') return 'no name';
  const type = label === '' ? draft.fallback : typeOfLabel(label);
  if (type === undefined) return label === '' ? 'no type' : `unknown type "${label}"`;
  addEntry(draft, name, { type, group });
  return undefined;
}

const HEADERS = new Set(['name', 'text', 'entity', 'term', 'phrase']);

/** The cells of one line of CSV or TSV, trimmed; undefined when a quote stays open. */
function cellsOf(line: string): string[] | undefined {
  const separator = line.includes('\t') ? '\t' : line.includes(',') || !line.includes(';') ? ',' : ';';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return quoted ? undefined : [...cells, cell.trim()];
}

function readJsonLine(line: string, draft: Draft): string | undefined {
  const entry = parseJson(line);
  if (!isRecord(entry)) return 'not a JSON object';
  const label = entry['label'] ?? entry['type'];
  const type = label === undefined ? draft.fallback : typeof label === 'string' ? typeOfLabel(label) : undefined;
  if (type === undefined) return label === undefined ? 'no label' : `unknown label ${JSON.stringify(label)}`;
  const group = typeof entry['id'] === 'string' ? entry['id'] : '';
  const pattern = entry['pattern'] ?? entry['name'] ?? entry['text'];
  if (Array.isArray(pattern)) return addPattern(draft, pattern, { type, group });
  if (typeof pattern !== 'string' || pattern.trim() === '') return 'no pattern, name or text';
  const aliases = Array.isArray(entry['aliases']) ? entry['aliases'].filter((alias) => typeof alias === 'string') : [];
  for (const name of [pattern, ...aliases])
    addEntry(draft, name.trim(), { type, group: group === '' && aliases.length > 0 ? pattern : group });
  return undefined;
}

interface Meaning {
  readonly type: EntityType;
  /** Alias group; empty for none. */
  readonly group: string;
}

function addEntry(draft: Draft, name: string, { type, group }: Meaning): void {
  draft.entries.set(name, type);
  if (group !== '') draft.groups.set(name, group);
}

function addPattern(draft: Draft, pattern: readonly unknown[], { type, group }: Meaning): string | undefined {
  const tests = pattern.map(testOf);
  if (tests.length === 0) return 'an empty pattern';
  const bad = tests.findIndex((test) => test === undefined);
  if (bad >= 0) return `token ${bad + 1} of the pattern is not understood (LOWER, TEXT and ORTH are)`;
  draft.patterns.push({ type, tokens: tests.filter((test) => test !== undefined), ...(group === '' ? {} : { group }) });
  return undefined;
}

function testOf(token: unknown): TokenTest | undefined {
  if (!isRecord(token)) return undefined;
  const keys = Object.keys(token).filter((key) => key !== 'OP');
  const [key] = keys;
  const op = token['OP'];
  if (keys.length !== 1 || key === undefined || (op !== undefined && op !== '?' && op !== '1')) return undefined;
  const attribute = key.toUpperCase();
  if (attribute !== 'LOWER' && attribute !== 'TEXT' && attribute !== 'ORTH') return undefined;
  const value = token[key];
  const forms = typeof value === 'string' ? [value] : isRecord(value) && Array.isArray(value['IN']) ? value['IN'] : [];
  if (forms.length === 0 || !forms.every((form) => typeof form === 'string')) return undefined;
  const ignoreCase = attribute === 'LOWER';
  return { forms: forms.map((form) => (ignoreCase ? form.toLowerCase() : form)), ignoreCase, optional: op === '?' };
}
