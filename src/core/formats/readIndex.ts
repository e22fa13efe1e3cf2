import type { IndexFormat, IndexTable } from '../corpus/entry.ts';
import { fieldOf } from '../corpus/fields.ts';
import { isRecord, parseJson } from '../json.ts';
import { csvTable, readCsvIndex } from './csvIndex.ts';
import { linesOf } from '../text/lines.ts';
import { badRecord, isPathLike, listKeyOf } from './indexShape.ts';
import { readJsonIndex } from './jsonIndex.ts';
import { readJsonlIndex } from './jsonlIndex.ts';
import { readYamlIndex } from './yamlIndex.ts';

/** The records of an index in any of the shapes of product.md, told by its content, by its name's extension only where that leaves a doubt. Total. */
export function readIndex(path: string, text: string): IndexTable {
  const format = sniffFormat(path, text);
  if (format === 'csv' && !isTable(path, text)) return foreign(text);
  const table = tableOf(format, text);
  if (table.problems.length === 0 || table.unread !== undefined) return table;
  return { ...table, unread: table.problems.map(({ start, end }) => text.slice(start, end)).join('\n') };
}

/** Whether what looks like nothing else can be a table: of any name with two columns or more, of one that promises another format not with one alone. */
function isTable(path: string, text: string): boolean {
  return !OTHER_FORMAT.test(path) || csvTable(text).columns.length > 1;
}

/** A text that is in no format of an index, such as a saved error page. */
function foreign(text: string): IndexTable {
  const end = text.search(/[\r\n]|$/);
  const problem = badRecord('This is no index: neither JSON nor YAML nor a table', { start: 0, end }, linesOf(text));
  return { format: 'json', records: [], problems: [problem], unread: text };
}

/** What is nested so deeply that it cannot be walked is one problem. */
function tableOf(format: IndexFormat, text: string): IndexTable {
  try {
    return READERS[format](text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = badRecord('The index is nested too deeply to be read', { start: 0, end: 0 }, linesOf(text));
    return { format, records: [], problems: [problem], unread: text };
  }
}

/** Which format a text is in, by content first. */
export function sniffFormat(path: string, text: string): IndexFormat {
  const start = text.slice(0, SNIFFED).replace(/^\ufeff?\s*/, '');
  if (start.startsWith('{')) return looksLikeJsonl(text) ? 'jsonl' : 'json';
  if (start.startsWith('[') || start.startsWith('//') || start.startsWith('/*')) return 'json';
  if (looksLikeJsonl(text)) return 'jsonl';
  if (YAML_LIST.test(start)) return 'yaml';
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const header = start.slice(0, start.search(/[\r\n]|$/));
  if (!YAML_MAP.test(start)) return 'csv';
  return /[,;\t]/.test(header) && !extension.startsWith('y') ? 'csv' : 'yaml';
}

/** Whether most of the first lines are complete objects (a single one counts when the whole text is one record, not a container). */
function looksLikeJsonl(text: string): boolean {
  const lines = text
    .slice(0, SNIFFED * 4)
    .split('\n', 40)
    .map((line) => line.trim().replace(/^\ufeff/, ''))
    .filter((line) => line !== '');
  // no JSON goes on after a whole object
  if (lines.length > 1 && isRecord(parseJson(lines[0] ?? ''))) return true;
  const objects = lines.filter((line) => line.startsWith('{') && (line.endsWith('}') || line.length > SNIFFED)).length;
  if (lines.length <= 1) return objects === 1 && isFlatObject(text);
  return objects * 2 > lines.length || (lines[0]?.startsWith('{"') === true && objects >= 1 && objects * 2 >= lines.length);
}

/** Whether the first line is a record by itself: its first value is neither list nor object, and it holds no list of records and not ids with their paths alone. */
function isFlatObject(text: string): boolean {
  const [line = ''] = text.replace(/^\ufeff?\s*/, '').split('\n', 1);
  if (/^\{\s*(?:"[^"]*"\s*:\s*[[{]|\})/.test(line)) return false;
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null) return true;
  const fields = Object.entries(value);
  const list = fields.find(([key]) => key === listKeyOf(fields.map(([each]) => each)))?.[1] as unknown;
  const names = (['id', 'path', 'text'] as const).some((field) => fieldOf({ fields: value as Record<string, unknown> }, field, {}));
  if (!Array.isArray(list)) return names || !fields.every(([, each]) => typeof each === 'string' && isPathLike(each));
  return list.length === 0 ? names : !list.some((item) => typeof item === 'object' && item !== null);
}

const READERS = { json: readJsonIndex, jsonl: readJsonlIndex, csv: readCsvIndex, yaml: readYamlIndex } satisfies Record<
  IndexFormat,
  (text: string) => IndexTable
>;
const SNIFFED = 16_384;
// e.g. "index.json", "seeds.yml"
const OTHER_FORMAT = /\.(?:json|jsonl|ndjson|ya?ml)$/i;
// e.g. "- id: 1", "---\n- a", "# comment\n- id: 1"
const YAML_LIST = /^(?:#[^\n]*\s+|%[^\n]*\s+|---\s+)*-(?:[ \t]|\r?\n)/;
// e.g. "items:\n", "# comment\n8cb8: {path: a}"
const YAML_MAP = /^(?:#[^\n]*\s+|%[^\n]*\s+|---\s+)*(?:[^\s,;:"'][^,;:\t\n]*|"[^"\n]*"|'[^'\n]*'):(?:[ \t]|\r?\n)/;
