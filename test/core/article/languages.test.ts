import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/article/parse.ts';
import { readBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { languagePages, type GoldLine } from '../../support/languagePages.ts';
import { root } from '../../support/sources.ts';

const file = join(root, 'media/models/boilerplate.bin');
const model = existsSync(file) ? { boilerplate: readBoilerplateModel(readFileSync(file)) } : {};

/** The share of lines of a gold role that are called boilerplate. */
function shareTaken(pages: readonly (readonly GoldLine[])[], role: GoldLine['role'], point: 'careful' | 'balanced'): number {
  let all = 0;
  let taken = 0;
  for (const page of pages) {
    const { lines } = parseText(page.map(({ text }) => text).join('\n'), { point, ...model });
    page.forEach((line, at) => {
      if (line.role !== role) return;
      all++;
      if (lines[at]?.role === 'boilerplate') taken++;
    });
  }
  return taken / all;
}

describe.each(languagePages())('pages in $language', ({ language, pages }) => {
  it('number twelve', () => {
    expect(pages.length).toBe(12);
  });

  it('lose no line of an article to careful cleaning, and hardly any to reading', () => {
    expect(shareTaken(pages, 'body', 'careful')).toBe(0);
    expect(shareTaken(pages, 'body', 'balanced')).toBeLessThanOrEqual(0.03);
  });

  it('have their appeals and their chrome found', () => {
    expect(shareTaken(pages, 'appeal', 'balanced')).toBeGreaterThanOrEqual(0.9);
    expect(shareTaken(pages, 'chaff', 'balanced')).toBeGreaterThanOrEqual(0.9);
  });

  it('are known to be in their language', () => {
    for (const page of pages)
      expect(parseText(page.map(({ text }) => text).join('\n'), { point: 'balanced', ...model }).language).toBe(language);
  });
});
