import { buildCorpusIndex, type CorpusIndexInput } from '../corpus/corpusIndex.ts';
import { folderOf } from '../corpus/fileName.ts';
import { safePath } from '../corpus/safePath.ts';
import { entryReader } from '../corpus/toEntry.ts';
import { formatArticles, parseArticles, type ArticleRecord } from '../formats/articlesFile.ts';
import { editRecords, type WritableIndex } from '../formats/editIndex.ts';
import { movedPath, type Move } from '../formats/moves.ts';
import { withDecisions } from '../rules/decision.ts';
import type { Edit } from '../text/edit.ts';

/** An index whose records shall follow their files: `files` are all files there were before the moves. */
export interface RelocatedIndex extends Pick<CorpusIndexInput, 'files' | 'config'> {
  readonly index: WritableIndex & { readonly path: string };
  readonly moves: readonly Move[];
}

/**
 * The edits that let records of an index name their files where they are after the moves; only the paths in these records change. A path stays as the index
 * writes it: from the root or from the index's folder, with backslashes, without its extension. A record without a path is known by its id and stays.
 */
export function relocateRecords({ index, files, config, moves }: RelocatedIndex): readonly Edit[] {
  const { path, table, fields } = index;
  const read = entryReader(fields);
  const { entries } = buildCorpusIndex({ files, index: { path, table }, config });
  const writes = entries.flatMap((entry) => {
    const moved = movedPath(entry.path, moves);
    const record = entry.record === undefined ? undefined : table.records[entry.record];
    if (entry.record === undefined || !record || moved === entry.path) return [];
    const said = read(record);
    if ('invalid' in said || said.path === undefined) return [];
    return [{ record: entry.record, values: { path: rewritten(said.path, { before: entry.path, after: moved }, folderOf(path)) } }];
  });
  return writes.length === 0 ? [] : editRecords(index, writes);
}

/** A path as its index wrote it, of the same file at another place. */
function rewritten(said: string, { before, after }: { readonly before: string; readonly after: string }, folder: string): string {
  const [clean, place] = [(safePath(said) ?? said).normalize('NFC'), before.normalize('NFC')];
  const isFromRoot = place.startsWith(clean);
  const known = isFromRoot ? clean : folder + clean;
  const extension = place.startsWith(known) ? place.slice(known.length) : '';
  const whole = extension !== '' && after.endsWith(extension) ? after.slice(0, -extension.length) : after;
  const path = !isFromRoot && whole.startsWith(folder) ? whole.slice(folder.length) : whole;
  return said.includes('\\') && !said.includes('/') ? path.replaceAll('/', '\\') : path;
}

/** An articles.jsonl whose records follow their files; what it said of another file that is written over goes. Lines that cannot be read stay. */
export function relocateArticles(text: string, moves: readonly Move[]): string {
  const { articles, broken } = parseArticles(text);
  const next = new Map<string, ArticleRecord>();
  const moved: ArticleRecord[] = [];
  for (const record of articles.values()) {
    const path = movedPath(record.path, moves);
    if (path === record.path) next.set(path, record);
    else moved.push({ ...record, path });
  }
  if (moved.length === 0) return text;
  for (const record of moved) next.set(record.path, record);
  return formatArticles(next.values(), broken);
}

/** A decisions.jsonl whose decisions about single files follow these. Lines that cannot be read stay, at the end. */
export function relocateDecisions(text: string, moves: readonly Move[]): string {
  return withDecisions(text, (decisions) =>
    decisions.map((decision) => {
      if (decision.scope.kind !== 'path') return decision;
      const path = movedPath(decision.scope.path, moves);
      return path === decision.scope.path ? decision : { ...decision, scope: { kind: 'path', path } };
    }),
  );
}
