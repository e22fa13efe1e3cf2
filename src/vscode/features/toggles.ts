import * as vscode from 'vscode';
import { ENTITY_TYPES } from '../../core/index.ts';
import type { Services } from '../services.ts';

/** Commands that turn what is drawn on and off, and the one that shows the log. */
export function toggles({ settings, report }: Services): vscode.Disposable {
  const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('winnow').update(name, value, vscode.ConfigurationTarget.Global);
  const register = (command: string, act: () => Thenable<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, () => report.run(vscode.l10n.t('The setting could not be changed'), act));
  return vscode.Disposable.from(
    register('winnow.toggleDimming', () => set('decorations.dimBoilerplate', !settings.values().dimBoilerplate)),
    register('winnow.toggleCodeLens', () => set('codeLens.enabled', !settings.values().codeLens)),
    register('winnow.toggleEntityColors', () => {
      const shown = ENTITY_TYPES.some((type) => settings.values().entityTypes[type] !== false);
      return set('decorations.entities', Object.fromEntries(ENTITY_TYPES.map((type) => [type, !shown])));
    }),
    vscode.commands.registerCommand('winnow.showLog', () => report.show()),
  );
}
