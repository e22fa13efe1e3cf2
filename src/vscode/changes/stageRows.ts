import { groupBy } from '../../core/index.ts';
import { isRowPath } from '../files/articleUri.ts';
import type { Tools } from '../tools.ts';
import type { ManyWrite, Staged } from './stagedWrite.ts';
import { isSameBytes } from '../files/writes.ts';
import { rowTextsOf, withRowTexts, type RowTexts } from '../corpus/rowTexts.ts';

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
    if (!bytes) return undefined;
    const now = rowTextsOf(corpus.config.fields, index, bytes);
    placed = unchanged(rows, now);
    if (placed.length === 0) return undefined;
    const texts = new Map(placed.map(({ path, after }) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(after)]));
    return withRowTexts(now, texts);
  });
  return placed;
}

/** The rows that still hold the text that their change was computed from; one that would lose all of it is no article any more, and stays. */
function unchanged(rows: readonly ManyWrite[], { rows: now }: RowTexts): readonly ManyWrite[] {
  return rows.filter(({ path, before, after }) => {
    const text = now.get(path)?.text;
    return text !== undefined && isSameBytes(new TextEncoder().encode(text), before) && after.length > 0;
  });
}
