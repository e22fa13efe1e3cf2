import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, messy, winnow, writeArticle } from './corpus.ts';

describe('An original that the journal does not know', function () {
  this.timeout(120_000);
  const name = '840_00000000000000e1.txt';

  before(winnow);
  afterEach(closeAll);

  it('is what git has committed: Show Original shows it, Restore gives it back byte for byte', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert(folder);
    const uri = await writeArticle(name, messy('git', '\r\n'));
    const git = (...args: string[]): void =>
      void execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    git('init');
    git('add', name);
    git('commit', '-m', 'texts');
    const settings = vscode.workspace.getConfiguration('git');
    await settings.update('enabled', true, vscode.ConfigurationTarget.Workspace);
    try {
      await until(
        'git to be switched on',
        () => vscode.extensions.getExtension<{ enabled: boolean }>('vscode.git')?.exports.enabled,
        60_000,
      );
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(cleaned('git', '\r\n')));
      await vscode.commands.executeCommand('winnow.showOriginal', uri);
      const tab = await until('the diff', () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputTextDiff && input;
      });
      const original = await vscode.workspace.openTextDocument(tab.original);
      assertEqual(original.getText().replaceAll('\r\n', '\n'), messy('git'));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('winnow.restoreFile', uri);
      assertEqual(await bytesOf(uri), messy('git', '\r\n'));
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(fileOf('.git'), { recursive: true });
    }
  });
});
