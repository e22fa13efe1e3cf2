import { describe, expect, it } from 'vitest';
import { marksIn } from '../../../src/core/formats/marks.ts';

const TEXT = '😀 Ada Orn of Acme\nworks in Orn.';

describe('the marks of an annotation file', () => {
  it('are its spans under labels that mean a type, in UTF-16 offsets, one over a line break as a whole', () => {
    const ann = 'T1\tPER 2 9\tAda Orn\nT2\torganization 13 17;18 23\tAcme works\nT3\tmood 18 23\tworks\nR1\tin Arg1:T1 Arg2:T2\n';
    expect(marksIn(ann, TEXT)).toEqual([
      { start: 3, end: 10, type: 'person' },
      { start: 14, end: 24, type: 'organization' },
    ]);
  });

  it('are found again by their words in a text that was edited, the longest of those that overlap, and never a discontinuous one', () => {
    const ann = 'T1\tperson 2 9\tAda Orn\nT2\tlocation 6 9\tOrn\nT3\tdate 2 5;18 23\tAda works\n';
    const marks = marksIn(ann, `Now: ${TEXT}`);
    expect(marks).toEqual([{ start: 8, end: 15, type: 'person' }]);
  });
});
