import type { CorpusConfig } from '../config.ts';
import type { Entry } from './entry.ts';
import { entryReader, statusOf, type RecordEntry } from './toEntry.ts';

/** An entry with what the file's front matter says: the index wins where both speak, tags are joined. */
export function withFrontMatter(entry: Entry, fields: Readonly<Record<string, unknown>>, config: Pick<CorpusConfig, 'fields'>): Entry {
  const said = entryReader(config.fields)({ start: 0, end: 0, line: 0, fields });
  if ('invalid' in said) return entry;
  const { tags, extra, ...known }: { -readonly [Field in keyof RecordEntry]: RecordEntry[Field] } = said;
  delete known.text;
  return { ...known, ...entry, tags: [...new Set([...entry.tags, ...tags])], extra: { ...extra, ...entry.extra } };
}

/** An entry with what `.winnow/articles.jsonl` says, which wins for the status and adds tags, title and author. */
export function withSidecar(
  entry: Entry,
  record: { readonly tags?: readonly string[]; readonly status?: string; readonly title?: string; readonly byline?: string },
): Entry {
  const status = statusOf(record.status);
  return {
    ...(record.title === undefined ? {} : { title: record.title }),
    ...(record.byline === undefined ? {} : { author: record.byline }),
    ...entry,
    tags: [...new Set([...entry.tags, ...(record.tags ?? [])])],
    ...(status === undefined ? {} : { status }),
  };
}
