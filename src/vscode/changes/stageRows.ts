import { groupBy } from '../../core/index.ts';
import { isRowPath } from '../files/articleUri.ts';
import type { Tools } from '../tools.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { ManyWrite, Staged } from './stagedWrite.ts';
import { rowTextsOf, withRowTexts } from '../corpus/rowTexts.ts';

/** The articles among the writes that are rows of an index: all rows of one index are written at once, as each write is one of the whole index. */
export function stageRows(tools: Tools, writes: readonly ManyWrite[]): readonly Staged[] {
  const rows = writes.filter(({ path }) => isRowPath(path));
  const byIndex = groupBy(rows, ({ path }) => path.slice(0, path.indexOf('#')));
  return [...byIndex].map(([index, own]) => ({ place: () => placeRows(tools, index, own), drop: () => undefined }));
}

async function placeRows({ services, writes }: Tools, index: string, rows: readonly ManyWrite[]): Promise<readonly ManyWrite[]> {
  const corpus = rows[0] && services.corpora.articleOf(rows[0].uri)?.corpus;
  let placed: readonly ManyWrite[] = [];
  if (!corpus) return placed;
  await writes.update(corpus.uriOf(index), (bytes) => {
    placed = bytes ? unchanged(corpus, rows, bytes) : [];
    if (!bytes || placed.length === 0) return undefined;
    const texts = new Map(placed.map(({ path, after }) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(after)]));
    return withRowTexts(rowTextsOf(corpus, `${index}#`, bytes), texts);
  });
  return placed;
}

/** The rows that still hold the text that their change was computed from; one that would lose all of it is no article any more, and stays. */
function unchanged(corpus: Corpus, rows: readonly ManyWrite[], bytes: Uint8Array): readonly ManyWrite[] {
  const now = rowTextsOf(corpus, rows[0]?.path ?? '', bytes).rows;
  return rows.filter(({ path, basis, after }) => now.get(path)?.text === basis && after.length > 0);
}
