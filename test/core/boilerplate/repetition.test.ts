import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/core/boilerplate/page.ts';
import { REPEATED, repeatedLines } from '../../../src/core/boilerplate/repetition.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const lines = [
  'Home News Sport',
  'Bridge over the Alder to close for a year',
  'The council met on Monday and agreed on the plan for the bridge over the river, which has carried the town since 1911.',
  'Engineers had told the members in March that two of its five arches would not stand another winter of heavy lorries.',
  'Contact the newsroom',
];
const text = lines.join('\n');
const page = readPage(scanLines(text, linesOf(text)), undefined);
/** What the model is thought to say: it doubts the headline too. */
const scores = Float32Array.of(0.9, 0.6, 0.05, 0.05, 0.7);

function known(files: readonly number[], how: number = REPEATED.surely): readonly string[] {
  return lines.filter((_, line) => repeatedLines(page, Int32Array.from(files), scores)[line] === how);
}

describe('lines that stand in other files of the source', () => {
  it('are boilerplate where the article stands nowhere else', () => {
    expect(known([40, 1, 1, 1, 2])).toEqual([lines[0], lines[4]]);
  });

  it('say nothing where the article itself stands in as many: a copy keeps its doubted headline', () => {
    expect(known([3, 3, 3, 3, 3])).toEqual([]);
  });

  it('are boilerplate beside a copied article when they stand in more files than it', () => {
    expect(known([40, 3, 3, 3, 12])).toEqual([lines[0], lines[4]]);
  });

  it('are boilerplate beside an article that stands nowhere else, however long the side bar of headlines that read like it', () => {
    const bar = Array.from(
      { length: 8 },
      (_, at) => `Mayor of the old town says that the ${at + 2} bridges of the Alder are to be closed. And nobody told us why`,
    );
    const whole = [...lines, ...bar].join('\n');
    const read = readPage(scanLines(whole, linesOf(whole)), undefined);
    const said = Float32Array.from([...scores, ...bar.map(() => 0.4)]);
    const found = repeatedLines(read, Int32Array.from([4, 1, 1, 1, 4, ...bar.map(() => 4)]), said);
    expect([...found]).toEqual([1, 0, 0, 0, 1, ...bar.map(() => REPEATED.surely)]);
  });

  it('are doubtful where one reads like a paragraph of the article and few have it: a running story repeats its background', () => {
    expect(known([40, 1, 1, 3, 2], REPEATED.doubtfully)).toEqual([lines[3]]);
    expect(known([40, 1, 1, 12, 2], REPEATED.doubtfully)).toEqual([lines[3]]);
  });

  it('are surely boilerplate, however they read, where half of the files have them', () => {
    expect(known([40, 1, 1, 20, 2])).toEqual([lines[0], lines[3], lines[4]]);
  });
});
