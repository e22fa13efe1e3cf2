import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/core/boilerplate/page.ts';
import { repeatedLines } from '../../../src/core/boilerplate/repetition.ts';
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

function known(files: readonly number[]): readonly string[] {
  return lines.filter((_, line) => repeatedLines(page, Int32Array.from(files), scores)[line] === 1);
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
});
