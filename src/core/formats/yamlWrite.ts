import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, lineRemoval, type Edit } from '../text/edit.ts';
import { firstBreak } from '../text/lines.ts';
import { keyText, parseYaml, yamlRecordNodes, type YamlRecordNode } from './yamlIndex.ts';
import { joinedList, type FieldValue, type RecordFields, type WrittenField } from './writtenValue.ts';
import { endOf, indentAt, lineStartOf, lineEndOf, startOf, yamlScalar } from './yamlText.ts';

/** The edits that write fields into records of a YAML index: comments, order and indentation stay. One field of each record after the other, for the lines of two may share a break. */
export function editYamlRecords(text: string, writes: readonly RecordFields[]): readonly Edit[] {
  const most = Math.max(0, ...writes.map(({ fields }) => fields.length));
  let edits: readonly Edit[] = [];
  for (let pass = 0; pass < most; pass++) {
    const own = writes.map(({ record, fields }) => ({ record, fields: fields.slice(pass, pass + 1) }));
    edits = composeEdits(text, edits, recordEdits(applyEdits(text, edits), own));
  }
  return edits;
}

function recordEdits(text: string, writes: readonly RecordFields[]): readonly Edit[] {
  const nodes = yamlRecordNodes(parseYaml(text)).filter(isReadable);
  const edits = writes.flatMap(({ record, fields }) => {
    const found = nodes[record];
    return found ? editYamlRecord(text, found, fields) : [];
  });
  return edits.sort(byPlace);
}

function editYamlRecord(text: string, found: YamlRecordNode, fields: readonly WrittenField[]): Edit[] {
  if (isMap(found.node)) return editYamlMap(text, found.node, fields);
  const { node } = found;
  if (!isScalar(node)) return [];
  const indent =
    found.key === undefined ? ' '.repeat(startOf(node) - lineStartOf(text, startOf(node))) : `${indentAt(text, startOf(node))}  `;
  const eol = firstBreak(text);
  const others = fields.filter(({ steps, value }) => steps[0] !== 'path' && value !== undefined);
  const path = fields.find(({ steps }) => steps[0] === 'path')?.value;
  const written = typeof path === 'string' ? yamlScalar(path) : text.slice(startOf(node), endOf(node));
  if (others.length === 0) return [{ start: startOf(node), end: endOf(node), inserted: written }];
  const lines = [`path: ${written}`, ...others.map(({ steps, value }) => `${steps[0] ?? ''}: ${inlineValue(value)}`)];
  const lead = found.key === undefined ? '' : `${eol}${indent}`;
  return [{ start: startOf(node) - (lead === '' ? 0 : 1), end: endOf(node), inserted: lead + lines.join(`${eol}${indent}`) }];
}

/** The edits that write fields into a map that stands anywhere in the text (offsets of its nodes are the text's). */
export function editYamlMap(text: string, map: YAMLMap, fields: readonly WrittenField[]): Edit[] {
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const { steps, value } of fields) {
    const [name = '', ...rest] = steps;
    const pair = map.items.findLast((each) => keyText(each.key) === name);
    if (pair && rest.length > 0 && isMap(pair.value)) edits.push(...editYamlMap(text, pair.value, [{ steps: rest, value }]));
    else if (pair) edits.push(...replaceValue(text, { map, pair, value }));
    else if (value !== undefined) added.push(`${yamlScalar(name)}: ${inlineValue(value)}`);
  }
  if (added.length > 0) edits.push(insertion(text, map, added));
  return edits.sort(byPlace);
}

/** The readable records, as readYamlIndex counts them. */
export function isReadable({ node }: YamlRecordNode): boolean {
  return isMap(node) || (isScalar(node) && typeof node.value === 'string');
}

function insertion(text: string, map: YAMLMap, added: readonly string[]): Edit {
  if (map.flow) {
    const last = map.items.at(-1);
    const at = last ? endOf(last.value ?? last.key) : startOf(map) + 1;
    return { start: at, end: at, inserted: `${last ? ', ' : ''}${added.join(', ')}` };
  }
  const indent = ' '.repeat(startOf(map) - lineStartOf(text, startOf(map)));
  return lineAfter(
    text,
    endOf(map.items.at(-1)?.value ?? map),
    added.map((line) => indent + line),
  );
}

/** The edit that adds lines after the line in which an offset stands (or right at it, where a block scalar has ended its line already). */
export function lineAfter(text: string, offset: number, lines: readonly string[]): Edit {
  const eol = firstBreak(text);
  if (offset > 0 && /[\r\n]/.test(text[offset - 1] ?? ''))
    return { start: offset, end: offset, inserted: lines.map((line) => line + eol).join('') };
  const at = lineEndOf(text, offset);
  return { start: at, end: at, inserted: lines.map((line) => eol + line).join('') };
}

function replaceValue(
  text: string,
  { map, pair, value }: { readonly map: YAMLMap; readonly pair: Pair; readonly value: FieldValue },
): Edit[] {
  if (value === undefined) return [removalOf(text, map, pair)];
  const now: unknown = pair.value;
  if (isSeq(now) && Array.isArray(value)) return editSeq(text, now, value as readonly (string | number)[]);
  const keyEnd = text.indexOf(':', endOf(pair.key)) + 1;
  const isNull = now === null || (isScalar(now) && (now.range?.[0] ?? 0) === (now.range?.[1] ?? 0));
  if (isNull) return [{ start: keyEnd, end: keyEnd, inserted: ` ${inlineValue(value)}` }];
  const breaks = /[\r\n]$/.test(text.slice(startOf(now), endOf(now))) ? firstBreak(text) : '';
  const list = isScalar(now) && typeof now.value === 'string' && Array.isArray(value) ? joinedList(value as string[], [now.value]) : value;
  const flag = isScalar(now) && typeof now.value === 'boolean' && typeof value === 'string' ? value === 'reviewed' : list;
  return [
    {
      start: startOf(now),
      end: endOf(now),
      inserted: (typeof flag === 'string' && !map.flow ? yamlScalar(flag, 'block') : inlineValue(flag)) + breaks,
    },
  ];
}

/** A list: items at its end are added, items of a block list that go go with their lines; any other difference rewrites it. */
function editSeq(text: string, seq: YAMLSeq, list: readonly (string | number)[]): Edit[] {
  const now = seq.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
  const wanted = list.map(String);
  const kept = now.filter((item) => item !== undefined && wanted.includes(item));
  const added = wanted.slice(kept.length);
  const inOrder = kept.every((item, index) => item === wanted[index]);
  const last = seq.items.at(-1);
  if (seq.flow) {
    if (!last || kept.length < now.length || !inOrder) return [{ start: startOf(seq), end: endOf(seq), inserted: inlineValue(list) }];
    const at = endOf(last);
    return added.length === 0 ? [] : [{ start: at, end: at, inserted: added.map((item) => `, ${yamlScalar(item)}`).join('') }];
  }
  const lastKept = seq.items.findLast((_, index) => kept.includes(now[index]));
  if (!last || list.length === 0) return [{ start: startOf(seq), end: endOf(seq), inserted: inlineValue(list) }];
  const dash = text.slice(lineStartOf(text, startOf(last)), startOf(last)).replace(/[^\s-].*$/, '');
  if (!inOrder || !lastKept) {
    const lines = wanted.map((item) => dash + yamlScalar(item)).join(firstBreak(text));
    return [{ start: startOf(seq), end: endOf(seq), inserted: lines.trimStart() }];
  }
  const removed = seq.items.filter((_, index) => !kept.includes(now[index]));
  const edits = removed.map((item) => lineRemoval(text, lineStartOf(text, startOf(item)), lineEndOf(text, endOf(item))));
  const lines = added.map((item) => dash + yamlScalar(item));
  return added.length === 0 ? edits : [...edits, lineAfter(text, endOf(lastKept), lines)].sort(byPlace);
}

/** What is put in comes before what is taken away from there on. */
function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

/** A pair of a block map goes with its lines, one of a flow map with a comma; the only or first pair of a list item leaves its dash. */
function removalOf(text: string, map: YAMLMap, pair: Pair): Edit {
  const index = map.items.indexOf(pair);
  const end = endOf(pair.value ?? pair.key);
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (map.flow && before) return { start: endOf(before.value ?? before.key), end, inserted: '' };
  if (next && (map.flow || index === 0)) return { start: startOf(pair.key), end: startOf(next.key), inserted: '' };
  if (!before) return { start: startOf(pair.key), end, inserted: '{}' };
  return lineRemoval(text, lineStartOf(text, startOf(pair.key)), /[\r\n]/.test(text[end - 1] ?? '') ? end - 1 : lineEndOf(text, end));
}

function inlineValue(value: FieldValue): string {
  if (typeof value === 'object') return `[${value.map((item) => (typeof item === 'number' ? String(item) : yamlScalar(item))).join(', ')}]`;
  return typeof value === 'string' ? yamlScalar(value) : String(value);
}
