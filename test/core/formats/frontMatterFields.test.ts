import { describe, expect, it } from 'vitest';
import { editFrontMatter, readFrontMatter } from '../../../src/core/formats/frontMatterFields.ts';
import type { FieldValues } from '../../../src/core/formats/writtenValue.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const cases: readonly (readonly [string, string, FieldValues, string])[] = [
  ['is added where there is none', 'One.\nTwo.', { tags: ['a', 'b c'] }, '---\ntags: [a, b c]\n---\nOne.\nTwo.'],
  ['is added with the line ends of the text', 'One.\r\nTwo.', { status: 'reviewed' }, '---\r\nstatus: reviewed\r\n---\r\nOne.\r\nTwo.'],
  ['is added after a BOM', '\ufeffOne.', { tags: ['a'] }, '\ufeff---\ntags: [a]\n---\nOne.'],
  ['is not added for nothing', 'One.', { tags: [] }, 'One.'],
  ['gets a new field', '---\ntitle: T # note\n---\nOne.', { tags: ['a'] }, '---\ntitle: T # note\ntags: [a]\n---\nOne.'],
  ['gets a tag', '---\r\nTags:\r\n  - a\r\n---\r\nOne.', { tags: ['a', 'b'] }, '---\r\nTags:\r\n  - a\r\n  - b\r\n---\r\nOne.'],
  ['keeps its name for the field', '---\nkeywords: a, b\n---\nOne.', { tags: ['a', 'c'] }, '---\nkeywords: a, c\n---\nOne.'],
  ['loses a field', '---\ntags: [a]\ntitle: T\n---\nOne.', { tags: undefined }, '---\ntitle: T\n---\nOne.'],
  ['may be empty before', '---\n---\nOne.', { tags: ['a'] }, '---\ntags: [a]\n---\nOne.'],
  ['may hold only a comment before', '---\n# mine\n---\nOne.', { tags: ['a'] }, '---\ntags: [a]\n# mine\n---\nOne.'],
  ['works with lone CRs', '---\rtitle: T\r---\rOne.', { tags: ['a'] }, '---\rtitle: T\rtags: [a]\r---\rOne.'],
];

describe('front matter', () => {
  for (const [name, before, values, after] of cases) {
    it(name, () => {
      expect(applyEdits(before, editFrontMatter(before, values))).toBe(after);
    });
  }
  it('is read verbatim', () => {
    expect(readFrontMatter('\ufeff---\ntitle: T\nid: 007\ntags: [a, b]\n---\nOne: two')).toEqual({
      title: 'T',
      id: '007',
      tags: ['a', 'b'],
    });
    expect(readFrontMatter('One: two\n---\n')).toBeUndefined();
    expect(readFrontMatter('---\na: [\n---\nOne')).toEqual({});
  });
});
