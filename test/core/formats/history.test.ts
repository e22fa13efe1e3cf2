import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/core/formats/encoding.ts';
import { hashOf } from '../../../src/core/formats/hash.ts';
import { bytesWithHash, originalOf, undoEntry, type PresentFile } from '../../../src/core/formats/history.ts';
import { chainOf, formatJournalEntry, parseJournal, withRemoved, type JournalEntry, type Undo } from '../../../src/core/formats/journal.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

function hashOfText(text: string): string {
  return hashOf(encodeText(text, 'utf-16le') ?? new Uint8Array());
}

/** A file with its journal, as a host would keep it. */
function createFile(text: string): {
  readonly now: () => PresentFile;
  readonly journal: JournalEntry[];
  readonly change: (edits: readonly Edit[], undoes?: Undo) => string;
} {
  const journal: JournalEntry[] = [];
  let present = text;
  const change = (edits: readonly Edit[], undoes?: Undo): string => {
    const after = applyEdits(present, edits);
    const id = `e${journal.length}`;
    const time = new Date(Date.UTC(2024, 0, 1, 0, 0, journal.length)).toISOString();
    const hashes = { before: hashOfText(present), after: hashOfText(after) };
    journal.push({
      id,
      time,
      who: 'me',
      command: 'clean',
      path: 'a.txt',
      ...hashes,
      edits: withRemoved(present, edits),
      ...(undoes ? { undoes } : {}),
    });
    present = after;
    return id;
  };
  return { journal, change, now: () => ({ path: 'a.txt', text: present, hash: hashOfText(present) }) };
}

function remove(text: string, what: string): Edit {
  const start = text.indexOf(what);
  return { start, end: start + what.length, inserted: '' };
}

describe('the journal', () => {
  it('reads back what it writes, whatever the order of lines, without a broken last line', () => {
    const file = createFile('one two three four');
    file.change([remove('one two three four', 'two ')]);
    file.change([remove('one three four', 'three ')]);
    const lines = file.journal.map(formatJournalEntry);
    const mixed = `${lines.toReversed().join('')}${lines[0] ?? ''}{"id": "x", "ti`;
    const { entries, problems } = parseJournal(mixed);
    expect(entries).toEqual(file.journal.toReversed());
    expect(problems).toEqual([{ line: 3 }]);
    expect(chainOf(entries, 'a.txt', file.now().hash)).toEqual(file.journal);
    expect(originalOf(entries, file.now())).toEqual({ text: 'one two three four', hash: hashOfText('one two three four') });
  });
  it('knows nothing of a file that something else changed', () => {
    const file = createFile('one two');
    const id = file.change([remove('one two', 'one ')]);
    const other = { path: 'a.txt', text: 'two!', hash: hashOfText('two!') };
    expect(originalOf(file.journal, other)).toBeUndefined();
    expect(undoEntry(file.journal, other, { id })).toHaveProperty('refused');
  });
  it('goes back through an undo to the first state', () => {
    const file = createFile('abc');
    file.change([{ start: 1, end: 2, inserted: '' }]);
    file.change([{ start: 1, end: 1, inserted: 'b' }]);
    file.change([{ start: 0, end: 1, inserted: '' }]);
    expect(chainOf(file.journal, 'a.txt', file.now().hash).map((entry) => entry.id)).toEqual(['e0', 'e1', 'e2']);
    expect(originalOf(file.journal, file.now())?.text).toBe('abc');
  });
  it('takes for the original of a file that Winnow made what it held first', () => {
    const made = { id: 'm', time: '2024-01-01T00:00:00Z', who: 'me', command: 'split', path: 'a.txt', before: '' };
    const file = createFile('xyz');
    const journal = [{ ...made, after: file.now().hash, edits: [{ start: 0, end: 0, removed: '', inserted: 'xyz' }] }, ...file.journal];
    file.change([{ start: 0, end: 1, inserted: '' }]);
    expect(originalOf([...journal, ...file.journal], file.now())?.text).toBe('xyz');
  });
  it('keeps to the first original when something else went back to a state that was left again', () => {
    const file = createFile('abc');
    file.change([{ start: 1, end: 2, inserted: '' }]);
    file.change([{ start: 1, end: 1, inserted: 'b' }]);
    const other = createFile('ac');
    other.journal.push(...file.journal);
    other.change([{ start: 1, end: 2, inserted: '' }]);
    expect(originalOf(other.journal, other.now())?.text).toBe('abc');
  });
  it('gives nothing where a line of the journal was altered', () => {
    const file = createFile('one café two');
    const id = file.change([remove('one café two', 'café ')]);
    const altered = file.journal.map((entry) => ({ ...entry, edits: entry.edits.map((edit) => ({ ...edit, removed: 'cafÃ© ' })) }));
    expect(originalOf(altered, file.now())).toBeUndefined();
    expect(undoEntry(altered, file.now(), { id })).toHaveProperty('refused');
  });
  it('finds the bytes of an original in another encoding', () => {
    const bytes = encodeText('café', 'windows-1252') ?? new Uint8Array();
    expect(bytesWithHash('café', hashOf(bytes), 'utf-8')).toEqual(bytes);
    expect(bytesWithHash('cafe', hashOf(bytes), 'utf-8')).toBeUndefined();
  });
});

describe('undoing one change while later ones stay', () => {
  it('gives back removal 1 of 3 at its place', () => {
    const file = createFile('A1 B2 C3 D4');
    const id = file.change([remove('A1 B2 C3 D4', 'B2 ')]);
    file.change([remove('A1 C3 D4', 'A1 ')]);
    file.change([remove('C3 D4', 'C3 ')]);
    const undone = undoEntry(file.journal, file.now(), { id });
    expect('edits' in undone && applyEdits(file.now().text, undone.edits)).toBe('B2 D4');
  });
  it('gives back one block of a change', () => {
    const file = createFile('A1 B2 C3 D4');
    const id = file.change([
      { start: 0, end: 3, inserted: '' },
      { start: 6, end: 9, inserted: '' },
    ]);
    const undone = undoEntry(file.journal, file.now(), { id, edit: 1 });
    expect('edits' in undone && applyEdits(file.now().text, undone.edits)).toBe('B2 C3 D4');
  });
  it('needs no mark on a restore where the texts differ', () => {
    const file = createFile('A1 B2 C3 D4');
    const first = file.change([remove('A1 B2 C3 D4', 'B2 ')]);
    file.change([remove('A1 C3 D4', 'A1 C3 ')]);
    file.change([{ start: 0, end: 0, inserted: 'B2 ' }]);
    const second = file.journal[1]?.id ?? '';
    const undone = undoEntry(file.journal, file.now(), { id: second });
    expect('edits' in undone && applyEdits(file.now().text, undone.edits)).toBe('A1 B2 C3 D4');
    expect(undoEntry(file.journal, file.now(), { id: first })).toEqual({ edits: [] });
  });
  it('knows a restore whose insertion was told one place off', () => {
    const file = createFile('one\ntwo\nthree\n');
    const id = file.change([remove('one\ntwo\nthree\n', 'two\n')]);
    file.change([{ start: 3, end: 3, inserted: '\ntwo' }]);
    expect(undoEntry(file.journal, file.now(), { id })).toEqual({ edits: [] });
  });
  it('refuses where a later change altered what was inserted', () => {
    const file = createFile('A B');
    const id = file.change([{ start: 2, end: 3, inserted: 'long words' }]);
    file.change([{ start: 4, end: 6, inserted: '' }]);
    expect(undoEntry(file.journal, file.now(), { id })).toHaveProperty('refused');
  });
  it('takes away again what a replacement had brought back, after a removal of it was undone', () => {
    const file = createFile('   B  ');
    file.change([{ start: 3, end: 4, inserted: '' }]);
    const replaced = file.change([{ start: 2, end: 3, inserted: 'B' }]);
    const removed = file.change([{ start: 0, end: 3, inserted: '' }]);
    for (const id of [removed, replaced]) {
      const undone = undoEntry(file.journal, file.now(), { id });
      file.change('edits' in undone ? undone.edits : [], { id });
    }
    expect(file.now().text).toBe('     ');
  });
  // Few letters: texts come back in other places, which is where taking back goes wrong.
  const textOf = (lengths: { readonly minLength?: number; readonly maxLength: number }): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom('a', 'b', ' '), ...lengths });
  const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(12)), { minLength: 1, maxLength: 4 });
  it('gives the original byte for byte when all removals are undone, in any order', () => {
    fc.assert(
      fc.property(
        textOf({ minLength: 10, maxLength: 60 }),
        fc.array(cuts, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (text, changes, picks) => {
          const file = createFile(text);
          const ids = changes.map((each) => file.change(editsOf(file.now().text, each)));
          while (ids.length > 0) {
            const [id = ''] = ids.splice(Number(picks.next().value) % ids.length, 1);
            if (file.journal.find((entry) => entry.id === id)?.edits.length === 0) continue;
            const undone = undoEntry(file.journal, file.now(), { id });
            if ('refused' in undone) throw new Error(undone.refused);
            file.change(undone.edits, { id });
          }
          expect(file.now().text).toBe(text);
          expect(originalOf(file.journal, file.now())?.text ?? text).toBe(text);
        },
      ),
      { numRuns: 1500 },
    );
  });
  it('gives the original when replacements are undone from the last to the first', () => {
    fc.assert(
      fc.property(
        textOf({ minLength: 5, maxLength: 40 }),
        fc.array(fc.tuple(cuts, textOf({ maxLength: 5 })), { maxLength: 6 }),
        (text, changes) => {
          const file = createFile(text);
          const ids = changes.map(([each, inserted]) => file.change(editsOf(file.now().text, each).map((edit) => ({ ...edit, inserted }))));
          const states = ids.length;
          for (const id of ids.toReversed()) {
            const entry = file.journal.find((each) => each.id === id);
            if (!entry || entry.before === entry.after) continue;
            const undone = undoEntry(file.journal, file.now(), { id });
            if ('refused' in undone) throw new Error(undone.refused);
            file.change(undone.edits, { id });
            expect(hashOfText(file.now().text)).toBe(entry.before);
          }
          expect([file.now().text, ids.length]).toEqual([text, states]);
        },
      ),
      { numRuns: 1000 },
    );
  });
  it('takes back the last change, be it an edit, an undoing or the undoing of one, whatever came before', () => {
    fc.assert(
      fc.property(
        textOf({ minLength: 5, maxLength: 40 }),
        fc.array(fc.tuple(cuts, textOf({ maxLength: 5 }), fc.option(fc.nat())), { minLength: 2, maxLength: 10 }),
        (text, steps) => {
          const file = createFile(text);
          for (const [places, inserted, pick] of steps) {
            const id = file.journal[(pick ?? 0) % Math.max(1, file.journal.length)]?.id ?? '';
            const undone = pick === null ? undefined : undoEntry(file.journal, file.now(), { id });
            if (!undone) file.change(editsOf(file.now().text, places).map((edit) => ({ ...edit, inserted })));
            else if ('edits' in undone && undone.edits.length > 0) file.change(undone.edits, { id });
            const last = file.journal.at(-1);
            if (!last || last.before === last.after) return;
            const back = undoEntry(file.journal, file.now(), { id: last.id });
            expect('edits' in back && hashOfText(applyEdits(file.now().text, back.edits))).toBe(last.before);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Sorted edits that do not touch, from random places. */
function editsOf(text: string, places: readonly (readonly [number, number])[]): Edit[] {
  const edits: Edit[] = [];
  for (const [start, length] of [...places].sort((a, b) => a[0] - b[0])) {
    const end = Math.min(text.length, start + length);
    if (start > (edits.at(-1)?.end ?? -1) && start < end) edits.push({ start, end, inserted: '' });
  }
  return edits;
}
