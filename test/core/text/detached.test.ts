import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { EntityIndex } from '../../../src/core/index.ts';
import { detached } from '../../../src/core/text/detached.ts';

describe('a detached text', () => {
  it('is the same text', () => {
    for (const text of ['', 'a', 'Maren Holloway of Skerrabost', '“Ünïcode” 🐟']) expect(detached(text)).toBe(text);
  });

  it('lets go of what it was cut from, so that an index of names does not keep the articles', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const name = 'Maren Holloway of Skerrabost';
    const index = new EntityIndex();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 200; at++) {
      // 200 texts of 200 KB are 40 MB
      const text = `${name} ${String(at).padStart(200_000, '.')}`;
      index.add(`${at}.txt`, text, [{ start: 0, end: name.length, type: 'person', source: 'model', score: 1 }]);
    }
    collect();
    expect(index.names()[0]?.mentions).toBe(200);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});
