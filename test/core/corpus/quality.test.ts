import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../../src/core/corpus/quality/quality.ts';

/** Figures that datatrove 0.10.1 gave for the same texts (spaCy 3.8 tokenizer), rounded to nine digits. */
interface Reference {
  readonly name: string;
  readonly text?: string;
  readonly gopher: Readonly<Record<string, number>>;
  readonly repetition: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly c4: readonly string[];
}

const references = readFileSync('test/fixtures/quality/datatrove.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reference);

describe('quality metrics equal those of datatrove', () => {
  it('has texts to compare', () => {
    expect(references.length).toBeGreaterThan(30);
  });

  it.each(references.map((reference) => [reference.name, reference] as const))('for %s', (_, reference) => {
    const text = reference.text ?? readFileSync(`media/sample-corpus/${reference.name}`, 'utf8').replace(/^\ufeff/, '');
    const quality = qualityOf(text);
    expect(rounded(quality.gopher)).toEqual(reference.gopher);
    expect(rounded(quality.repetition)).toEqual(reference.repetition);
    expect(quality.c4.verdicts).toEqual(reference.c4);
  });

  it('says why the Gopher filters drop a text, and nothing of one that they keep', () => {
    const prose = 'The council met on Monday and agreed on a plan for the bridge that it had put off for years. ';
    const more =
      'Engineers told the members of two arches which would not stand another winter with heavy lorries, and work begins in August.';
    const dropsOf = (text: string): readonly string[] => qualityOf(text).gopherDrops;
    const long = `${prose}${more} Until then buses have to cross by the ford road, and school will start later on both banks.\n`;
    expect(dropsOf(long)).toEqual([]);
    expect(dropsOf('Ferry sinks')).toEqual(['fewWords', 'fewStopWords', 'topNGrams']);
    expect(dropsOf(long.repeat(3))).toEqual(['duplicateLines', 'duplicateNGrams']);
    expect(dropsOf(`${long}\n\n`.repeat(3))).toEqual(['duplicateLines', 'duplicateParagraphs', 'duplicateNGrams']);
    expect(dropsOf(long.replaceAll(' ', ' # '))).toEqual(expect.arrayContaining(['hashes', 'fewAlphabeticWords']));
    expect(
      dropsOf(
        long
          .split(' ')
          .map((word) => `- ${word}...`)
          .join('\n'),
      ),
    ).toEqual(expect.arrayContaining(['ellipses', 'bulletLines', 'ellipsisLines']));
  });

  it('gives zeros, not errors, for an empty text', () => {
    const { gopher, repetition } = qualityOf('');
    expect(gopher.words).toBe(0);
    expect(repetition.duplicateLineCharacters).toBe(0);
  });
});

function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item: unknown) => (typeof item === 'number' ? Math.round(item * 1e9) / 1e9 : item));
}
