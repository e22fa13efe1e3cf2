import { describe, expect, it } from 'vitest';
import { SECOND_FEATURES } from '../../src/core/boilerplate/secondFeatures.ts';
import { writeBoilerplateModel } from '../../src/core/boilerplate/model.ts';
import { noAppeals } from '../../src/training/boilerplate/appealLines.ts';
import { toExample } from '../../src/training/boilerplate/examples.ts';
import type { Gold, GoldPage } from '../../src/training/boilerplate/pages.ts';
import { FEATURE_NAMES, NET_INPUTS } from '../../src/training/boilerplate/netInputs.ts';
import { predict, Stack, type PipelineOptions } from '../../src/training/boilerplate/pipeline.ts';
import { f1, foundAtLoss, macroScores } from '../../src/training/boilerplate/score.ts';
import { mulberry32 } from '../../src/training/random.ts';
import { languagePages } from '../support/languagePages.ts';

const trees = { trees: 6, leaves: 6, rate: 0.3, minLeafWeight: 1, l2: 1, featureShare: 0.5, rowShare: 0.8, seed: 5 };
const options: PipelineOptions = {
  folds: 3,
  words: { size: 1 << 15, epochs: 2, rate: 0.2, l2: 1e-5, floor: 0.01 },
  appeals: { words: { size: 1 << 15, epochs: 2, rate: 0.4, l2: 1e-5, floor: 0.04, least: 2 }, lines: trees, context: trees },
  first: trees,
  second: {
    mixed: 6,
    units: 4,
    layers: 1,
    top: 3,
    outputs: 2,
    epochs: 4,
    batch: 4,
    rate: 0.01,
    decay: 0.01,
    hidden: 0.1,
    seeds: [1, 2],
  },
  header: trees,
};
const ROLES: Readonly<Record<string, Gold>> = {
  title: 'title',
  byline: 'byline',
  body: 'body',
  appeal: 'boilerplate',
  chaff: 'boilerplate',
};

const pages = languagePages().flatMap(({ language, pages: all }) =>
  all.map((lines, at): GoldPage => ({
    id: `${language}/${at}`,
    dataset: 'test',
    domain: `${language}${at % 5}`,
    lines: lines.map(({ text }) => text),
    blankBefore: lines.map(() => at % 2 === 0),
    gold: lines.map(({ role }) => ROLES[role] ?? 'other'),
  })),
);

function learn(): Stack {
  const random = mulberry32(3);
  return new Stack(
    pages.map((page) => toExample(page, { folds: options.folds, random })),
    options,
  );
}

describe('learning boilerplate', () => {
  it('gives the same bytes every time', () => {
    const [first, second] = [learn(), learn()].map((stack) =>
      writeBoilerplateModel({
        ...stack.learn([]),
        ...noAppeals(),
        calibration: [1, 0],
        thresholds: { careful: 0.9, balanced: 0.5, thorough: 0.4 },
        repeating: 0.4,
      }),
    );
    expect(first).toEqual(second);
  });

  it('tells article from chaff on pages of sites that it has not seen', () => {
    const stack = learn();
    const held = pages.map((page) => toExample(page, { folds: options.folds, random: mulberry32(3) })).filter(({ fold }) => fold === 0);
    const learned = stack.learn([0]);
    const scores = held.map((example) => predict(example, learned).scores);
    const { body, boilerplate } = macroScores(
      held.map(({ page }) => page),
      scores,
      0.5,
    );
    expect(held.length).toBeGreaterThan(10);
    expect(body).toBeGreaterThan(80);
    expect(boilerplate).toBeGreaterThan(80);
  });
});

describe('scores', () => {
  const page: GoldPage = {
    id: 'x',
    dataset: 'test',
    domain: 'x',
    lines: ['one two three four', 'menu', 'five six', 'more'],
    blankBefore: [false, false, false, false],
    gold: ['body', 'boilerplate', 'body', 'boilerplate'],
  };

  it('are F1 of lines and of words, macro over pages', () => {
    const { body, boilerplate, words } = macroScores([page], [[0.1, 0.9, 0.8, 0.9]], 0.5);
    expect(body).toBeCloseTo(100 * f1(1, 1, 2), 5);
    expect(boilerplate).toBeCloseTo(100 * f1(2, 3, 2), 5);
    expect(words).toBeCloseTo(100 * f1(4, 4, 6), 5);
  });

  it('count what is found while so much of the article may be lost and no more', () => {
    expect(foundAtLoss([page], [[0.1, 0.9, 0.8, 0.5]], { loss: 0.1 }).found).toBe(50);
    expect(foundAtLoss([page], [[0.1, 0.9, 0.8, 0.5]], { loss: 0.4 }).found).toBe(100);
  });

  it('give a precision of one where nothing was said and there was nothing to find', () => {
    expect(f1(0, 0, 0)).toBe(1);
    expect(f1(0, 0, 3)).toBe(0);
  });
});

describe('the names of what the second stage reads', () => {
  it('are as many as its features, each once, and hold all that the networks read', () => {
    expect(FEATURE_NAMES.length).toBe(SECOND_FEATURES);
    expect(new Set(FEATURE_NAMES).size).toBe(SECOND_FEATURES);
    expect(NET_INPUTS.filter(([name]) => !FEATURE_NAMES.includes(name))).toEqual([]);
  });
});
