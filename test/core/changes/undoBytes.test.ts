import { describe, expect, it } from 'vitest';
import { undoneBytes } from '../../../src/core/changes/undoBytes.ts';
import { decodeBytes, encodeText } from '../../../src/core/formats/encoding.ts';
import { hashOf } from '../../../src/core/formats/hash.ts';
import { withRemoved, type JournalEntry } from '../../../src/core/formats/journal.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

const path = 'a.txt';
const before = bytes('Menü\nThe council met.\nSubscribe\n');

describe('taking an entry of a file back', () => {
  it('gives the very bytes it had, although what was left of it told another encoding', () => {
    const cleaned = change(before, [{ start: 0, end: 5, inserted: '' }]);
    const undone = undoneBytes([cleaned.entry], presentOf(cleaned.after), cleaned.entry);
    expect('bytes' in undone && Buffer.from(undone.bytes).equals(before)).toBe(true);
  });

  it('keeps what was changed later in another place', () => {
    const cleaned = change(before, [{ start: 0, end: 5, inserted: '' }]);
    const edited = change(cleaned.after, [{ start: 4, end: 11, inserted: 'mayor' }]);
    const undone = undoneBytes([cleaned.entry, edited.entry], presentOf(edited.after), cleaned.entry);
    expect('bytes' in undone && decodeBytes(undone.bytes).text).toBe('Menü\nThe mayor met.\nSubscribe\n');
  });

  it('is refused where the journal does not lead to the file as it is', () => {
    const cleaned = change(before, [{ start: 0, end: 5, inserted: '' }]);
    expect(undoneBytes([cleaned.entry], presentOf(bytes('Other')), cleaned.entry)).toHaveProperty('refused');
  });
});

function bytes(text: string): Buffer {
  return Buffer.from(encodeText(text, 'windows-1252') ?? []);
}

function presentOf(content: Uint8Array): Parameters<typeof undoneBytes>[1] {
  const { text, encoding } = decodeBytes(content);
  return { path, text, encoding, hash: hashOf(content) };
}

function change(from: Uint8Array, edits: readonly Edit[]): { readonly entry: JournalEntry; readonly after: Buffer } {
  const { text } = decodeBytes(from);
  const after = bytes(applyEdits(text, edits));
  const hashes = { before: hashOf(from), after: hashOf(after) };
  const id = hashes.after.slice(0, 8);
  const time = new Date().toISOString();
  return { after, entry: { id, time, who: 'me', command: 'clean', path, ...hashes, edits: withRemoved(text, edits) } };
}
