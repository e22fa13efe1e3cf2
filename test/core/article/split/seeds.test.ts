import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../../src/core/article/parse.ts';
import { readBoundaryModel } from '../../../../src/core/article/split/model.ts';
import { readBoilerplateModel } from '../../../../src/core/boilerplate/model.ts';
import { seedVariants, textOf } from '../../../support/seedVariants.ts';
import { sharedFolder } from '../../../support/shared.ts';
import { mulberry32 } from '../../../../src/training/random.ts';

const shared = sharedFolder();
const models = {
  boilerplate: readBoilerplateModel(readFileSync('media/models/boilerplate.bin')),
  boundaries: readBoundaryModel(readFileSync('media/models/boundaries.bin')),
};

describe.skipIf(shared === undefined)('the second item of seed 003', () => {
  const whole = /^(?:seed 003|003 with(?:out what stands| other names| the appeal of 000 in| appeal).*)$/;
  const variants = shared === undefined ? [] : seedVariants(shared).filter(({ name }) => whole.test(name));

  it.each(variants)('is found under any names: $name', (variant) => {
    const text = textOf(variant);
    const start = headlineAgain(text);
    for (let seed = 1; seed <= 10; seed++) {
      const { boundaries } = parseText(renamed(text, mulberry32(seed)), { ...models, point: 'balanced' });
      expect(boundaries.map(({ line }) => Math.abs(line - start) <= 3)).toEqual([true]);
    }
  });
});

/** The line above the length of the video, which its headline is. */
function headlineAgain(text: string): number {
  return text.split('\n').findIndex((line) => LENGTH.test(line)) - 1;
}

/** The text with each word that somewhere stands capitalised inside a sentence replaced by one name everywhere. */
function renamed(text: string, random: () => number): string {
  const names = new Map<string, string>();
  for (const [word] of text.matchAll(NAME)) if (!names.has(word)) names.set(word, FRESH[Math.floor(random() * FRESH.length)] ?? word);
  return text.replace(WORD, (word) => names.get(word) ?? word);
}

const FRESH =
  'Kestrel Ombra Tavish Lindqvist Marrow Solent Quill Verity Ashdown Pell Brannock Cirrus Dunmore Eskdale Farrow Gantry Holloway Ipswold Jorvik Kelso'.split(
    ' ',
  );
// e.g. "04:12"
const LENGTH = /^\d\d:\d\d$/;
// e.g. "Vienna" in "the road to Vienna"
const NAME = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}/gu;
const WORD = /\p{Lu}\p{Ll}{3,}/gu;
