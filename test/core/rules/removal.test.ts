import { describe, expect, it } from 'vitest';
import type { ArticleLine } from '../../../src/core/article/types.ts';
import { removalEdits } from '../../../src/core/rules/removal.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

/** Each line of the text starts with a mark: `b` body, `t` title, `x` goes; a line without text is blank. */
function removed(text: string, textStart = 0): string {
  const lines = linesOf(text).map(({ start, end }): ArticleLine => {
    const content = text.slice(start, end).trim();
    const isBlank = content === '' || start < textStart;
    return { start, end, role: isBlank ? 'blank' : content.startsWith('t') ? 'title' : 'body', score: 0 };
  });
  const gone = lines.flatMap((line, index) => (line.role !== 'blank' && text[line.start] === 'x' ? [index] : []));
  return applyEdits(text, removalEdits(text, { lines, textStart, removed: new Set(gone) }));
}

describe('a removal of lines', () => {
  it('leaves a text alone when nothing goes', () => {
    expect(removed('b1\n\n\n\nb2\n\n')).toBe('b1\n\n\n\nb2\n\n');
  });
  it('cuts a blank run it made longer to the longest one between body lines', () => {
    expect(removed('b1\n\nb2\n\nx\n\nx\n\nb3\n')).toBe('b1\n\nb2\n\nb3\n');
    expect(removed('b1\n\n\nb2\n\nx\n\n\n\nb3\n')).toBe('b1\n\n\nb2\n\n\nb3\n');
  });
  it('leaves a blank run alone that it did not make longer', () => {
    expect(removed('b1\nb2\nx\n\n\nb3\n')).toBe('b1\nb2\n\n\nb3\n');
  });
  it('takes the blank lines at an edge it cut, and only there', () => {
    expect(removed('\n\nx\n\nb1\n\n')).toBe('b1\n\n');
    expect(removed('\n\nb1\n\nx\n\n')).toBe('\n\nb1\n');
  });
  it('gives no final newline to a text that had none', () => {
    expect(removed('b1\nb2\nx\nx')).toBe('b1\nb2');
    expect(removed('b1\r\n\r\nx')).toBe('b1');
    expect(removed('b1\nx\n')).toBe('b1\n');
  });
  it('keeps the line ends of kept lines in a mixed file', () => {
    expect(removed('b1\r\nx\nb2\rx\r\nb3\n')).toBe('b1\r\nb2\rb3\n');
  });
  it('keeps front matter and a byte order mark', () => {
    expect(removed('---\nk: v\n---\nx\n\nb1\n', 13)).toBe('---\nk: v\n---\nb1\n');
    expect(removed('\ufeffb1\nx\n')).toBe('\ufeffb1\n');
  });
  it('keeps blank lines within the removed ones where they stay within the measure', () => {
    expect(removed('b0\n\nb1\nx\n\nx\nb2\n')).toBe('b0\n\nb1\n\nb2\n');
  });
  it('can take everything', () => {
    expect(removed('x\n\nx')).toBe('');
  });
});
