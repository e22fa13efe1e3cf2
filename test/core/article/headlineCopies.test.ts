import { describe, expect, it } from 'vitest';
import { headlineCopies } from '../../../src/core/article/headlineCopies.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

function copiesIn(lines: readonly string[], title = 0, first = 0): readonly number[] {
  const text = lines.join('\n');
  return [...headlineCopies(scanLines(text, linesOf(text)), title, { first, end: lines.length })];
}

const HEADLINE = 'Harbour tram to close in June for repairs';

describe('the lines that say the headline', () => {
  it('are its copies, and lines with nearly the same words in the same order', () => {
    const lines = [
      HEADLINE,
      'Home > News > Harbour tram to close in June for repairs',
      'Harbour tram closes in June for repairs',
      HEADLINE.toUpperCase(),
      'Share: Harbour tram to close in June for repairs',
    ];
    expect(copiesIn(lines)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are not lines of the same words in another order, longer ones that hold it, or short ones that begin it', () => {
    const lines = [
      HEADLINE,
      'For repairs in June to close: tram harbour',
      'The harbour tram will have to close in June for repairs, the council said on Monday',
      'Harbour tram',
      'Harbour tram to close',
    ];
    expect(copiesIn(lines)).toEqual([0]);
  });

  it('are looked for in the item only, and a headline of two words has but exact ones', () => {
    expect(copiesIn([HEADLINE, HEADLINE, HEADLINE], 1, 1)).toEqual([1, 2]);
    expect(copiesIn(['Tram closes', 'Tram closes', 'Tram closes now'])).toEqual([0, 1]);
  });
});
