import type { TagLocation } from '../config.ts';
import { tagsOf } from '../corpus/toEntry.ts';
import type { FieldMap } from '../corpus/fields.ts';
import { editFrontMatter, fieldNameIn, readFrontMatter } from '../formats/frontMatterFields.ts';
import { parseArticles } from '../formats/articlesFile.ts';
import { frontMatterOf } from '../text/frontMatter.ts';
import type { Change } from './change.ts';
import { writeRecords, type RecordHome, type RecordWrite } from './records.ts';

/** An article to tag: its text, and where and with which tags the index knows it. */
export interface TagTarget {
  readonly path: string;
  readonly text: string;
  readonly record?: number;
  /** Tags in the index. */
  readonly indexTags?: readonly string[];
}

/** Which tags come and go, and where tags are written. */
export interface TagInput {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly where: TagLocation;
  /** The index, where the corpus has one. */
  readonly index?: Extract<RecordHome, { kind: 'index' }>;
  /** `.winnow/articles.jsonl`, undefined where there is none yet. */
  readonly articles: string | undefined;
  readonly fields?: FieldMap;
}

/** Where a corpus writes tags, and its index, where it has one. */
interface Tagged {
  readonly where: TagLocation;
  readonly index?: unknown;
}

/** Where the tags of one article are written, by contracts.md: front matter if the file has some, else the index if there is one, else front matter is added. */
export function tagPlace({ text }: Pick<TagTarget, 'text'>, { where, index }: Tagged): Exclude<TagLocation, 'auto'> {
  if (where === 'index') return index ? 'index' : 'sidecar';
  if (where !== 'auto') return where;
  return frontMatterOf(text) || !index ? 'frontMatter' : 'index';
}

/** The tags of an article at the place where they are written. */
export function tagsAt(target: TagTarget, input: TagInput): readonly string[] {
  const place = tagPlace(target, input);
  if (place === 'index') return target.indexTags ?? [];
  if (place === 'sidecar') return parseArticles(input.articles ?? '').articles.get(target.path)?.tags ?? [];
  return tagsOf(tagFieldOf(target.text, input.fields));
}

/** The tags that an article has there once it is tagged: those that stay, then the new ones; undefined where they stay the same. */
export function newTags(target: TagTarget, input: TagInput): readonly string[] | undefined {
  const before = tagsAt(target, input);
  const tags = [...new Set([...before.filter((each) => !input.remove.includes(each)), ...input.add])];
  return tags.length === before.length && tags.every((each, index) => each === before[index]) ? undefined : tags;
}

/** The changes that tag articles, each where its tags belong; nothing for an article whose tags stay the same. Front matter that tagging made goes with its last tag. */
export function tag(targets: readonly TagTarget[], input: TagInput): readonly Change[] {
  const changes: Change[] = [];
  const records: { readonly place: 'index' | 'sidecar'; readonly target: TagTarget; readonly tags: readonly string[] }[] = [];
  for (const target of targets) {
    const tags = newTags(target, input);
    if (!tags) continue;
    const place = tagPlace(target, input);
    if (place === 'frontMatter') changes.push(...tagText(target, tags, input.fields));
    else records.push({ place, target, tags });
  }
  const writesTo = (place: 'index' | 'sidecar'): readonly RecordWrite[] =>
    records
      .filter((each) => each.place === place)
      .map(({ target, tags }) => ({
        path: target.path,
        ...(target.record === undefined ? {} : { record: target.record }),
        values: { tags: tags.length === 0 ? undefined : tags },
      }));
  if (input.index) changes.push(...writeRecords(input.index, writesTo('index')));
  return [...changes, ...writeRecords({ kind: 'articles', text: input.articles }, writesTo('sidecar'))];
}

function tagText({ path, text }: TagTarget, tags: readonly string[], fields: FieldMap = {}): readonly Change[] {
  const front = frontMatterOf(text);
  const known = Object.keys(readFrontMatter(text) ?? {});
  if (front && tags.length === 0 && known.length === 1) return [{ kind: 'edit', path, edits: [{ ...front, inserted: '' }] }];
  const edits = editFrontMatter(text, { tags: tags.length === 0 ? undefined : tags }, fields);
  return edits.length === 0 ? [] : [{ kind: 'edit', path, edits }];
}

function tagFieldOf(text: string, fields: FieldMap = {}): unknown {
  const front = readFrontMatter(text) ?? {};
  return front[fieldNameIn('tags', Object.keys(front), fields)];
}
