import { describe, expect, it } from 'vitest';
import { createTwinIndex } from '../../../src/vscode/summary/twinIndex.ts';

const block = (key: string, line = 0) => ({ key, line, rule: 'chrome' });

describe('the index of twins', () => {
  it('names the other articles with a block, and not the one that asks', () => {
    const twins = createTwinIndex();
    twins.set('a', [], [block('share this story', 3)]);
    twins.set('b', [], [block('share this story', 9), block('another')]);
    expect(twins.others('share this story', 'a', 5)).toEqual([{ article: 'b', line: 9 }]);
    expect(twins.count('share this story', 'a')).toBe(1);
    expect(twins.count('share this story', 'neither')).toBe(2);
    expect(twins.others('nothing', 'a', 5)).toEqual([]);
  });

  it('names no more than asked for, but counts all', () => {
    const twins = createTwinIndex();
    for (let at = 0; at < 20; at++) twins.set(`${at}`, [], [block('k', at)]);
    expect(twins.others('k', '0', 5)).toHaveLength(5);
    expect(twins.count('k', '0')).toBe(19);
  });

  it('forgets the blocks that an article no longer has', () => {
    const twins = createTwinIndex();
    twins.set('a', [], [block('k'), block('l')]);
    twins.set('a', [block('k'), block('l')], [block('l')]);
    expect(twins.count('k', 'b')).toBe(0);
    expect(twins.count('l', 'b')).toBe(1);
  });
});
