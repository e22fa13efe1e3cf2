import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfKey, keyOf, lineHash } from '../../../src/core/boilerplate/lineKey.ts';
import { buildProfile, mergeProfiles, ProfileBuilder } from '../../../src/core/boilerplate/profile.ts';
import { readProfile, writeProfile } from '../../../src/core/boilerplate/profileBytes.ts';

const rows = [
  { text: 'Harbour news\nA ship came in.\nSubscribe now', source: 'ledger' },
  { text: 'Market day\nSubscribe now\nSUBSCRIBE  NOW', source: 'ledger' },
  { text: 'Another town\nSubscribe now', source: 'beacon' },
  { text: 'No source here\nSubscribe now' },
];
const key = keyOf('Subscribe now') ?? '';

describe('a profile', () => {
  it('counts a line once a file and source, whatever its case and spaces', () => {
    const profile = buildProfile(rows);
    expect(profile.filesWith('ledger', key)).toBe(2);
    expect(profile.filesWith('beacon', key)).toBe(1);
    expect(profile.filesWith('', key)).toBe(1);
    expect(profile.filesWith('ledger', keyOf('Never written') ?? '')).toBe(0);
    expect(profile.sourcesWith(key)).toBe(3);
  });

  it('hashes a line where it stands as the key that it has', () => {
    const lines = [
      '  Two  BLANKS ',
      'ab',
      '\t',
      'Über — “alles”\u00a0\u2003x',
      'ПРИВЕТ, Мир',
      'İstanbul',
      'ΟΔΟΣ',
      '漢字かな',
      'a\0b c',
      '🚢 ship',
    ];
    const units = fc.array(fc.oneof(fc.nat(0x2080), fc.constantFrom(32, 9, 160, 65, 97)), { maxLength: 40 });
    const check = (line: string): void => {
      const key = keyOf(line);
      expect(lineHash(`xx${line}yy`, 2, 2 + line.length)).toBe(key === undefined ? -1 : hashOfKey(key));
    };
    lines.forEach(check);
    fc.assert(
      fc.property(units, (codes) => check(String.fromCharCode(...codes))),
      { numRuns: 2000 },
    );
  });

  it('gives the same bytes for any order of rows and of merging', () => {
    const text = fc.stringMatching(/^[a-d ]{0,6}(\n[a-d ]{0,6}){0,4}$/);
    const row = fc.record({ text, source: fc.constantFrom('x', 'y', '') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.nat(12), (list, at) => {
        const whole = writeProfile(buildProfile(list));
        const parts = [list.slice(0, at), list.slice(at)].map(buildProfile);
        expect(writeProfile(mergeProfiles(parts))).toEqual(whole);
        expect(writeProfile(mergeProfiles(parts.toReversed()))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('survives writing and reading with its counts exact', () => {
    const read = readProfile(writeProfile(buildProfile(rows)));
    expect(read.filesWith('ledger', key)).toBe(2);
    expect(read.sourcesWith(key)).toBe(3);
    expect(readProfile(writeProfile(new ProfileBuilder())).sourcesWith(key)).toBe(0);
  });

  it('does not count front matter, blank lines and very short lines', () => {
    const profile = buildProfile([{ text: '---\ntitle: One\n---\n\nab\nReal line' }]);
    expect(profile.filesWith('', keyOf('title: One') ?? '')).toBe(0);
    expect(profile.filesWith('', keyOf('Real line') ?? '')).toBe(1);
    expect(keyOf(' ab ')).toBeUndefined();
  });

  it('refuses bytes that are no profile or are cut short', () => {
    const bytes = writeProfile(buildProfile(rows));
    expect(() => readProfile(new Uint8Array([1, 2, 3]))).toThrow(RangeError);
    expect(() => readProfile(bytes.slice(0, bytes.length - 3))).toThrow(RangeError);
    expect(() => readProfile(new Uint8Array([...bytes, 0]))).toThrow(RangeError);
  });

  it('stays small: a thousand files of one outlet with thirty shared lines each', () => {
    const shared = Array.from({ length: 30 }, (_, at) => `Menu entry number ${at}`).join('\n');
    const builder = buildProfile(Array.from({ length: 1000 }, (_, at) => ({ text: `Only in ${at}\n${shared}`, source: 'ledger' })));
    expect(writeProfile(builder).length).toBeLessThan(8000);
  });
});
