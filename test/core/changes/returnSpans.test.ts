import { describe, expect, it } from 'vitest';
import { lossEdits, lossFrom, returnSpans } from '../../../src/core/changes/returnSpans.ts';
import { formatAnn, parseAnn } from '../../../src/core/formats/brat.ts';
import type { JournalEntry } from '../../../src/core/formats/journal.ts';

const text = 'Menu\nAnna met Otto';
const before = 'T1\tperson 0 4\tMenu\nT2\tperson 5 9\tAnna\nR1\tknows Arg1:T1 Arg2:T2\t\n';
const after = 'T2\tperson 0 4\tAnna\n';
const back = (now: string): string =>
  formatAnn(returnSpans(parseAnn(now, text), { before: parseAnn(before, text), after: parseAnn(after, text) }), text);

describe('annotations that were lost with their words', () => {
  it('are back byte for byte, relations too, when nothing else was annotated since', () => {
    expect(back('T2\tperson 5 9\tAnna\n')).toBe(before);
  });

  it('are back once, in a file without a last line break too', () => {
    const [own, left] = [`${before}#1\tNote T2\tx`, `${after}#1\tNote T2\tx\n`];
    const { items } = returnSpans(parseAnn(left, text), { before: parseAnn(own, text), after: parseAnn(left, text) });
    expect(items.filter((item) => item.kind === 'line' && item.raw.startsWith('#1'))).toHaveLength(1);
  });

  it('leave alone what was annotated, retyped or removed since', () => {
    expect(back('T2\tlocation 5 9\tAnna\nT3\tperson 14 18\tOtto\n')).toBe(
      'T1\tperson 0 4\tMenu\nT2\tlocation 5 9\tAnna\nR1\tknows Arg1:T1 Arg2:T2\t\nT3\tperson 14 18\tOtto\n',
    );
    expect(back('')).toBe('T1\tperson 0 4\tMenu\n');
  });

  it('are found in the journal by the text they were of, the last loss first', () => {
    const entry = (of: string, lost: string): JournalEntry => ({
      ...{ id: lost, time: '', who: '', command: 'lost-annotations', path: 'a.ann', before: 'x', after: 'y', of },
      edits: lossEdits({ before: lost, after: 'left' }),
    });
    const entries = [entry('h', 'old'), entry('h', 'new'), entry('g', 'other')];
    expect(lossFrom(entries, 'a.ann', 'h')).toEqual({ before: 'new', after: 'left' });
    expect(lossFrom(entries, 'b.ann', 'h')).toBeUndefined();
  });
});
