import * as vscode from 'vscode';
import { parseFilter, type ArticleSummary } from '../../core/index.ts';
import { setContextKey } from '../contextKey.ts';

/** The filter of the Corpus view: which articles it lets through. */
export interface FilterStore extends vscode.Disposable {
  /** As it was typed, empty where there is none. */
  readonly query: () => string;
  readonly set: (query: string) => Promise<void>;
  /** Undefined where there is no filter: then all pass. */
  readonly passes: () => ((article: ArticleSummary) => boolean) | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** Makes the store, without a filter, and keeps the context key `winnow.filtered`. */
export function createFilterStore(): FilterStore {
  const changed = new vscode.EventEmitter<void>();
  let query = '';
  const set = async (next: string): Promise<void> => {
    query = next.trim();
    await setContextKey('filtered', query !== '');
    changed.fire();
  };
  return {
    query: () => query,
    set,
    passes: () => (query === '' ? undefined : parseFilter(query).matches),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
