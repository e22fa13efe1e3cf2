import * as vscode from 'vscode';
import { GROUPINGS, type Grouping } from './groups.ts';

/** What the articles of the Corpus view are grouped by, kept with the workspace. */
export interface GroupingStore extends vscode.Disposable {
  /** Undefined where the person has not chosen. */
  readonly by: () => Grouping | undefined;
  readonly set: (by: Grouping) => Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const KEY = 'groupBy';

/** Makes the store, with what was chosen last in this workspace. */
export function createGroupingStore(state: vscode.Memento): GroupingStore {
  const changed = new vscode.EventEmitter<void>();
  let now = GROUPINGS.find((by) => by === state.get(KEY));
  const set = async (by: Grouping): Promise<void> => {
    now = by;
    await state.update(KEY, by);
    changed.fire();
  };
  return { by: () => now, set, onDidChange: changed.event, dispose: () => changed.dispose() };
}
