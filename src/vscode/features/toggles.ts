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
    register('winnow.toggleDimming', async () => {
      const on = !settings.values().dimBoilerplate;
      await set('decorations.dimBoilerplate', on);
      report.tell(on ? vscode.l10n.t('Boilerplate is dimmed') : vscode.l10n.t('Boilerplate is not dimmed'));
    }),
    register('winnow.toggleCodeLens', async () => {
      const on = !settings.values().codeLens;
      await set('codeLens.enabled', on);
      report.tell(on ? vscode.l10n.t('Actions stand above each block') : vscode.l10n.t('No actions stand above the blocks'));
    }),
    register('winnow.toggleEntityColors', async () => {
      const on = !ENTITY_TYPES.some((type) => settings.values().entityTypes[type] !== false);
      await set('decorations.entities', Object.fromEntries(ENTITY_TYPES.map((type) => [type, on])));
      report.tell(on ? vscode.l10n.t('Names are coloured') : vscode.l10n.t('Names are not coloured'));
    }),
    vscode.commands.registerCommand('winnow.showLog', () => report.show()),
  );
}
