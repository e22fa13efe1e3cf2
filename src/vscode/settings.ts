import type { Preset } from '../core/index.ts';
import * as vscode from 'vscode';

/** What `winnow.*` settings say now; only what concerns the window (the corpus's own configuration is .winnow/corpus.json). */
export interface SettingValues {
  /** Which severities findings get in Problems. */
  readonly severity: Preset;
  readonly dimBoilerplate: boolean;
  readonly entityTypes: Readonly<Record<string, boolean>>;
  readonly rules: Readonly<Record<string, boolean>>;
  readonly codeLens: boolean;
  readonly badges: boolean;
  readonly statusBar: boolean;
  readonly wordWrap: boolean;
  readonly who: string;
}

/** The settings, read afresh after each change. */
export interface Settings extends vscode.Disposable {
  readonly values: () => SettingValues;
  readonly onDidChange: vscode.Event<void>;
}

/** Reads `winnow.*` settings and watches them. */
export function createSettings(): Settings {
  const changed = new vscode.EventEmitter<void>();
  let values = readValues();
  const watching = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('winnow')) return;
    values = readValues();
    changed.fire();
  });
  return { values: () => values, onDidChange: changed.event, dispose: () => vscode.Disposable.from(watching, changed).dispose() };
}

function readValues(): SettingValues {
  const config = vscode.workspace.getConfiguration('winnow');
  return {
    severity: config.get<Preset>('problems.severity', 'reader'),
    dimBoilerplate: config.get('decorations.dimBoilerplate', true),
    entityTypes: config.get<Record<string, boolean>>('decorations.entities', {}),
    rules: config.get<Record<string, boolean>>('rules', {}),
    codeLens: config.get('codeLens.enabled', false),
    badges: config.get('badges.enabled', true),
    statusBar: config.get('statusBar.enabled', true),
    wordWrap: config.get('wordWrap', true),
    who: config.get('who', ''),
  };
}
