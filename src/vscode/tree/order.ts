import * as vscode from 'vscode';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';
import { groupsOf, type Grouping } from './groups.ts';
import { rowOf, type Row } from './row.ts';

/** Which articles a person wants to go to: `unreviewed` are neither reviewed nor rejected. */
export type Wanted = 'any' | 'unreviewed';

/** Everything known of the articles of a corpus, in corpus order. */
export function rowsOf({ settings, summaries, duplicates }: Services, corpus: Corpus): readonly Row[] {
  const values = settings.values();
  return corpus.entries.map((entry) => {
    const { path } = entry;
    return rowOf(corpus, entry, { summary: summaries.of(corpus, path), settings: values, cluster: duplicates.clusterOf(corpus, path) });
  });
}

/** What rows are grouped by where the person has not chosen: source where the corpus has sources. */
export function groupingOf(rows: readonly Row[], by: Grouping | undefined): Grouping {
  return by ?? (rows.some(({ source }) => source !== undefined) ? 'source' : 'none');
}

/**
 * The next article in the order of the tree (or the one before, `step` -1) that is wanted, that the filter lets through and that is there, from the active one
 * on and wrapping round; undefined where there is no other. The active one may be one that the filter hides.
 */
export function articleAfter(services: Services, step: 1 | -1, wanted: Wanted): vscode.Uri | undefined {
  const passes = services.filter.passes() ?? (() => true);
  const isWanted = wanted === 'unreviewed' ? isUnreviewed : (): boolean => true;
  const active = vscode.window.activeTextEditor?.document.uri;
  const here = active && services.corpora.articleOf(active);
  const places = services.corpora.corpora().flatMap((corpus) => rowsInOrder(services, corpus).map((row) => ({ corpus, row })));
  const at = places.findIndex(({ corpus, row }) => corpus.key === here?.corpus.key && row.path === here.path);
  const from = at >= 0 ? at : step > 0 ? -1 : 0;
  for (let distance = 1; distance <= places.length; distance++) {
    const to = (from + step * distance + places.length * 2) % places.length;
    const place = to === at ? undefined : places[to];
    if (place && !place.row.entry.missing && isWanted(place.row) && passes(place.row)) return place.corpus.uriOf(place.row.path);
  }
  return undefined;
}

/** The rows of a corpus as the tree lists them, each once: an article of several groups stands in the first of them. */
function rowsInOrder(services: Services, corpus: Corpus): readonly Row[] {
  const rows = rowsOf(services, corpus);
  const by = groupingOf(rows, services.grouping.by());
  return by === 'none' ? rows : [...new Set(groupsOf(rows, by).flatMap((group) => group.rows))];
}

function isUnreviewed({ status }: Row): boolean {
  return status !== 'reviewed' && status !== 'rejected';
}
