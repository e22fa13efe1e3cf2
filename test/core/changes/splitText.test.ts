import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts, splitText } from '../../../src/core/changes/splitText.ts';

const free = (): boolean => false;

describe('a split text', () => {
  it('is cut before the lines, the first part under its own path', () => {
    const parts = splitText({ path: 'a/003_7eab56a015ad09b8.txt', text: 'a\r\nb\r\n\r\nc', at: [3, 1], isTaken: free });
    expect(parts.map(({ path, text }) => [path, text])).toEqual([
      ['a/003_7eab56a015ad09b8.txt', 'a\r\n'],
      ['a/003_7eab56a015ad09b8-2.txt', 'b\r\n\r\n'],
      ['a/003_7eab56a015ad09b8-3.txt', 'c'],
    ]);
  });
  it('never takes a name that is there, and numbers the parts of a part on', () => {
    const isTaken = (path: string): boolean => path === 'x-2.txt';
    expect(splitText({ path: 'x.txt', text: 'a\nb', at: [1], isTaken }).map(({ path }) => path)).toEqual(['x.txt', 'x-3.txt']);
    const part = '003_7eab56a015ad09b8-2.txt';
    expect(splitText({ path: part, text: 'a\nb', at: [1], isTaken: free })[1]?.path).toBe('003_7eab56a015ad09b8-3.txt');
  });
  it('follows a template, but never out of its folder', () => {
    const template = '../{stem}.part{part}{ext}';
    expect(splitText({ path: 'd/x.md', text: 'a\nb', at: [1], isTaken: free, template })[1]?.path).toBe('d/.._x.part2.md');
    expect(splitText({ path: 'x', text: 'a\nb', at: [1], isTaken: free, template: 'fixed' })[1]?.path).toBe('x-2');
  });
  it('is one part when there is nothing to cut, and front matter is never cut off', () => {
    expect(splitText({ path: 'x', text: 'a\nb', at: [0, 7], isTaken: free })).toHaveLength(1);
    expect(splitText({ path: 'x', text: '---\nk: v\n---\na\nb', at: [1, 2, 3, 4], isTaken: free }).map(({ text }) => text)).toEqual([
      '---\nk: v\n---\na\n',
      'b',
    ]);
  });
  it('is itself again when merged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀', ' ')),
        fc.array(fc.nat(20)),
        fc.array(fc.nat(20)),
        (characters, at, offsets) => {
          const text = characters.join('');
          const parts = splitText({ path: 'x.txt', text, at, offsets, isTaken: free });
          expect(mergeTexts(parts)).toBe(text);
        },
      ),
    );
  });
  it('gets a break between parts that were left without one', () => {
    expect(mergeTexts([{ text: 'a\r\nb' }, { text: 'c\r\n' }, { text: 'd' }])).toBe('a\r\nb\r\nc\r\nd');
    expect(mergeTexts([{ text: '' }, { text: 'c' }])).toBe('c');
  });
});
