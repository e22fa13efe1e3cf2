import { findNodeAtLocation } from 'jsonc-parser';
import { fieldOf } from '../corpus/fields.ts';
import type { Edit } from '../text/edit.ts';
import { applyEdits } from '../text/edit.ts';
import { editRecord, type WritableIndex } from './editIndex.ts';
import { parseJsonTree } from './jsonIndex.ts';

/**
 * The edits of an index that make edits of the article text which one of its records holds: in JSON and JSONL no character of the text changes its spelling
 * (escapes stay as they were written) but those that the edits touch; in CSV and YAML the whole field is written. Empty where the record holds no text.
 */
export function editRowText(index: WritableIndex, record: number, edits: readonly Edit[]): readonly Edit[] {
  const found = index.table.records[record];
  const hit = found && fieldOf(found, 'text', index.fields);
  if (!found || typeof hit?.value !== 'string' || edits.length === 0) return [];
  if (index.table.format !== 'json' && index.table.format !== 'jsonl')
    return editRecord(index, record, { text: applyEdits(hit.value, edits) });
  const { root } = parseJsonTree(index.text.slice(found.start, found.end));
  const node = root && findNodeAtLocation(root, [...hit.steps]);
  if (!node) return [];
  const start = found.start + node.offset;
  const literal = index.text.slice(start, start + node.length);
  const places = placesOf(literal);
  const isAscii = ESCAPED.test(literal) && !BEYOND_ASCII.test(literal);
  return edits.map((edit) => ({
    start: start + (places[edit.start] ?? literal.length - 1),
    end: start + (places[edit.end] ?? literal.length - 1),
    inserted: spelt(edit.inserted, isAscii),
  }));
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
  return isAscii ? plain.replace(EVERY_BEYOND, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : plain;
}

// e.g. "\u00e9"
const ESCAPED = /\\u[0-9a-fA-F]{4}/;
// e.g. "é"
const BEYOND_ASCII = /[^\0-\x7f]/;
// e.g. each half of an emoji
const EVERY_BEYOND = /[^\0-\x7f]/g;
