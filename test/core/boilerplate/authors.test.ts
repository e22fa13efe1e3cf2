import { describe, expect, it } from 'vitest';
import { authorLines } from '../../../src/core/boilerplate/authors.ts';
import { addGivenName, isGivenName, noGivenNames } from '../../../src/core/boilerplate/givenNames.ts';
import { givenIn } from '../../../src/core/boilerplate/names.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import type { Scan } from '../../../src/core/boilerplate/scanColumns.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const text = [
  'By Ottilie Marsh',
  'Photo Bertram Quill',
  'The tram line to the harbour closes in June, the council said on Monday, and Ottilie Marsh has seen the plans for it in the town hall.',
  'Ottilie Marsh, reporter',
  'What Bertram Quill thinks',
  '© 2026 Ottilie Marsh. All rights reserved. Terms of use',
].join('\n');

function scanOf(lines: string): Scan {
  return scanLines(lines, linesOf(lines));
}

const all = { first: 0, end: 6 };
const chances = (...bylines: readonly number[]): Parameters<typeof authorLines>[1] =>
  bylines.map((byline, line) => ({ line, title: 0, byline }));

describe('the lines that name the author', () => {
  it('are the surest one, and short lines anywhere that name the same person, but none about rights', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0.1), all)).toEqual([0, 3]);
  });

  it('are not those of somebody else, unless they are nearly certain', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0.3), all)).toEqual([0, 3]);
    expect(authorLines(scanOf(text), chances(0.9, 0.6), all)).toEqual([0, 1, 3, 4]);
  });

  it('are looked for in the item only, and none where no line is likely', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0), { first: 0, end: 3 })).toEqual([0]);
    expect(authorLines(scanOf(text), chances(0.15, 0.1), all)).toEqual([]);
  });

  it('may be several where none is sure', () => {
    expect(authorLines(scanOf(text), chances(0.25, 0.3), all)).toEqual([1, 0]);
  });
});

describe('given names', () => {
  it('are known by the hash of their word, few others are', () => {
    const names = noGivenNames();
    const { words } = scanOf('Ottilie\nBertram');
    for (const hash of words) addGivenName(names, hash);
    expect([...words].every((hash) => isGivenName(names, hash))).toBe(true);
    const others = Array.from({ length: 10_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
    expect(others.filter((hash) => isGivenName(names, hash)).length).toBeLessThan(5);
    expect(givenIn(scanOf(text), 2, names)).toEqual({ count: 1, first: 15, named: 1 });
    expect(givenIn(scanOf('ottilie said nothing'), 0, names)).toEqual({ count: 0, first: -1, named: 0 });
  });
});
