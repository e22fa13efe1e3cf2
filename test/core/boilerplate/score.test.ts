import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { readPage } from '../../../src/core/boilerplate/page.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { scoreLines, scoreOf } from '../../../src/core/boilerplate/score.ts';
import { linesOf } from '../../../src/core/text/lines.ts';
import { root } from '../../support/sources.ts';

const scored = (lines: readonly string[], margin: number): readonly number[] => {
  const text = Array.from({ length: 20 }, () => lines)
    .flat()
    .join('\n');
  const page = readPage(scanLines(text, linesOf(text)));
  return lines.map((_, at) => scoreOf(page, 10 * lines.length + at, margin));
};

describe('scoreOf', () => {
  it.each([
    ['a program', ['const parcels = new Map();', 'if (!parcels.has(id)) {', 'throw new Error(`no parcel ${id}`);', '}']],
    ['a schema', ['type Parcel {', 'id: ID!', 'weight: Float!', 'status: Status!', 'stops: [Stop!]!', '}']],
    ['a style sheet', ['.parcel > a {', 'color: #333;', 'margin: 0 auto;', '}']],
  ])('gives the lines of %s the benefit of the doubt', (_, lines) => {
    for (const score of scored(lines, 2)) expect(score).toBeCloseTo(0.5, 5);
  });

  it.each([
    ['a menu', ['Home', 'Parcels (12)', 'Track a parcel', 'Prices & sizes', 'Sign in!']],
    [
      'teasers',
      ['Why parcels arrive late: five reasons (and what to do)', 'read more...', 'Couriers strike again!', '[Video] A day at the depot'],
    ],
    ['an article', ['The courier had three parcels left and no map.', '"Where to?" she asked (twice).', 'nobody answered!']],
  ])('takes the lines of %s as they are judged', (_, lines) => {
    for (const score of scored(lines, 2)) expect(score).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
  });
});

describe('the thresholds of a text', () => {
  const model = { ...readBoilerplateModel(readFileSync(join(root, 'media/models/boilerplate.bin'))), repeating: 0.3 };
  const text = 'Home News Sport\nThe council met on Monday and agreed on the plan for the bridge over the river.\nContact the newsroom';
  const scan = scanLines(text, linesOf(text));
  const thresholdsWith = (files: Int32Array | undefined): object => scoreLines(scan, model, { files }).thresholds;

  it('are those of the model where no line repeats in the source', () => {
    expect(thresholdsWith(undefined)).toEqual(model.thresholds);
    expect(thresholdsWith(Int32Array.of(1, 1, 1))).toEqual(model.thresholds);
  });

  it('have a balanced point of their own where one does, and a thorough one that is no less eager', () => {
    expect(thresholdsWith(Int32Array.of(9, 1, 9))).toEqual({ ...model.thresholds, balanced: 0.3, thorough: 0.3 });
    const eager = { ...model, repeating: 0.6 };
    expect(scoreLines(scan, eager, { files: Int32Array.of(9, 1, 9) }).thresholds).toEqual({ ...model.thresholds, balanced: 0.6 });
  });
});
