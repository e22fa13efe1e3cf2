import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSpan, coveredBy, formatAnn, parseAnn, removeSpans, spansOf } from '../../../src/core/formats/brat.ts';
import { annPathFor } from '../../../src/core/formats/annPath.ts';
import { moveSpans, reanchorSpans, sliceSpans } from '../../../src/core/formats/moveSpans.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

const text = '😀 Anna Holm met\r\nthe 👩‍🚒 mayor of Port\r\nElin on Monday.';
const ann = [
  'T1\tperson 2 11\tAnna Holm',
  'T2\tlocation 34 38;40 44\tPort Elin',
  'R1\tLivesIn Arg1:T1 Arg2:T2\t',
  'A1\tHonorary R1',
  '*\tEquiv T1 T2 T3',
  'T3\trole 17 20;25 30\tthe mayor',
  '#1\tAnnotatorNotes T1\tcheck the name',
  'E1\tMeet:T1 With:T2',
  '',
].join('\n');

describe('brat annotation files', () => {
  it('are read in code points, over line breaks and in pieces', () => {
    const file = parseAnn(ann, text);
    expect(file.problems).toEqual([]);
    expect(spansOf(file).map(({ id, label, fragments }) => [id, label, coveredBy(text, fragments)])).toEqual([
      ['T1', 'person', 'Anna Holm'],
      ['T2', 'location', 'Port Elin'],
      ['T3', 'role', 'the mayor'],
    ]);
  });
  it('are written back byte for byte, CRLF and a missing final break too', () => {
    for (const each of [ann, ann.replaceAll('\n', '\r\n'), ann.trimEnd(), 'Tx\nT1 person\nT9\tperson 0 999\tx\n\n', ''])
      expect(formatAnn(parseAnn(each, text), text)).toBe(each === ann.trimEnd() ? ann : each);
  });
  it('keep their line ends when all of them move', () => {
    const [own, moved] = ['one two', 'now one two'];
    const { file } = moveSpans(parseAnn('T1\tx 0 3\tone\r\nT2\tx 4 7\ttwo\r\n', own), own, [{ start: 0, end: 0, inserted: 'now ' }]);
    expect(formatAnn(file, moved)).toBe('T1\tx 4 7\tone\r\nT2\tx 8 11\ttwo\r\n');
  });
  it('keep lines that cannot be read, and say which', () => {
    expect(
      parseAnn('T1\tperson 0 2\tx\nT2 broken\nT3\tperson 0 999\tx\nT4\tperson 5 5\t\n', text).problems.map(({ line }) => line),
    ).toEqual([1, 2, 3]);
  });
  it('get new spans in pieces at line breaks', () => {
    const start = text.indexOf('Port');
    const file = addSpan(parseAnn(ann, text), text, { label: 'location', start, end: start + 'Port\r\nElin'.length });
    expect(formatAnn(file, text)).toBe(`${ann}T4\tlocation 34 38;40 44\tPort Elin\n`);
    expect(parseAnn(formatAnn(file, text), text).problems).toEqual([]);
  });
  it('lose with a span all that refers to it', () => {
    expect(formatAnn(removeSpans(parseAnn(ann, text), ['T1']), text)).toBe(
      'T2\tlocation 34 38;40 44\tPort Elin\n*\tEquiv T2 T3\nT3\trole 17 20;25 30\tthe mayor\n',
    );
  });
});

describe('spans along edits', () => {
  const file = parseAnn(ann, text);
  const edit = (what: string, inserted: string): Edit => ({ start: text.indexOf(what), end: text.indexOf(what) + what.length, inserted });
  const after = (
    edits: readonly Edit[],
  ): { readonly ann: string; readonly lost: readonly string[]; readonly changed: readonly string[] } => {
    const { file: moved, lost, changed } = moveSpans(file, text, edits);
    return {
      ann: formatAnn(moved, applyEdits(text, edits)),
      lost: lost.map(({ id }) => id),
      changed: changed.map(({ text: words }) => words),
    };
  };
  it('shift', () => {
    expect(after([edit('😀 ', '')]).ann.split('\n')[0]).toBe('T1\tperson 0 9\tAnna Holm');
  });
  it('take edits inside them along', () => {
    expect(after([edit('Holm', 'Holmes')])).toMatchObject({ changed: ['Anna Holmes'], lost: [] });
    expect(after([edit('Anna Holm', 'Berta')])).toMatchObject({ changed: ['Berta'], lost: [] });
  });
  it('are lost with their text, and what refers to them', () => {
    const gone = after([edit('Anna Holm met', 'They met')]);
    expect(gone.lost).toEqual(['T1']);
    expect(gone.ann).not.toMatch(/T1|R1|A1|E1/);
  });
  it('leave no line untold: 1,000 random edits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.nat(6), fc.string({ maxLength: 4 })), { maxLength: 3 }), (places) => {
        const edits: Edit[] = [];
        for (const [start, length, inserted] of [...places].sort((a, b) => a[0] - b[0])) {
          const end = Math.min(text.length, start + length);
          if (start >= (edits.at(-1)?.end ?? 0)) edits.push({ start, end, inserted });
        }
        const next = applyEdits(text, edits);
        const { file: moved, lost, changed } = moveSpans(file, text, edits);
        for (const span of spansOf(file)) {
          const now = spansOf(moved).find(({ id }) => id === span.id);
          if (!now) expect(lost.map(({ id }) => id)).toContain(span.id);
          else if (changed.some(({ id }) => id === span.id)) expect(now.text).toBe(coveredBy(next, now.fragments));
          else expect(coveredBy(next, now.fragments)).toBe(span.text);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('are found again by their words after edits from outside', () => {
    const long = 'Anna Holm came. Then Anna Holm left. At last Port Elin slept.';
    const two = parseAnn('T1\tperson 21 30\tAnna Holm\nT2\tlocation 45 54\tPort Elin\nT3\tperson 0 3\tBob\n', long);
    const { file: found, lost } = reanchorSpans(two, `A new first line.\n${long}`);
    expect(spansOf(found).map(({ fragments }) => fragments)).toEqual([[{ start: 39, end: 48 }], [{ start: 63, end: 72 }]]);
    expect(lost.map(({ id }) => id)).toEqual(['T3']);
  });
  it('fall into the right part of a split, and those across the cut are told', () => {
    const cut = text.indexOf('\r\nElin');
    const first = sliceSpans(file, { start: 0, end: cut });
    const second = sliceSpans(file, { start: cut + 2, end: text.length });
    expect([spansOf(first.file).map(({ id }) => id), first.lost.map(({ id }) => id)]).toEqual([['T1', 'T3'], ['T2']]);
    expect(second.lost.map(({ id }) => id)).toEqual(['T2']);
    const at = text.indexOf('the');
    const later = sliceSpans(file, { start: at, end: text.length });
    expect(formatAnn(later.file, text.slice(at))).toBe(
      'T2\tlocation 17 21;23 27\tPort Elin\n*\tEquiv T2 T3\nT3\trole 0 3;8 13\tthe mayor\n',
    );
  });
});

describe('annotation files', () => {
  it('stand beside the text, or under .winnow where that would not be clear', () => {
    expect(annPathFor('x/a.txt', new Set(['x/a.txt']))).toBe('x/a.ann');
    expect(annPathFor('x/a.txt', new Set(['x/a.md']))).toBe('.winnow/spans/x/a.txt.ann');
    expect(annPathFor('d.jsonl#7', new Set())).toBe('.winnow/spans/d.jsonl_7.ann');
  });
});
