import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { IndexFinding, IndexRecord, IndexTable } from '../corpus/entry.ts';
import { isInexact } from '../json.ts';
import { lineAt, linesOf, type Line } from '../text/lines.ts';
import { badRecord, isPathLike, listKeyOf, pathRecord } from './indexShape.ts';

/**
 * The records of a JSON index: an array, an object with a list (`items`, `articles` …), an id → record map, or an array of paths; comments and trailing
 * commas are tolerated. After a syntax error the records before it load.
 */
export function readJsonIndex(text: string): IndexTable {
  const lines = linesOf(text);
  const { root, error } = parseJsonTree(text);
  const problems: IndexFinding[] = [];
  const sound = error?.offset ?? Infinity;
  const records: IndexRecord[] = [];
  for (const { node, key } of root ? recordNodes(root) : []) {
    if (node.offset + node.length > sound || (error && !isClosed(node, text))) break;
    const span = { start: node.offset, end: node.offset + node.length };
    const fields = fieldsOf(node, text);
    if (fields) records.push({ ...span, line: lineAt(lines, span.start), ...(key === undefined ? {} : { key }), fields });
    else problems.push(badRecord('This record is neither an object nor a path', { ...span, start: startWithKey(node) }, lines));
  }
  if (error) problems.push(syntaxProblem(error, text.length, lines));
  else if (records.length === 0 && problems.length === 0) problems.push(badRecord('No records found', { start: 0, end: 0 }, lines));
  return { format: 'json', records, problems, ...(error ? { unread: text.slice(records.at(-1)?.end ?? 0) } : {}) };
}

/** The tree of a JSON text with comments, and its first syntax error. */
export function parseJsonTree(text: string): { readonly root: Node | undefined; readonly error: ParseError | undefined } {
  const errors: ParseError[] = [];
  const masked = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
  const root = parseTree(masked, errors, { allowTrailingComma: true });
  return { root, error: errors[0] };
}

/** The nodes of a tree that are records, with their key in an id → record map. */
function recordNodes(root: Node): { readonly node: Node; readonly key?: string }[] {
  if (root.type === 'array') return (root.children ?? []).map((node) => ({ node }));
  if (root.type !== 'object') return [];
  const properties = (root.children ?? []).flatMap((property) => {
    const [key, node] = property.children ?? [];
    return key && node ? [{ key: String(key.value), node }] : [];
  });
  const listKey = listKeyOf(properties.map(({ key }) => key));
  const list = properties.find(({ key, node }) => key === listKey && (node.type === 'array' || node.type === 'object'))?.node;
  if (list) return list.type === 'array' ? (list.children ?? []).map((node) => ({ node })) : recordNodes(list);
  const fitting = properties.filter(({ node }) => node.type === 'object' || (node.type === 'string' && isPathLike(String(node.value))));
  return fitting.length * 2 > properties.length ? properties : [];
}

/** The value of a node of a text, whatever keys it has; a number that would lose digits stays as it is written, a string. */
export function valueOf(node: Node, text: string): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child) => valueOf(child, text));
  if (isInexact(node.value)) return text.slice(node.offset, node.offset + node.length);
  if (node.type !== 'object') return node.value as unknown;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children }) =>
      children?.[0] && children[1] ? [[String(children[0].value), valueOf(children[1], text)]] : [],
    ),
  );
}

/** Whether an object ends with its own brace, and not with the text. */
function isClosed({ type, offset, length, children = [] }: Node, text: string): boolean {
  if (type !== 'object') return true;
  const inner = children.at(-1);
  const end = offset + length;
  return text[end - 1] === '}' && (inner === undefined || inner.offset + inner.length < end);
}

/** Where a record starts, with its key in a map. */
function startWithKey(node: Node): number {
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}

function fieldsOf(node: Node, text: string): Readonly<Record<string, unknown>> | undefined {
  if (node.type === 'string') return pathRecord(String(node.value));
  return node.type === 'object' ? (valueOf(node, text) as Record<string, unknown>) : undefined;
}

function syntaxProblem(error: ParseError, length: number, lines: readonly Line[]): IndexFinding {
  const start = Math.min(error.offset, length);
  const span = { start, end: Math.min(start + Math.max(error.length, 1), length) };
  const name = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return badRecord(`JSON syntax: ${name.toLowerCase()}; the records before it are loaded`, span, lines);
}
