import * as vscode from 'vscode';
import { readIndex, type WritableIndex, type Edit } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ApplyResult } from './applyRequest.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { textNow } from '../articleNow.ts';
import type { Tools } from '../tools.ts';

/** An index to write to, and its path. */
export type IndexNow = WritableIndex & { readonly path: string };

/** The index of a corpus as it is now, ready to be written to; undefined when there is none. */
export async function indexNow(corpus: Corpus): Promise<IndexNow | undefined> {
  const path = corpus.index;
  const text = path === undefined ? undefined : await textNow({ corpus, path, uri: corpus.uriOf(path) });
  if (path === undefined || text === undefined) return undefined;
  return { path, text, table: readIndex(path, text), fields: corpus.config.fields };
}

/** Edits the index as a change that can be undone, and reads the corpus anew. */
export async function editIndexFile(
  tools: Tools,
  corpus: Corpus,
  change: { readonly path: string; readonly text: string; readonly edits: readonly Edit[]; readonly command: string },
): Promise<ApplyResult | undefined> {
  const { path, text, edits, command } = change;
  if (edits.length === 0) throw new Error(vscode.l10n.t('the index cannot be changed in this place'));
  const result = await applyChanges(tools, {
    corpus,
    changes: [{ kind: 'edit', path, edits }],
    basis: new Map([[path, text]]),
    cause: { command },
    label: vscode.l10n.t('Index'),
  });
  await tools.services.corpora.refresh();
  return result;
}
