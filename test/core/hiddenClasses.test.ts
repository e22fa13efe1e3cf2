import { setFlagsFromString } from 'node:v8';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/core/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/core/config.ts';
import { scanLines } from '../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../src/core/text/lines.ts';

// V8 gives an object that is spread first and filled afterwards a hidden class of its own: every look at such objects misses its caches (a parse took a sixth longer).
describe('objects that are made for every text', () => {
  let isSame: (one: object, other: object) => boolean;

  beforeAll(() => {
    setFlagsFromString('--allow-natives-syntax');
    isSame = new Function('one', 'other', 'return %HaveSameMap(one, other)') as typeof isSame;
  });

  const classesOf = (objects: readonly object[]): number => {
    const found: object[] = [];
    for (const each of objects) if (!found.some((other) => isSame(each, other))) found.push(each);
    return found.length;
  };

  it('scans share few hidden classes', () => {
    const scans = Array.from({ length: 40 }, (_, at) => {
      const text = `Line ${at} of the harbour council\n\nIt met on Monday.`;
      return scanLines(text, linesOf(text));
    });
    expect(classesOf(scans)).toBeLessThan(4);
  });

  it('entities share few hidden classes', () => {
    const text = 'Ada Novak of Port Ilma met Bo Lind on 3 May 2024. Ada Novak said Port Ilma owes $5 million.\n'.repeat(20);
    const { entities } = analyze(text, { config: DEFAULT_CONFIG, models: {} });
    expect(entities.length).toBeGreaterThan(60);
    expect(classesOf(entities)).toBeLessThan(8);
  });
});
