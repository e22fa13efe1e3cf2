import { findNodeAtLocation } from 'jsonc-parser';
import { fieldOf } from '../corpus/fields.ts';
import type { Edit } from '../text/edit.ts';
import { applyEdits } from '../text/edit.ts';
import { editRecords, type WritableIndex } from './editIndex.ts';
import { parseJsonTree } from './jsonIndex.ts';

/**
 * The edits of an index that make edits of the article texts which some of its records hold: in JSON and JSONL no character of a text changes its spelling
 * (escapes stay as they were written) but those that the edits touch; in CSV and YAML the whole field is written. None where a record holds no text. The index is
 * parsed once.
 */
export function editRowTexts(
  index: WritableIndex,
  writes: readonly { readonly record: number; readonly edits: readonly RowEdit[] }[],
): readonly Edit[] {
  const own = writes.flatMap(({ record, edits }) => {
    const found = index.table.records[record];
    const text = found && fieldOf(found, 'text', index.fields)?.value;
    return typeof text === 'string' && edits.length > 0 ? [{ record, edits, text }] : [];
  });
  if (index.table.format !== 'json' && index.table.format !== 'jsonl')
    return editRecords(
      index,
      own.map(({ record, edits, text }) => ({ record, values: { text: applyEdits(text, edits) } })),
    );
  return own.flatMap(({ record, edits }) => editLiteral(index, record, edits)).sort((a, b) => a.start - b.start);
}

function editLiteral(index: WritableIndex, record: number, edits: readonly RowEdit[]): readonly Edit[] {
  const literal = rowLiteral(index, record);
  if (!literal) return [];
  return edits.map(({ start, end, inserted, spelling }) => ({
    start: literal.placeOf(start),
    end: literal.placeOf(end),
    inserted: spelling ?? literal.spell(inserted),
  }));
}

/** An edit of a row's text; `spelling` is what is inserted as it stands in the JSON, where that is known. */
export interface RowEdit extends Edit {
  readonly spelling?: string;
}

/** The JSON string that holds a row's text. */
export interface RowLiteral {
  /** Where a code unit of the text (or its end) stands in the index. */
  readonly placeOf: (offset: number) => number;
  /** A stretch of the text as it is spelt there. */
  readonly spelling: (start: number, end: number) => string;
  /** Another text as it would be spelt there. */
  readonly spell: (text: string) => string;
}

/** The JSON string that holds the text of a record; undefined where there is none. */
export function rowLiteral(index: WritableIndex, record: number): RowLiteral | undefined {
  const found = index.table.records[record];
  const hit = found && fieldOf(found, 'text', index.fields);
  const { root } = found && hit ? parseJsonTree(index.text.slice(found.start, found.end)) : {};
  const node = root && hit && findNodeAtLocation(root, [...hit.steps]);
  if (!found || !node) return undefined;
  const start = found.start + node.offset;
  const literal = index.text.slice(start, start + node.length);
  const places = placesOf(literal);
  const placeOf = (offset: number): number => start + (places[offset] ?? literal.length - 1);
  const isAscii = isSpeltInAscii(literal);
  return { placeOf, spelling: (from, to) => index.text.slice(placeOf(from), placeOf(to)), spell: (text) => spelt(text, isAscii) };
}

/** Whether JSON escapes all that is beyond ASCII, as some tools do. */
export function isSpeltInAscii(json: string): boolean {
  return ESCAPED.test(json) && !BEYOND_ASCII.test(json);
}

/** JSON with all that is beyond ASCII escaped. */
export function inAscii(json: string): string {
  return json.replace(EVERY_BEYOND, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Where each code unit of a JSON string's value, and its end, stands in the literal. */
function placesOf(literal: string): readonly number[] {
  const places: number[] = [];
  for (let at = 1; at < literal.length - 1; at += literal[at] !== '\\' ? 1 : literal[at + 1] === 'u' ? 6 : 2) places.push(at);
  places.push(literal.length - 1);
  return places;
}

/** A text as it stands between the quotes of a JSON string, in ASCII alone where its neighbours are. */
function spelt(text: string, isAscii: boolean): string {
  const plain = JSON.stringify(text).slice(1, -1);
  return isAscii ? inAscii(plain) : plain;
}

// e.g. "\u00e9"
const ESCAPED = /\\u[0-9a-fA-F]{4}/;
// e.g. "é"
const BEYOND_ASCII = /[^\0-\x7f]/;
// e.g. each half of an emoji
const EVERY_BEYOND = /[^\0-\x7f]/g;
