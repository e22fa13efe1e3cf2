import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
import { type EntityModel, readEntityModel } from '../../../src/core/entities/model.ts';
import { linesOf } from '../../../src/core/text/lines.ts';
import { quickest } from '../../support/quickest.ts';

const file = join(import.meta.dirname, '../../../media/models/entities.bin');
const model: EntityModel | undefined = existsSync(file) ? readEntityModel(readFileSync(file)) : undefined;

const PIECES = [
  'Anna',
  'Novák',
  'of',
  'the',
  'U.S.',
  '$2',
  '€ 3,5 Mio.',
  'on Friday',
  '9 May 2020',
  '’s',
  "'",
  '👩‍👩‍👧',
  '𝒳',
  'e\u0301',
  'محمد علي',
  '東京',
  'ПУТИН',
  '\ud800',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '(',
  '-',
  '.',
  ',',
  '\u00a0',
  '\u200d',
  '2022',
  'NATO',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 120 }),
);

describe.each([
  ['with the model', model],
  ['by rules', undefined],
])('findEntities %s', (name, used) => {
  const options = used ? { model: used } : {};

  it.skipIf(name === 'with the model' && !used)(
    'gives sorted entities inside one line each, apart, never cutting a surrogate pair, for any text',
    () => {
      fc.assert(
        fc.property(text, (content) => {
          const lines = linesOf(content);
          let last = 0;
          for (const { start, end, score } of findEntities(content, lines, options)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(lines.some((line) => line.start <= start && end <= line.end)).toBe(true);
            for (const at of [start, end]) expect(cutsPair(content, at)).toBe(false);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
            last = end;
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  it.skipIf(name === 'with the model' && !used)('gives the same for the same text, whatever was read in between', () => {
    fc.assert(
      fc.property(text, text, (content, other) => {
        const first = findEntities(content, linesOf(content), options);
        findEntities(other, linesOf(other), options);
        expect(findEntities(content, linesOf(content), options)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  it
    .skipIf(name === 'with the model' && !used)
    .each(['Anna Novak of Ruritania said. ', 'A ', 'ANNA ', 'of the ', '$1 ', '1 ', 'May 1 ', '漢', '👍', '"', "'s "])(
    'reads 200,000 characters of %j in linear time',
    (unit) => {
      const content = unit.repeat(200_000 / unit.length);
      expect(quickest(3000, () => findEntities(content, [{ start: 0, end: content.length }], options))).toBeLessThan(3000);
    },
  );
});

describe('readEntityModel', () => {
  it('refuses bytes that are no model, cut off or damaged', () => {
    expect(() => readEntityModel(new Uint8Array(0))).toThrow(RangeError);
    expect(() => readEntityModel(Uint8Array.from({ length: 100 }, (_, at) => at))).toThrow(RangeError);
    if (!existsSync(file)) return;
    const bytes = readFileSync(file);
    expect(() => readEntityModel(bytes.subarray(0, bytes.length / 2))).toThrow(RangeError);
    expect(() => readEntityModel(bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)))).toThrow(RangeError);
  });
});

function cutsPair(content: string, at: number): boolean {
  const [before, after] = [content.charCodeAt(at - 1), content.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
