import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { marginOf, packForest } from '../../../src/core/boilerplate/forest.ts';
import { readBoilerplateModel, writeBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { root } from '../../support/sources.ts';

const small = packForest({
  bias: 0.5,
  roots: Int32Array.of(0, ~2),
  feature: Uint8Array.of(1, 0),
  threshold: Float32Array.of(2, 5),
  left: Int32Array.of(~0, ~1),
  right: Int32Array.of(1, ~2),
  value: Float32Array.of(-1, 1, 3),
});

const made = {
  words: { weights: Int8Array.of(3, -4, 0, 127), scale: 0.25, bias: -0.5 },
  first: small,
  second: small,
  title: small,
  byline: small,
  calibration: [0.5, 0.25] as const,
  thresholds: { careful: 0.875, balanced: 0.5, thorough: 0.25 },
};

describe('a forest', () => {
  it.each([
    ['left', [9, 1], 0.5 - 1 + 3],
    ['right, then left', [5, 3], 0.5 + 1 + 3],
    ['right, then right', [6, 3], 0.5 + 3 + 3],
  ])('sums the leaves it comes to: %s', (_, row, margin) => {
    expect(marginOf(small, Float32Array.of(0, ...row), 1)).toBeCloseTo(margin, 5);
  });
});

describe('the bytes of a model', () => {
  it('are read as they were written', () => {
    const read = readBoilerplateModel(writeBoilerplateModel(made));
    expect(read.thresholds).toEqual(made.thresholds);
    expect(read.calibration).toEqual(made.calibration);
    expect([...read.words.weights]).toEqual([3, -4, 0, 127]);
    expect(marginOf(read.byline, Float32Array.of(6, 3), 0)).toBeCloseTo(6.5, 3);
  });

  it('are refused when they are something else, of another version or cut short', () => {
    const bytes = writeBoilerplateModel(made);
    expect(() => readBoilerplateModel(new Uint8Array(0))).toThrow(RangeError);
    expect(() => readBoilerplateModel(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow(RangeError);
    expect(() => readBoilerplateModel(bytes.slice(0, bytes.length - 2))).toThrow(RangeError);
    expect(() => readBoilerplateModel(Uint8Array.from(bytes, (byte, at) => (at === 4 ? byte + 1 : byte)))).toThrow(RangeError);
  });

  const file = join(root, 'media/models/boilerplate.bin');
  it.skipIf(!existsSync(file))('as shipped are small and read by this version', () => {
    const bytes = readFileSync(file);
    expect(brotliCompressSync(bytes).length).toBeLessThan(600_000);
    const { thresholds } = readBoilerplateModel(bytes);
    expect(thresholds.careful).toBeGreaterThan(thresholds.balanced);
    expect(thresholds.balanced).toBeGreaterThanOrEqual(thresholds.thorough);
  });
});
