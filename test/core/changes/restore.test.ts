import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainTo, originalText, restoreBlock, restoreOriginal, type JournalStep } from '../../../src/core/changes/restore.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

/** A file's history: the hash of a text is the text itself. */
class History {
  text: string;
  readonly steps: JournalStep[] = [];

  constructor(text: string) {
    this.text = text;
  }

  apply(edits: readonly Edit[]): string {
    const before = this.text;
    this.text = applyEdits(before, edits);
    const id = `step-${this.steps.length}`;
    const told = edits.map((edit) => ({ ...edit, removed: before.slice(edit.start, edit.end) }));
    this.steps.push({ id, path: 'a.txt', before: `${this.steps.length}`, after: `${this.steps.length + 1}`, edits: told });
    return id;
  }

  remove(part: string): string {
    const start = this.text.indexOf(part);
    return this.apply([{ start, end: start + part.length, inserted: '' }]);
  }

  restore(id: string, edit = 0): void {
    const edits = restoreBlock(this.text, this.steps, { id, edit });
    if (edits === undefined) throw new Error(`${id} does not fit`);
    if (edits.length > 0) this.apply(edits);
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
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const history = new History('A B C D E');
      const ids = ['B ', 'D ', 'C '].map((part) => history.remove(part));
      for (const index of order) history.restore(ids[index] ?? '');
      expect(history.text).toBe('A B C D E');
    }
  });
  it('does nothing for a block that is back already', () => {
    const history = new History('A B C');
    const id = history.remove('B ');
    history.restore(id);
    expect(restoreBlock(history.text, history.steps, { id, edit: 0 })).toEqual([]);
  });
  it('keeps what the person typed since', () => {
    const history = new History('A B C');
    const id = history.remove('B ');
    history.apply([{ start: 2, end: 3, inserted: 'see!' }]);
    history.restore(id);
    expect(history.text).toBe('A B see!');
    expect(applyEdits(history.text, restoreOriginal(history.text, history.steps) ?? [])).toBe('A B C');
  });
  it('refuses a journal that does not fit the text', () => {
    const history = new History('A B C');
    history.apply([{ start: 0, end: 1, inserted: 'X' }]);
    expect(originalText('Y B C', history.steps)).toBeUndefined();
    expect(restoreOriginal('Y B C', history.steps)).toBeUndefined();
  });
  it('gives back the original after any edits, and any block that only took original text', () => {
    const edit = fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom('', '', '', 'x', 'yy'));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (text, list) => {
        const history = new History(text);
        for (const [at, length, inserted] of list) {
          const start = Math.min(at, history.text.length);
          history.apply([{ start, end: Math.min(start + length, history.text.length), inserted }]);
        }
        expect(originalText(history.text, history.steps)).toBe(text);
        expect(applyEdits(history.text, restoreOriginal(history.text, history.steps) ?? [])).toBe(text);
      }),
    );
  });
  it('restores every removal of a text in any order to the same bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 9 }), fc.infiniteStream(fc.nat()), (parts, picks) => {
        const words = Array.from({ length: 10 }, (_, index) => `${index}.`);
        const history = new History(words.join(''));
        const ids = parts.map((part) => history.remove(words[part] ?? ''));
        while (ids.length > 0) history.restore(ids.splice((picks.next().value ?? 0) % ids.length, 1)[0] ?? '');
        expect(history.text).toBe(words.join(''));
      }),
    );
  });
});

describe('the chain of a file', () => {
  const step = (id: string, before: string, after: string): JournalStep => ({ id, path: 'a.txt', before, after, edits: [] });
  it('follows the hashes, not the lines', () => {
    const steps = [step('2', 'b', 'c'), step('1', 'a', 'b'), step('3', 'c', 'd')];
    expect(chainTo(steps, 'a.txt', 'd').map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(chainTo(steps, 'a.txt', 'c').map(({ id }) => id)).toEqual(['1', '2']);
    expect(chainTo(steps, 'b.txt', 'd')).toEqual([]);
  });
  it('ends although an undo leads back', () => {
    const steps = [step('1', 'a', 'b'), step('2', 'b', 'a'), step('3', 'a', 'c')];
    expect(chainTo(steps, 'a.txt', 'c').map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});
