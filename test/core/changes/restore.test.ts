import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreBlock, restoreFile, type Restored } from '../../../src/core/changes/restore.ts';
import { hashOf } from '../../../src/core/formats/hash.ts';
import type { PresentFile } from '../../../src/core/formats/history.ts';
import { withRemoved, type JournalEntry } from '../../../src/core/formats/journal.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

/** A file and its journal. */
class History {
  text: string;
  readonly entries: JournalEntry[] = [];

  constructor(text: string) {
    this.text = text;
  }

  file(): PresentFile {
    return { path: 'a.txt', text: this.text, hash: hashed(this.text) };
  }

  apply(edits: readonly Edit[]): string {
    const before = this.text;
    this.text = applyEdits(before, edits);
    const id = `entry-${this.entries.length}`;
    const time = new Date(this.entries.length * 1000).toISOString();
    const what = { id, time, who: 'me', command: 'clean', path: 'a.txt', edits: withRemoved(before, edits) };
    this.entries.push({ ...what, before: hashed(before), after: hashed(this.text) });
    return id;
  }

  remove(part: string): string {
    const start = this.text.indexOf(part);
    return this.apply([{ start, end: start + part.length, inserted: '' }]);
  }

  restore(id: string): void {
    const edits = editsOf(restoreBlock(this.entries, this.file(), { id }));
    if (edits.length > 0) this.apply(edits);
  }

  /** The text with its original restored. */
  original(): string {
    return applyEdits(this.text, editsOf(restoreFile(this.entries, this.file())));
  }
}

describe('restore', () => {
  it('brings one block back while later removals stay', () => {
    const history = new History('one two three four five');
    const ids = ['one ', 'two ', 'four ', 'five'].map((part) => history.remove(part));
    history.restore(ids[1] ?? '');
    expect(history.text).toBe('two three ');
  });
  it('puts neighbours back in their order, whichever comes first', () => {
    for (const order of ['012', '021', '102', '120', '201', '210']) {
      const history = new History('A B C D E');
      const ids = ['B ', 'D ', 'C '].map((part) => history.remove(part));
      for (const index of order) history.restore(ids[Number(index)] ?? '');
      expect(history.text).toBe('A B C D E');
    }
  });
  it('keeps what the person typed since, and gives the original back all the same', () => {
    const history = new History('A B C');
    const id = history.remove('B ');
    history.apply([{ start: 2, end: 3, inserted: 'see!' }]);
    history.restore(id);
    expect(history.text).toBe('A B see!');
    expect(history.original()).toBe('A B C');
  });
  it('refuses a journal that does not lead to the file', () => {
    const history = new History('A B C');
    history.remove('B ');
    const file = { path: 'a.txt', text: 'other', hash: hashed('other') };
    expect(restoreFile(history.entries, file)).toHaveProperty('refused');
    expect(restoreBlock(history.entries, file, { id: 'entry-0' })).toHaveProperty('refused');
  });
  it('touches only what changed, so that spans elsewhere stay', () => {
    const history = new History('A B C D E');
    history.remove('B ');
    history.remove('D ');
    const restored = restoreFile(history.entries, history.file());
    expect(editsOf(restored)).toEqual([
      { start: 2, end: 2, inserted: 'B ' },
      { start: 4, end: 4, inserted: 'D ' },
    ]);
  });
  it('gives back the original after any edits', () => {
    const edit = fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom('', '', '', 'x', 'yy'));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { minLength: 1, maxLength: 8 }), (text, list) => {
        const history = new History(text);
        list.forEach(([at, length, inserted], index) => {
          const start = Math.min(at, history.text.length);
          history.apply([{ start, end: Math.min(start + length, history.text.length), inserted: `${inserted}${index}` }]);
        });
        expect(history.original()).toBe(text);
      }),
    );
  });
});

function hashed(text: string): string {
  return hashOf(new TextEncoder().encode(text));
}

function editsOf(restored: Restored): readonly Edit[] {
  if ('refused' in restored) throw new Error(restored.refused);
  return restored.change?.kind === 'edit' ? restored.change.edits : [];
}
