import { describe, expect, it } from 'vitest';
import { splitPoints } from '../../../src/core/changes/splitPoints.ts';

const TEXT = '---\nk: v\n---\nDocument 1 of 3\nA\n\nDocument 2 of 3\nB\n* * *\nDocument 3 of 3\nC';

describe('split points', () => {
  it('stand where a marker or a pattern starts, but not at the first line', () => {
    expect(splitPoints(TEXT, { kind: 're', re: '^Document \\d+ of \\d+$' })).toEqual([6, 9]);
    expect(splitPoints(TEXT, { kind: 'literal', literal: '* * *' })).toEqual([8]);
    expect(splitPoints(TEXT, { kind: 'literal', literal: 'nowhere' })).toEqual([]);
  });
  it('refuse a pattern that is not RE2', () => {
    expect(() => splitPoints(TEXT, { kind: 're', re: '(?=x)' })).toThrow(SyntaxError);
  });
});
