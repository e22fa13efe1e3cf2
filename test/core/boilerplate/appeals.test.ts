import { describe, expect, it } from 'vitest';
import { findAppeals } from '../../../src/core/boilerplate/appeals.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const news = [
  'A ferry with ninety people on board ran aground in fog on Monday, the coast guard said.',
  'Nobody was hurt, but the hull lost fuel and divers will examine it.',
  'An inquiry will begin next week, according to the ministry of transport.',
];

/** Zones as pairs of lines, with nothing known of the lines but their words. */
function zonesIn(lines: readonly string[]): readonly (readonly [number, number])[] {
  const text = lines.join('\n');
  const scan = scanLines(text, linesOf(text));
  const input = {
    scan,
    wording: new Float32Array(scan.count),
    cohesion: new Float32Array(scan.count),
    scores: new Float32Array(scan.count).fill(0.2),
  };
  return findAppeals(input).map(({ first, end }) => [first, end]);
}

describe('appeals', () => {
  it('are found after, before and inside an article, with greeting and thanks', () => {
    const appeal = ['Dear readers,', 'We need your support: please donate $5 a month so that our newsroom can go on.', 'Thank you.'];
    expect(zonesIn([...news, ...appeal])).toEqual([[3, 6]]);
    expect(zonesIn([...appeal, ...news])).toEqual([[0, 3]]);
    expect(zonesIn([...news.slice(0, 2), ...appeal, ...news.slice(2)])).toEqual([[2, 5]]);
  });

  it('begin where the outlet begins to speak of itself, however sure the appeal seems to be the article', () => {
    const text = [
      ...news,
      'The governor added our paper to a list of unwanted media last week.',
      'We need you: please donate $5 a month and support our newsroom, and we will go on.',
      'If you give today, you help us and our reporters; we thank you for your support.',
    ].join('\n');
    const scan = scanLines(text, linesOf(text));
    const input = {
      scan,
      wording: new Float32Array(scan.count),
      cohesion: new Float32Array(scan.count),
      scores: new Float32Array(scan.count).fill(0.1),
    };
    expect(findAppeals(input).map(({ first, end }) => [first, end])).toEqual([[3, 6]]);
  });

  it('are found in one long paragraph that is taken for the article: what it says of you and us is not held against it', () => {
    const letter =
      'We have never taken a coin from the owners of the mines, and we have kept our word to you. Our reporters were fined twice, and our printers no longer dare ' +
      'to work with us. We do not know how long we can go on, but we know who has carried us so far: you. If you value our work, please help us with a gift. Even three ' +
      'euros a month, given by many of you, keep our newsroom open, and we thank you for it.';
    const text = [...news, letter].join('\n');
    const scan = scanLines(text, linesOf(text));
    const input = {
      scan,
      wording: new Float32Array(scan.count),
      cohesion: new Float32Array(scan.count).fill(0.1),
      scores: new Float32Array(scan.count).fill(0.04),
    };
    expect(findAppeals(input)).toEqual([{ first: 3, end: 4, sureFirst: 3, sureEnd: 4 }]);
  });

  it('are not seen in plain news, nor in news about donations', () => {
    expect(zonesIn(news)).toEqual([]);
    expect(zonesIn([...news, 'Donations to the lifeboat fund rose by a third after the accident, its treasurer said.'])).toEqual([]);
  });

  it('are not seen in what people are quoted as saying', () => {
    expect(zonesIn([...news, '“We need your help, please donate whatever you can and support us,” the mayor told the crowd.'])).toEqual([]);
  });

  it('are not a whole text, however much it asks', () => {
    expect(zonesIn(['Dear friends,', 'Please support us and donate today, we need your help.', 'Thank you for your gift.'])).toEqual([]);
  });
});
