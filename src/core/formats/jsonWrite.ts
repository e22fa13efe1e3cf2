import type { Node } from 'jsonc-parser';
import type { IndexTable } from '../corpus/entry.ts';
import type { Edit } from '../text/edit.ts';
import { joinedList, type FieldValue, type WrittenField } from './writtenValue.ts';
import { parseJsonTree, valueOf } from './jsonIndex.ts';

/** The edits that write fields into the JSON object (or path string) that spans `start`-`end` of the text; nothing else of its bytes changes. */
export function editJsonRecord(
  text: string,
  span: { readonly start: number; readonly end: number },
  fields: readonly WrittenField[],
): Edit[] {
  const { root } = parseJsonTree(text.slice(span.start, span.end));
  if (!root) return [];
  if (root.type === 'string') return replacePath(text, span, fields);
  return editObject(text, { node: root, base: span.start }, fields).sort((a, b) => a.start - b.start);
}

/** A new object in the manner of another one's bytes (one line or many, its indentation and spacing). */
export function jsonObjectLike(template: string, indent: string, fields: Readonly<Record<string, unknown>>): string {
  const { root } = parseJsonTree(template);
  const style = root?.type === 'object' ? styleOf(template, { node: root, base: 0 }) : { between: ' ', colon: ': ', open: '' };
  const pairs = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}${style.colon}${jsonOf(value, style)}`);
  const close = style.between.includes('\n') ? `${eolOf(style.between)}${indent}` : style.open;
  return `{${style.between.includes('\n') ? style.between : style.open}${pairs.join(`,${style.between}`)}${close}}`;
}

interface Placed {
  readonly node: Node;
  readonly base: number;
}

/** How an object is laid out: what stands between a comma and the next key, and around colons. */
interface Style {
  readonly between: string;
  readonly colon: string;
  readonly open: string;
}

function editObject(text: string, object: Placed, fields: readonly WrittenField[]): Edit[] {
  const edits: Edit[] = [];
  const added: string[] = [];
  const style = styleOf(text, object);
  for (const { steps, value } of fields) {
    const [name = '', ...rest] = steps;
    const property = propertyOf(object.node, name);
    const inner = property?.children?.[1];
    if (rest.length > 0 && inner?.type === 'object') edits.push(...editObject(text, { ...object, node: inner }, [{ steps: rest, value }]));
    else if (property && inner) edits.push(...replaceValue(text, object, { property, inner, value }));
    else if (value !== undefined) added.push(`${JSON.stringify(name)}${style.colon}${jsonOf(value, style)}`);
  }
  if (added.length > 0) edits.push(insertion(object, added, style));
  return edits;
}

function insertion({ node, base }: Placed, added: readonly string[], style: Style): Edit {
  const last = node.children?.at(-1);
  const at = base + (last ? last.offset + last.length : node.offset + 1);
  return { start: at, end: at, inserted: `${last ? `,${style.between}` : ''}${added.join(`,${style.between}`)}` };
}

function replaceValue(
  text: string,
  object: Placed,
  { property, inner, value }: { readonly property: Node; readonly inner: Node; readonly value: FieldValue },
): Edit[] {
  if (value === undefined) return [removalOf(object, property)];
  const start = object.base + inner.offset;
  const end = start + inner.length;
  const now = valueOf(inner, text.slice(object.base));
  if (inner.type === 'array' && Array.isArray(value)) return editList(text, { ...object, node: inner }, value as readonly unknown[]);
  if (typeof now === 'string' && Array.isArray(value))
    return [{ start, end, inserted: JSON.stringify(joinedList(value as string[], [now])) }];
  if (typeof now === 'boolean' && typeof value === 'string') return [{ start, end, inserted: String(value === 'reviewed') }];
  return [{ start, end, inserted: jsonOf(value, styleOf(text, object)) }];
}

/** Items at the end are added after the last one; any other difference rewrites the list, one item a line where it was so. */
function editList(text: string, { node, base }: Placed, list: readonly unknown[]): Edit[] {
  const items = node.children ?? [];
  const now = items.map((item) => valueOf(item, text.slice(base)));
  const [first, second] = items;
  const gap = first ? text.slice(base + node.offset + 1, base + first.offset) : '';
  const between =
    first && second ? text.slice(base + first.offset + first.length, base + second.offset) : gap.includes('\n') ? `,${gap}` : ', ';
  const plain = /^\s*,\s*$/.test(between) ? between : ', ';
  const last = items.at(-1);
  if (last && list.length >= now.length && now.every((item, index) => item === list[index])) {
    const at = base + last.offset + last.length;
    const added = list.slice(now.length).map((item) => `${plain}${JSON.stringify(item)}`);
    return added.length === 0 ? [] : [{ start: at, end: at, inserted: added.join('') }];
  }
  const tail = last ? text.slice(base + last.offset + last.length, base + node.offset + node.length - 1).replace(/^\s*,/, '') : '';
  const inside = list.length === 0 ? '' : `${gap}${list.map((item) => JSON.stringify(item)).join(plain)}${tail}`;
  return [{ start: base + node.offset, end: base + node.offset + node.length, inserted: `[${inside}]` }];
}

/** A property goes with the comma before it, the first one with the comma after it. */
function removalOf({ node, base }: Placed, property: Node): Edit {
  const all = node.children ?? [];
  const index = all.indexOf(property);
  const before = all[index - 1];
  const after = all[index + 1];
  const end = property.offset + property.length;
  if (before) return { start: base + before.offset + before.length, end: base + end, inserted: '' };
  return { start: base + property.offset, end: base + (after ? after.offset : end), inserted: '' };
}

function replacePath(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  fields: readonly WrittenField[],
): Edit[] {
  const others = fields.filter(({ steps, value }) => steps[0] !== 'path' && value !== undefined);
  const path = fields.find(({ steps }) => steps[0] === 'path')?.value;
  const written = typeof path === 'string' ? JSON.stringify(path) : text.slice(start, end);
  const pairs = others.map(({ steps, value }) => `, ${JSON.stringify(steps[0])}: ${jsonOf(value, undefined)}`);
  return [{ start, end, inserted: others.length === 0 ? written : `{"path": ${written}${pairs.join('')}}` }];
}

function styleOf(text: string, { node, base }: Placed): Style {
  const [first, second] = node.children ?? [];
  const open = first ? text.slice(base + node.offset + 1, base + first.offset) : '';
  const between = first && second ? text.slice(base + first.offset + first.length, base + second.offset) : `,${open || ' '}`;
  const [key, value] = first?.children ?? [];
  const colon = key && value ? text.slice(base + key.offset + key.length, base + value.offset) : ': ';
  return {
    between: /^\s*,\s*$/.test(between) ? between.replace(/^\s*,/, '') : open || ' ',
    colon: /^\s*:\s*$/.test(colon) ? colon : ': ',
    open: /^\s*$/.test(open) ? open : '',
  };
}

/** A value as JSON; lists with a blank after the comma unless the object is written without blanks. */
function jsonOf(value: unknown, style: Style | undefined): string {
  if (!Array.isArray(value)) return JSON.stringify(value) ?? 'null';
  return `[${value.map((item) => JSON.stringify(item)).join(style?.colon === ':' ? ',' : ', ')}]`;
}

function propertyOf(node: Node, name: string): Node | undefined {
  return node.children?.findLast((property) => property.children?.[0]?.value === name);
}

function eolOf(between: string): string {
  return between.includes('\r\n') ? '\r\n' : '\n';
}

/** The edit that adds a record to a JSON index after record `after`, in the manner of that one; none where there is no such record. */
export function insertJsonRecord(
  text: string,
  table: IndexTable,
  after: number,
  record: { readonly key?: string; readonly fields: Readonly<Record<string, unknown>> },
): Edit[] {
  const model = table.records[after];
  if (!model) return [];
  const next = table.records[after + 1];
  const previous = table.records[after - 1];
  const lead = model.key === undefined ? model.start : keyStart(text, model.start, model.key);
  const lineStart = Math.max(text.lastIndexOf('\n', lead - 1), text.lastIndexOf('\r', lead - 1)) + 1;
  const ownLine = /^[ \t]*$/.test(text.slice(lineStart, lead));
  const indent = ownLine ? text.slice(lineStart, lead) : '';
  const gap = (next ?? previous) ? (ownLine ? `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}` : ' ') : ownLine ? `\n${indent}` : ' ';
  const object = jsonObjectLike(text.slice(model.start, model.end), indent, record.fields);
  const key = model.key === undefined ? '' : `${JSON.stringify(record.key ?? '')}: `;
  return [{ start: model.end, end: model.end, inserted: `,${gap}${key}${object}` }];
}

/** A function that gives the edit that takes a record out of a JSON index with the comma that parted it. */
export function jsonRemover(text: string, table: IndexTable): (record: number) => Edit[] {
  const { root } = parseJsonTree(text);
  return (record) => {
    const model = table.records[record];
    const node = root && model && nodeAt(root, model.start, model.end);
    const parent = node?.parent?.type === 'property' ? node.parent.parent : node?.parent;
    const child = node?.parent?.type === 'property' ? node.parent : node;
    return parent && child ? [removalOf({ node: parent, base: 0 }, child)] : [];
  };
}

function nodeAt(root: Node, start: number, end: number): Node | undefined {
  if (root.offset === start && root.offset + root.length === end) return root;
  for (const child of root.children ?? []) {
    if (child.offset <= start && end <= child.offset + child.length) return nodeAt(child, start, end);
  }
  return undefined;
}

function keyStart(text: string, start: number, key: string): number {
  const at = text.lastIndexOf(JSON.stringify(key), start);
  return at < 0 ? start : at;
}
