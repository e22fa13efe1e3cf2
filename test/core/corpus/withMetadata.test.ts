import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { entryOfFile } from '../../../src/core/corpus/corpusIndex.ts';
import { withFrontMatter, withSidecar } from '../../../src/core/corpus/withMetadata.ts';

describe('what is known of an article', () => {
  const entry = {
    ...entryOfFile('000_8cb8ecbeaf453e44.txt'),
    title: 'From the index',
    tags: ['a'],
    status: 'in progress',
    extra: { desk: 'north' },
  };
  it('comes from its front matter where the index is silent', () => {
    const fields = {
      title: 'From the file',
      outlet: 'Harbour Post',
      id: 'other',
      path: 'other.txt',
      text: 'no',
      tags: ['b', 'a'],
      published: '2024-10-09',
      mood: 'calm',
    };
    expect(withFrontMatter(entry, fields, DEFAULT_CONFIG)).toEqual({
      ...entry,
      source: 'Harbour Post',
      tags: ['a', 'b'],
      date: '2024-10-09',
      isoDate: '2024-10-09',
      extra: { mood: 'calm', desk: 'north' },
    });
  });
  it("follows the person's names for fields in front matter too", () => {
    expect(withFrontMatter(entry, { paper: 'Aube' }, { fields: { source: 'paper' } }).source).toBe('Aube');
  });
  it('has the status of .winnow, and its tags as well', () => {
    const { status, tags, title } = withSidecar(entry, { status: 'Done', tags: ['c'], title: 'Found', byline: 'By Anna' });
    expect([status, tags, title]).toEqual(['reviewed', ['a', 'c'], 'From the index']);
    expect(withSidecar(entry, {}).status).toBe('in progress');
  });
});
