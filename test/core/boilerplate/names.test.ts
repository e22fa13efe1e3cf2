import { describe, expect, it } from 'vitest';
import { NAME_COUNTS, nameCounts } from '../../../src/core/boilerplate/names.ts';
import { readPage } from '../../../src/core/boilerplate/page.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { scoreOf } from '../../../src/core/boilerplate/score.ts';
import { secondContext } from '../../../src/core/boilerplate/secondFeatures.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const text = [
  'Home',
  'By Ottilie Marsh',
  'The tram line to the harbour closes in June, the council said on Monday evening after a long and noisy debate.',
  'It will open again in the autumn, said Bertram Quill, who speaks for the company that runs the trams.',
  'Nobody could say what the works will cost, though the council has set aside a good deal of money for them.',
  'Ottilie Marsh',
  'Bertram Quill',
].join('\n');

function pageOf(lines: string): ReturnType<typeof readPage> {
  return readPage(scanLines(lines, linesOf(lines)));
}

describe('where names stand', () => {
  it('counts a pair of capitalised words in short lines, in lines about authors, above, below and inside the text', () => {
    const second = secondContext(pageOf(text), Float32Array.of(1, 0.9, 0, 0, 0, 1, 1));
    const counts = nameCounts(second, [0, 1, 2, 3, 4, 5, 6], { first: 0, end: 7 });
    const names = (line: number): readonly number[] => [...counts.subarray(line * NAME_COUNTS, (line + 1) * NAME_COUNTS)];
    expect(second.block).toEqual({ first: 2, end: 5 });
    expect(names(1)).toEqual([2, 1, 1, 1, 0]);
    expect(names(5)).toEqual(names(1));
    expect(names(6)).toEqual([1, 0, 0, 1, 1]);
    expect(names(0)).toEqual([0, 0, 0, 0, 0]);
  });

  it('looks only at the lines of the item', () => {
    const second = secondContext(pageOf(text), Float32Array.of(1, 0.9, 0, 0, 0, 1, 1));
    expect([...nameCounts(second, [1], { first: 0, end: 5 })]).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('the benefit of the doubt', () => {
  const prose = 'The council said on Monday that the tram line to the harbour will be closed and that nobody knows for how long.';

  it('is given to what does not consist of cues in a text of few words', () => {
    const brief = pageOf('Mayor resigns\nThe mayor went home.\nSubscribe to our newsletter');
    expect(scoreOf(brief, 1, 2)).toBeLessThan(0.6);
    expect(scoreOf(brief, 2, 2)).toBeGreaterThan(0.85);
  });

  it('is given to lines among code', () => {
    const code = Array.from({ length: 12 }, (_, at) => `  const total${at} = sum(rows[${at}], { from: ${at} });`);
    const page = pageOf([prose, ...code, prose].join('\n'));
    expect(scoreOf(page, 6, 1)).toBeLessThan(0.4);
    expect(scoreOf(pageOf(Array(14).fill(prose).join('\n')), 6, 1)).toBeGreaterThan(0.7);
  });
});
