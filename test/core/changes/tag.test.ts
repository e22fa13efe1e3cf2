import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/changes/change.ts';
import { tag, tagPlace, tagsAt, type TagInput } from '../../../src/core/changes/tag.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';
import { WINNOW_FILES } from '../../../src/core/formats/winnowFiles.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const none: TagInput = { add: [], remove: [], where: 'auto', articles: undefined };

function indexOf(text: string): NonNullable<TagInput['index']> {
  return { kind: 'index', path: 'index.csv', index: { text, table: readIndex('index.csv', text), fields: {} } };
}

/** The text after the changes; the same text when none is about it. */
function after(text: string, changes: readonly Change[], path = 'a.txt'): string {
  const change = changes.find((each) => each.path === path);
  if (change?.kind === 'create') return change.text;
  return change?.kind === 'edit' ? applyEdits(text, change.edits) : text;
}

describe('tags', () => {
  it('go to front matter if there is some, else to the index, else into the file itself', () => {
    const index = indexOf('id,file\n1,a.txt\n');
    const bare = { path: 'a.txt', text: 'Text' };
    const fronted = { path: 'a.txt', text: '---\ntitle: T\n---\nText' };
    expect(tagPlace(bare, { where: 'auto' })).toBe('frontMatter');
    expect(tagPlace(bare, { where: 'auto', index })).toBe('index');
    expect(tagPlace(fronted, { where: 'auto', index })).toBe('frontMatter');
    expect(tagPlace(fronted, { where: 'sidecar', index })).toBe('sidecar');
    expect(tagPlace(bare, { where: 'index' })).toBe('sidecar');
  });
  it('are added to many texts at once, and taken out again without a trace (law 7)', () => {
    for (const text of [
      'Text',
      'Text\r\n\r\nmore',
      '\ufeffText\n',
      '---\ntitle: T # a\n---\n\nText',
      '---\r\ntitle: T\r\n---\r\nText',
      '',
    ]) {
      const tagged = after(text, tag([{ path: 'a.txt', text }], { ...none, add: ['sea', 'a: b'] }));
      expect(tagged).not.toBe(text);
      expect(tagsAt({ path: 'a.txt', text: tagged }, none)).toEqual(['sea', 'a: b']);
      expect(after(tagged, tag([{ path: 'a.txt', text: tagged }], { ...none, remove: ['sea', 'a: b'] }))).toBe(text);
    }
  });
  it('change nothing where they are there already', () => {
    expect(tag([{ path: 'a.txt', text: '---\ntags: [sea]\n---\nT' }], { ...none, add: ['sea'] })).toEqual([]);
  });
  it('change only the cells of their records in the index', () => {
    const csv = 'id,file,tags\n1,a.txt,old\n2,b.txt,\n3,c.txt,x\n';
    const targets = [
      { path: 'a.txt', text: 'A', record: 0, indexTags: ['old'] },
      { path: 'b.txt', text: 'B', record: 1, indexTags: [] },
    ];
    const changes = tag(targets, { ...none, add: ['sea'], index: indexOf(csv) });
    expect(after(csv, changes, 'index.csv')).toBe('id,file,tags\n1,a.txt,old;sea\n2,b.txt,sea\n3,c.txt,x\n');
  });
  it('take a column that they added to the index away with the last of them, never one that was there', () => {
    const target = (path: string, record: number, indexTags: readonly string[]): Parameters<typeof tag>[0][number] => ({
      ...{ path, text: 'A', record, indexTags },
    });
    for (const csv of ['id,file\n1,a.txt\n2,b.txt\n', 'id;file\r\n1;a.txt\r\n"2";"b.txt"']) {
      const tagged = after(
        csv,
        tag([target('a.txt', 0, []), target('b.txt', 1, [])], { ...none, add: ['sea'], index: indexOf(csv) }),
        'index.csv',
      );
      const own = (text: string): NonNullable<TagInput['index']> => ({
        ...indexOf(text),
        index: { ...indexOf(text).index, ours: ['tags'] },
      });
      const one = after(tagged, tag([target('a.txt', 0, ['sea'])], { ...none, remove: ['sea'], index: own(tagged) }), 'index.csv');
      expect(one).not.toBe(tagged);
      expect(one).toContain('tags');
      const back = [target('b.txt', 1, ['sea'])];
      expect(after(one, tag(back, { ...none, remove: ['sea'], index: own(one) }), 'index.csv')).toBe(csv);
      expect(after(one, tag(back, { ...none, remove: ['sea'], index: indexOf(one) }), 'index.csv')).toContain('tags');
    }
  });
  it('stand in the sidecar when the corpus wants that', () => {
    const changes = tag([{ path: 'a.txt', text: 'A' }], { ...none, where: 'sidecar', add: ['sea'] });
    const articles = after('', changes, WINNOW_FILES.articles);
    expect(articles).toBe('{"path":"a.txt","tags":["sea"]}\n');
    const back = tag([{ path: 'a.txt', text: 'A' }], { ...none, where: 'sidecar', remove: ['sea'], articles });
    expect(after(articles, back, WINNOW_FILES.articles)).toBe('');
  });
});
