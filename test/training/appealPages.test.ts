import { describe, expect, it } from 'vitest';
import { marginOf } from '../../src/core/boilerplate/forest.ts';
import { APPEAL_FEATURES, appealFeatures, gainsByHand } from '../../src/core/boilerplate/appealLines.ts';
import { raiseAppeals } from '../../src/core/boilerplate/appeals.ts';
import { vocabularyOf } from '../../src/core/boilerplate/vocabulary.ts';
import { type AppealPage, trainAppealLines, trainFinders } from '../../src/training/boilerplate/appealLines.ts';
import { appealPages } from '../../src/training/boilerplate/appealPages.ts';
import { writtenTexts } from '../../src/training/boilerplate/texts.ts';

const FOLDS = 5;
const texts = writtenTexts(FOLDS).filter(({ lang }) => lang === 'it' || lang === 'uk');
const pages = appealPages([], texts, FOLDS);

describe('pages with appeals put in', () => {
  it('are put together of texts of one fold, and label the appeals alone', () => {
    // what stands on a button stands in many texts
    const wanted = new Map<string, Set<string>>();
    for (const { lines, isAppeal, fold } of texts)
      for (const line of [...lines, lines.join(' ')])
        wanted.set(line, (wanted.get(line) ?? new Set()).add(`${isAppeal ? 1 : 0} in ${fold}`));
    expect(pages.length).toBeGreaterThan(500);
    for (const { page, labels, fold } of pages)
      page.lines.forEach((line, at) => expect(wanted.get(line), line).toContain(`${labels[at] ?? ''} in ${fold}`));
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
  const options = { trees: 10, leaves: 4, rate: 0.3, minLeafWeight: 1, l2: 1, featureShare: 1, rowShare: 1, seed: 1 };

  /** Some 300 pages of all folds, of which every line of an appeal is worded as one, but for those that `isSober` picks. */
  const judgedPages = (isSober: (labels: Int8Array, line: number) => boolean): readonly AppealPage[] =>
    pages
      .filter((_, at) => at % Math.floor(pages.length / 300) === 0)
      .map(({ scan, labels, fold }) => ({
        input: {
          scan,
          vocabulary: vocabularyOf(scan),
          wording: Float32Array.from(labels, (label, line) => (label === 1 && !isSober(labels, line) ? 1 : -4)),
          cohesion: new Float32Array(scan.count),
          scores: new Float32Array(scan.count).fill(0.3),
        },
        labels,
        fold,
      }));

  it('learns from wording, by itself and beside others, the same every time', () => {
    const seen = judgedPages(() => false);
    const [first, second] = [trainAppealLines(seen, options), trainAppealLines(seen, options)];
    expect(first.nodes).toEqual(second.nodes);
    for (const { input, labels } of seen.slice(0, 20)) {
      const rows = appealFeatures(input, gainsByHand(input), [...labels.keys()]);
      labels.forEach((label, line) => {
        expect(marginOf(first, rows, line * APPEAL_FEATURES) > 0).toBe(label === 1);
      });
    }
  });

  it('takes sober lines in the midst of an appeal with it, and the rest of the article not', () => {
    const isSober = (labels: Int8Array, line: number): boolean => labels[line - 1] === 1 && labels[line + 1] === 1;
    const seen = judgedPages(isSober);
    const { heldOut } = trainFinders(seen, FOLDS, { lines: options, context: options });
    const sober = { all: 0, found: 0 };
    const article = { all: 0, taken: 0 };
    for (const { input, labels, fold } of seen) {
      raiseAppeals(input, heldOut[fold]).forEach((inAppeal, line) => {
        if (labels[line] === 0) [article.all, article.taken] = [article.all + 1, article.taken + inAppeal];
        if (labels[line] === 1 && isSober(labels, line)) [sober.all, sober.found] = [sober.all + 1, sober.found + inAppeal];
      });
    }
    expect(sober.all).toBeGreaterThan(50);
    expect(sober.found / sober.all).toBeGreaterThan(0.8);
    expect(article.taken / article.all).toBeLessThan(0.02);
  });
});
