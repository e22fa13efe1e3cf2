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

const all = { first: 0, end: 6, given: undefined };
const chances = (...bylines: readonly number[]): Parameters<typeof authorLines>[1] =>
  bylines.map((byline, line) => ({ line, title: 0, byline }));

describe('the lines that name the author', () => {
  it('are the surest one, and short lines anywhere that name the same person, but none about rights', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0.1), all)).toEqual([0, 3]);
  });

  it('are not those of somebody else, unless they are nearly as sure', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0.5), all)).toEqual([0, 3]);
    expect(authorLines(scanOf(text), chances(0.9, 0.6), all)).toEqual([0, 1, 3, 4]);
  });

  it('are not those that name the outlet beside the author, once a given name is known', () => {
    const signed = ['By Ottilie Marsh Harbour News', 'Harbour News Footer', 'Ottilie Marsh', 'Nobody Else'].join('\n');
    const given = noGivenNames();
    addGivenName(given, scanOf('Ottilie').words[0] ?? 0);
    expect(authorLines(scanOf(signed), chances(0.9), { first: 0, end: 4, given })).toEqual([0, 2]);
    expect(authorLines(scanOf(signed), chances(0.9), { first: 0, end: 4, given: undefined })).toEqual([0, 1, 2]);
  });

  it('are looked for in the item only, and none where no line is likely', () => {
    expect(authorLines(scanOf(text), chances(0.9, 0), { ...all, end: 3 })).toEqual([0]);
    expect(authorLines(scanOf(text), chances(0.15, 0.1), all)).toEqual([]);
  });

  it('may name several persons where none is much surer', () => {
    expect(authorLines(scanOf(text), chances(0.25, 0.3), all)).toEqual([1, 0, 3, 4]);
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
