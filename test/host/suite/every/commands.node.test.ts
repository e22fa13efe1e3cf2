import * as vscode from 'vscode';
import { everyCommand } from '../../everyCommand.ts';
import { activated, assert } from '../../support.ts';

describe('every command, with nobody to answer', function () {
  this.timeout(120_000);
  before(async () => (await activated()).services.summaries.settled());

  /** Their preview waits for a person. */
  const except = ['cleanCorpus', 'cleanSelected'];
  /** These open or move something. */
  const moves = ['nextArticle', 'previousArticle', 'nextUnreviewed', 'dryRun'];

  it('says what is missing where no editor is open', async () => {
    await everyCommand({ enter: () => vscode.commands.executeCommand('workbench.action.closeAllEditors'), except, quiet: moves });
  });

  it('says what is missing over a file that is no article', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'hello\nworld', language: 'plaintext' });
    await everyCommand({ enter: () => vscode.window.showTextDocument(document), except, quiet: moves });
  });

  it('does what it says over an article with an unsaved edit, or says why not', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'no corpus');
    const uri = corpus.uriOf(corpus.files[4] ?? '');
    const original = (await vscode.workspace.openTextDocument(uri)).getText();
    const enter = async (): Promise<void> => {
      const editor = await vscode.window.showTextDocument(uri);
      // most commands only ask
      if (editor.document.isDirty && editor.document.getText() === `x${original}`) return;
      if (editor.document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x'));
    };
    const quiet = [...moves, 'revealInCorpus', 'foldBoilerplate', 'removeFinding', 'showTwins', 'showOriginal', 'restoreFile', 'undo'];
    await everyCommand({ enter, except, quiet });
  });
});
