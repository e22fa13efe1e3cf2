import { isRecord } from '../json.ts';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type ParsedNode } from 'yaml';
import type { IndexFinding, IndexRecord, IndexTable } from '../corpus/entry.ts';
import { lineAt, linesOf } from '../text/lines.ts';
import { badRecord, isPathLike, listKeyOf, pathRecord } from './indexShape.ts';

/** A node of a YAML index that is a record, with its key in an id → record map. */
export interface YamlRecordNode {
  readonly node: Node;
  readonly key?: string;
}

/** The records of a YAML index: a list, a map with a list (`items`, `articles` …), an id → record map, or a list of paths. After a syntax error the records before it load. */
export function readYamlIndex(text: string): IndexTable {
  const lines = linesOf(text);
  const document = parseYaml(text);
  const error = document.errors[0];
  const sound = error?.pos[0] ?? Infinity;
  const records: IndexRecord[] = [];
  const problems: IndexFinding[] = [];
  for (const { node, key } of yamlRecordNodes(document)) {
    const span = { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
    if (span.end >= sound) break;
    const fields = fieldsOf(node, document);
    if (fields) records.push({ ...span, line: lineAt(lines, span.start), ...(key === undefined ? {} : { key }), fields });
    else problems.push(badRecord('This record is neither a map nor a path', span, lines));
  }
  if (error) {
    const message = `YAML syntax: ${error.message.split('\n', 1)[0] ?? ''}; the records before it are loaded`;
    problems.push(badRecord(message, { start: error.pos[0], end: error.pos[1] }, lines));
  } else if (records.length === 0 && problems.length === 0) problems.push(badRecord('No records found', { start: 0, end: 0 }, lines));
  return { format: 'yaml', records, problems, ...(error ? { unread: text.slice(records.at(-1)?.end ?? 0) } : {}) };
}

/** A YAML text as a document with ranges; trouble is in its `errors`. */
export function parseYaml(text: string): Document<ParsedNode> {
  const masked = text.startsWith('\ufeff') ? `\n${text.slice(1)}` : text;
  return parseDocument(masked, { strict: false, prettyErrors: false, logLevel: 'silent' }) as Document<ParsedNode>;
}

/** The nodes of a document that are records. */
export function yamlRecordNodes(document: Document<ParsedNode>): YamlRecordNode[] {
  const root: unknown = document.contents;
  if (isSeq(root)) return root.items.filter(isYamlNode).map((node) => ({ node }));
  return isMap(root) ? mapRecords(root) : [];
}

/** The value of a node; numbers that would not be written back the same (`003`, 16 digits) stay strings, an alias inside an alias is undefined. */
export function yamlValue(node: unknown, document: Document<ParsedNode>, inAlias = false): unknown {
  if (isAlias(node)) return inAlias ? undefined : yamlValue(node.resolve(document), document, true);
  if (isSeq(node)) return node.items.map((item) => yamlValue(item, document, inAlias));
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyText(pair.key), yamlValue(pair.value, document, inAlias)]));
  if (!isScalar(node)) return undefined;
  const value: unknown = node.value;
  return (typeof value === 'number' || typeof value === 'bigint') && String(value) !== node.source ? (node.source ?? String(value)) : value;
}

/** The text of a map's key. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function mapRecords(map: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] }): YamlRecordNode[] {
  const pairs = map.items.map(({ key, value }) => ({ key: keyText(key), value }));
  const listKey = listKeyOf(pairs.map(({ key }) => key));
  const list = pairs.find(({ key, value }) => key === listKey && (isSeq(value) || isMap(value)))?.value;
  if (isSeq(list)) return list.items.filter(isYamlNode).map((node) => ({ node }));
  if (isMap(list)) return mapRecords(list);
  const fitting = pairs.filter(
    ({ value }) => isMap(value) || (isScalar(value) && typeof value.value === 'string' && isPathLike(value.value)),
  );
  if (fitting.length * 2 <= pairs.length) return [];
  return pairs.flatMap(({ key, value }) => (isYamlNode(value) ? [{ key, node: value }] : []));
}

function fieldsOf(node: Node, document: Document<ParsedNode>): Readonly<Record<string, unknown>> | undefined {
  if (isScalar(node)) return typeof node.value === 'string' ? pathRecord(node.value) : undefined;
  if (!isMap(node) && !isAlias(node)) return undefined;
  const value = yamlValue(node, document);
  return isRecord(value) ? value : undefined;
}

function isYamlNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
