import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/analyze.ts';
import { annotate } from '../../../src/core/changes/annotate.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { withSpans } from '../../../src/core/changes/spans.ts';
import { merge, split } from '../../../src/core/changes/split.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { snapToWords } from '../../../src/core/text/snap.ts';

const TEXT = '😀 Anna Holm spoke.\nBorg sat in Lund.\nCarl left Oslo.\n';
const HOME = { kind: 'articles', text: undefined } as const;

function applied(text: string, changes: readonly Change[], path: string): string | undefined {
  const change = changes.find((each) => each.path === path);
  if (change?.kind === 'create') return change.text;
  return change?.kind === 'edit' ? applyEdits(text, change.edits) : undefined;
}

function annotated(spans: readonly (readonly [string, string])[]): string {
  const steps = spans.map(([word, label]) => {
    const start = TEXT.indexOf(word);
    return { kind: 'add', label, span: { start, end: start + word.length } } as const;
  });
  return applied('', annotate({ text: TEXT, annPath: 'a.ann', ann: undefined }, steps), 'a.ann') ?? '';
}

const ANN = annotated([
  ['Anna Holm', 'person'],
  ['Borg', 'person'],
  ['Lund', 'location'],
  ['Oslo', 'location'],
]);

describe('annotations', () => {
  it('are written in code points', () => {
    expect(ANN).toBe('T1\tperson 2 11\tAnna Holm\nT2\tperson 19 23\tBorg\nT3\tlocation 31 35\tLund\nT4\tlocation 47 51\tOslo\n');
  });
  it('snap to words, without punctuation and blanks', () => {
    expect(snapToWords('“Anna’s Holm,” x', { start: 2, end: 9 })).toEqual({ start: 1, end: 12 });
    expect(snapToWords('a Lund. b', { start: 1, end: 8 })).toEqual({ start: 2, end: 6 });
    expect(snapToWords('a ... b', { start: 2, end: 5 })).toBeUndefined();
    expect(snapToWords('𝒜nna x', { start: 3, end: 4 })).toEqual({ start: 0, end: 5 });
  });
  it('are retyped, resized and removed, others left as they were', () => {
    const given = { text: TEXT, annPath: 'a.ann', ann: ANN };
    expect(applied(ANN, annotate(given, [{ kind: 'retype', id: 'T2', label: 'organization' }]), 'a.ann')).toBe(
      ANN.replace('person 19', 'organization 19'),
    );
    expect(applied(ANN, annotate(given, [{ kind: 'resize', id: 'T1', span: { start: 3, end: 7 } }]), 'a.ann')).toBe(
      ANN.replace('2 11\tAnna Holm', '2 6\tAnna'),
    );
    expect(applied(ANN, annotate(given, [{ kind: 'remove', id: 'T1' }]), 'a.ann')).toBe(ANN.slice(ANN.indexOf('T2')));
    expect(annotate(given, [{ kind: 'add', label: 'person', span: { start: 3, end: 12 } }])).toEqual([]);
  });
  it('go along with an edit of their text, and are named when they are lost', () => {
    const start = TEXT.indexOf('Borg');
    const change: Change = { kind: 'edit', path: 'a.txt', edits: [{ start, end: TEXT.indexOf('Carl'), inserted: '' }] };
    const carried = withSpans([change], new Map([['a.txt', TEXT]]), new Map([['a.txt', { path: 'a.ann', ann: ANN }]]));
    expect(applied(ANN, carried.changes, 'a.ann')).toBe('T1\tperson 2 11\tAnna Holm\nT4\tlocation 29 33\tOslo\n');
    expect(carried.lost.map(({ text, path }) => [text, path])).toEqual([
      ['Borg', 'a.txt'],
      ['Lund', 'a.txt'],
    ]);
  });
  it('follow a split into their parts, and are together again after the merge', () => {
    const analysis = analyze(TEXT, { config: DEFAULT_CONFIG, models: {} });
    const input = { path: 'a.txt', text: TEXT, at: [1, 2], isTaken: () => false, id: 'a', analysis };
    const done = split({ ...input, annotations: { path: 'a.ann', ann: ANN } });
    const anns = ['a.ann', 'a-2.ann', 'a-3.ann'].map((path) => applied(ANN, done.changes, path) ?? '');
    expect(anns).toEqual([
      'T1\tperson 2 11\tAnna Holm\n',
      'T2\tperson 0 4\tBorg\nT3\tlocation 12 16\tLund\n',
      'T4\tlocation 10 14\tOslo\n',
    ]);
    expect(done.crossing).toEqual([]);
    const parts = done.parts.map(({ path, text }, index) => ({
      path,
      text,
      annotations: { path: path.replace('.txt', '.ann'), ann: anns[index] ?? '' },
    }));
    const back = merge(parts, HOME);
    expect(applied(anns[0] ?? '', back, 'a.ann')).toBe(ANN);
    expect(back.filter(({ kind }) => kind === 'delete').map(({ path }) => path)).toEqual(['a-2.txt', 'a-3.txt', 'a-2.ann', 'a-3.ann']);
  });
  it('across a cut are reported', () => {
    const ann = 'T1\tperson 2 17;19 23\tAnna Holm spoke Borg\nT2\tlocation 31 35\tLund\n';
    const analysis = analyze(TEXT, { config: DEFAULT_CONFIG, models: {} });
    const done = split({
      path: 'a.txt',
      text: TEXT,
      at: [1],
      isTaken: () => false,
      id: 'a',
      analysis,
      annotations: { path: 'a.ann', ann },
    });
    expect(done.crossing.map(({ id }) => id)).toEqual(['T1']);
    expect(applied('', done.changes, 'a-2.ann')).toBe('T2\tlocation 12 16\tLund\n');
  });
  it('of merged files get ids of their own, with what refers to them', () => {
    const files = [
      { path: 'a.txt', text: 'Anna\n', annotations: { path: 'a.ann', ann: 'T1\tperson 0 4\tAnna\n' } },
      { path: 'b.txt', text: 'Borg\n', annotations: { path: 'b.ann', ann: 'T1\tperson 0 4\tBorg\n#1\tAnnotatorNotes T1\tsee T1\n' } },
    ];
    expect(applied(files[0]?.annotations.ann ?? '', merge(files, HOME), 'a.ann')).toBe(
      'T1\tperson 0 4\tAnna\nT2\tperson 5 9\tBorg\n#1\tAnnotatorNotes T2\tsee T2\n',
    );
  });
});
