import { afterEach, describe, expect, it, vi } from 'vitest';
import { TopLevel } from '../../../src/vscode/tree/topLevel.ts';

afterEach(() => vi.restoreAllMocks());

describe('what the editor is told of the Corpus view', () => {
  it('is nothing before it has asked, each row of the top level while these are the same, and the whole view once where they are others', () => {
    const top = new TopLevel();
    expect([top.tell([]), top.tell(['a'])]).toEqual(['nothing', 'nothing']);
    top.give(['a']);
    expect([top.tell(['a']), top.tell(['a'])]).toEqual(['each', 'each']);
    expect([top.tell(['a', 'b']), top.tell(['a', 'b']), top.tell(['a'])]).toEqual(['whole', 'nothing', 'nothing']);
    top.give(['b', 'a']);
    expect(top.tell(['a', 'b'])).toBe('whole');
  });

  it('is the whole view where it was given nothing, for an empty view has no row to tell of', () => {
    const top = new TopLevel();
    top.give([]);
    expect([top.tell([]), top.tell(['a'])]).toEqual(['whole', 'nothing']);
  });

  it('is said again after a while in which it did not ask', () => {
    let now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const top = new TopLevel();
    top.give(['a']);
    expect(top.tell(['b'])).toBe('whole');
    now += 9_999;
    expect(top.tell(['b'])).toBe('nothing');
    now += 1;
    expect(top.tell(['b'])).toBe('whole');
  });
});
