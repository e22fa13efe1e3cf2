import { describe, expect, it } from 'vitest';
import { marginOf } from '../../src/core/boilerplate/forest.ts';
import { APPEAL_FEATURES, appealFeatures, gainsByHand } from '../../src/core/boilerplate/appealLines.ts';
import { trainAppealLines } from '../../src/training/boilerplate/appealLines.ts';
import { appealPages } from '../../src/training/boilerplate/appealPages.ts';
import { writtenTexts } from '../../src/training/boilerplate/texts.ts';

const FOLDS = 5;
const texts = writtenTexts(FOLDS).filter(({ lang }) => lang === 'it' || lang === 'uk');
const pages = appealPages([], texts, FOLDS);

describe('pages with appeals put in', () => {
  it('are put together of texts of one fold, and label the appeals alone', () => {
    const wanted = new Map(
      texts.flatMap(({ lines, isAppeal, fold }) => [lines, [lines.join(' ')]].flat().map((line) => [line, { isAppeal, fold }])),
    );
    expect(pages.length).toBeGreaterThan(500);
    for (const { page, labels, fold } of pages)
      page.lines.forEach((line, at) => {
        expect(wanted.get(line)?.fold, line).toBe(fold);
        expect(labels[at], line).toBe(wanted.get(line)?.isAppeal ? 1 : 0);
      });
  });

  it('put them first, in the midst and last', () => {
    const places = pages
      .filter(({ labels }) => labels.includes(1))
      .map(({ labels }) => (labels[0] === 1 ? 'first' : labels.at(-1) === 1 ? 'last' : 'midst'));
    for (const place of ['first', 'midst', 'last'])
      expect(places.filter((each) => each === place).length / places.length).toBeGreaterThan(0.1);
  });
});

describe('the finder of appeals', () => {
  it('learns from wording, by itself and beside others, the same every time', () => {
    const seen = pages.slice(0, 300).map(({ scan, labels }) => ({
      input: {
        scan,
        wording: Float32Array.from(labels, (label) => (label === 1 ? 1 : -4)),
        cohesion: new Float32Array(scan.count),
        scores: new Float32Array(scan.count).fill(0.3),
      },
      labels,
    }));
    const options = { trees: 10, leaves: 4, rate: 0.3, minLeafWeight: 1, l2: 1, featureShare: 1, rowShare: 1, seed: 1 };
    const [first, second] = [trainAppealLines(seen, options), trainAppealLines(seen, options)];
    expect(first.nodes).toEqual(second.nodes);
    for (const { input, labels } of seen.slice(0, 20)) {
      const rows = appealFeatures(input, gainsByHand(input), [...labels.keys()]);
      labels.forEach((label, line) => {
        expect(marginOf(first, rows, line * APPEAL_FEATURES) > 0).toBe(label === 1);
      });
    }
  });
});
