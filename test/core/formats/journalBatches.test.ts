import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/core/formats/journal.ts';
import { journalSteps, standingBatches } from '../../../src/core/formats/journalBatches.ts';

function entry(id: string, more: Partial<JournalEntry> = {}): JournalEntry {
  const time = `2026-01-01T00:00:${id.padStart(2, '0')}.000Z`;
  return { id, time, who: 'me', command: 'clean', path: `${id}.txt`, before: `b${id}`, after: `a${id}`, edits: [], ...more };
}

describe('the steps of a journal', () => {
  it('are batches and single entries, newest first, without lost annotations and what changed nothing', () => {
    const steps = journalSteps([
      entry('1', { batch: 'x' }),
      entry('2', { batch: 'x' }),
      entry('3'),
      entry('4', { of: 'b3' }),
      entry('5', { before: 'same', after: 'same' }),
    ]);
    expect(steps.map(({ id, entries }) => [id, entries.length])).toEqual([
      ['3', 1],
      ['x', 2],
    ]);
  });

  it('are undone when each entry was taken back whole, and no longer when that was undone itself', () => {
    const batch = [entry('1', { batch: 'x' }), entry('2', { batch: 'x' })];
    const half = [...batch, entry('3', { batch: 'u', undoes: { id: '1' } })];
    const whole = [...half, entry('4', { batch: 'u', undoes: { id: '2' } })];
    const redone = [...whole, entry('5', { batch: 'r', undoes: { id: '3' } }), entry('6', { batch: 'r', undoes: { id: '4' } })];
    const isUndone = (entries: readonly JournalEntry[]): boolean | undefined => journalSteps(entries).find(({ id }) => id === 'x')?.undone;
    expect([batch, half, whole, redone].map(isUndone)).toEqual([false, false, true, false]);
    expect(isUndone([entry('1'), entry('2', { undoes: { id: '1', edit: 0 } })].map((one) => ({ ...one, batch: 'x' })))).toBe(false);
  });

  it('tell the batches that stand: no single change, no undo, nothing taken back', () => {
    const first = entry('1', { batch: 'x' });
    const second = entry('2', { batch: 'y' });
    const ids = (...entries: JournalEntry[]): readonly string[] => standingBatches(entries).map(({ id }) => id);
    expect(ids(first, second, entry('3'))).toEqual(['y', 'x']);
    expect(ids(first, second, entry('3', { batch: 'u', undoes: { id: '2' } }))).toEqual(['x']);
    expect(ids(entry('1'))).toEqual([]);
  });
});
