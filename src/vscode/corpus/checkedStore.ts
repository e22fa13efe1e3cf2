import * as vscode from 'vscode';

/** The articles ticked in the tree; survives refresh and reload. Batch commands act on exactly this set when it is not empty. */
export interface CheckedStore extends vscode.Disposable {
  readonly has: (uri: vscode.Uri) => boolean;
  readonly all: () => readonly vscode.Uri[];
  readonly count: () => number;
  readonly set: (uris: readonly vscode.Uri[], checked: boolean) => void;
  readonly onDidChange: vscode.Event<void>;
}

const KEY = 'checkedArticles';

/** Makes the store from what the workspace remembers. */
export function createCheckedStore(memory: vscode.Memento): CheckedStore {
  const checked = new Set(memory.get<readonly string[]>(KEY, []));
  const changed = new vscode.EventEmitter<void>();
  const set = (uris: readonly vscode.Uri[], on: boolean): void => {
    for (const uri of uris) {
      if (on) checked.add(uri.toString());
      else checked.delete(uri.toString());
    }
    void memory.update(KEY, [...checked].sort());
    changed.fire();
  };
  return {
    has: (uri) => checked.has(uri.toString()),
    count: () => checked.size,
    all: () => [...checked].map((text) => vscode.Uri.parse(text)),
    set,
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
