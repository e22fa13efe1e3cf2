import { describe, expect, it } from 'vitest';
import { commonLines } from '../../../src/core/text/commonLines.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

/** For each line of the text now the line that it was, -1 where it was none. */
function common(earlier: string, now: string): readonly number[] {
  const [before, after] = [linesOf(earlier), linesOf(now)];
  const { head, tail } = commonLines({ text: earlier, lines: before }, { text: now, lines: after });
  return after.map((_, line) => (line < head ? line : line >= after.length - tail ? line + before.length - after.length : -1));
}

describe('the lines that two texts share', () => {
  it.each([
    ['nothing has changed', 'a\nb\nc', 'a\nb\nc', [0, 1, 2]],
    ['a word has', 'a\nbb\nc\nd', 'a\nbx\nc\nd', [0, -1, 2, 3]],
    ['a line was put in', 'a\nb\nc', 'a\nx\nb\nc', [0, -1, -1, 2]],
    ['a line was taken out', 'a\nb\nc\nd', 'a\nc\nd', [0, -1, 3]],
    ['lines are alike', 'a\na\na', 'a\na', [0, -1]],
    ['two lines were joined', 'a\nb\nc', 'ab\nc', [-1, 2]],
    ['a break has become another', 'a\r\nb\r\nc', 'a\nb\r\nc', [-1, 1, 2]],
    ['a feed was put after a return', 'a\rb\rc', 'a\r\nb\rc', [-1, -1, 2]],
    ['all is gone', 'a\nb', '', [-1]],
  ])('are found where %s', (_, earlier, now, lines) => {
    expect(common(earlier, now)).toEqual(lines);
  });

  it('hold the same text, each with its break', () => {
    const earlier = 'One\n\nTwo\r\nThree\rFour\n';
    for (let at = 0; at <= earlier.length; at++)
      for (const put of ['\n', '\r', 'x', '']) {
        const now = earlier.slice(0, at) + put + earlier.slice(at + 2);
        const [before, after] = [linesOf(earlier), linesOf(now)];
        common(earlier, now).forEach((line, index) => {
          if (line < 0) return;
          expect(now.slice(after[index]?.start, after[index]?.next)).toBe(earlier.slice(before[line]?.start, before[line]?.next));
        });
      }
  });
});
