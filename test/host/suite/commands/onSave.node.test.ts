import * as vscode from 'vscode';
import { analyze } from '../../../../src/core/analyze.ts';
import { clean } from '../../../../src/core/changes/clean.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { closeAll, journalOf, messy, cleaned, winnow, writeArticle } from './corpus.ts';

describe('codeActionsOnSave with source.fixAll.winnow', function () {
  this.timeout(120_000);
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('editor');

  before(async () => {
    await winnow();
    await settings().update('codeActionsOnSave', { 'source.fixAll.winnow': 'explicit' }, vscode.ConfigurationTarget.Workspace);
  });
  after(() => settings().update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace));
  afterEach(closeAll);

  it('cleans the article that is saved, journalled, and one undo gives it back', async () => {
    const uri = await writeArticle('820_00000000000000d1.txt', messy('save'));
    const { document } = await vscode.window.showTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(3, 0), 'Today: ');
    await vscode.workspace.applyEdit(edit);
    const typed = document.getText();
    await document.save();
    assertEqual(await bytesOf(uri), cleaned('save').replace('The council', 'Today: The council'));
    const [entry] = await until('the journal', async () => {
      const entries = await journalOf('820_00000000000000d1.txt');
      return entries.length > 0 && entries;
    });
    assertEqual(entry?.['command'], 'fix-all');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), typed);
  });

  it('takes nothing, and Clean Article asks first, where a decision about what stays cannot be read', async () => {
    const { services } = await winnow();
    const uri = await writeArticle('823_00000000000000d4.txt', messy('unheard'));
    const decisions = fileOf('.winnow', 'decisions.jsonl');
    const before = await bytesOf(decisions).catch(() => '');
    await vscode.workspace.fs.writeFile(decisions, new TextEncoder().encode(`${before}{"rule": "chrome", "quo`));
    try {
      await services.corpora.refresh();
      const { document } = await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('winnow.cleanArticle');
      assertEqual(document.getText(), messy('unheard'));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(3, 0), 'Today: ');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      assertEqual(await bytesOf(uri), messy('unheard').replace('The council', 'Today: The council'));
    } finally {
      await vscode.workspace.fs.writeFile(decisions, new TextEncoder().encode(before));
      await services.corpora.refresh();
    }
  });

  it('takes no more than a careful clean, though the corpus is set to thorough', async () => {
    const { services } = await winnow();
    const uri = await writeArticle('821_00000000000000d2.txt', messy('points'));
    const config = fileOf('.winnow', 'corpus.json');
    const before = await bytesOf(config).catch(() => undefined);
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{"version": 1, "point": "thorough"}'));
    try {
      await services.corpora.refresh();
      const article = services.corpora.articleOf(uri);
      assert(article);
      assertEqual(article.corpus.config.point, 'thorough');
      const at = (text: string, point: 'careful' | 'thorough'): string => {
        const context = services.analyses.contextOf(article.corpus, article.path, text);
        const pointed = { ...context, config: { ...context.config, point } };
        return applyEdits(text, clean(text, analyze(text, pointed), { context: pointed }));
      };
      const text = (await sampleTexts()).find((page) => ![page, at(page, 'thorough')].includes(at(page, 'careful')));
      assert(text, 'no page of the sample corpus tells the points apart');
      const { document } = await vscode.window.showTextDocument(uri);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      await vscode.workspace.applyEdit(edit);
      assertEqual(document.getText(), text);
      await document.save();
      await until(
        'the save to clean',
        async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) === at(text, 'careful'),
      );
    } finally {
      if (before === undefined) await vscode.workspace.fs.delete(config);
      else
        await vscode.workspace.fs.writeFile(
          config,
          Uint8Array.from(before, (character) => character.charCodeAt(0)),
        );
      await services.corpora.refresh();
    }
  });

  it('leaves an article alone whose clean would have to ask first', async () => {
    const chaff = Array.from({ length: 12 }, (_, at) => `CHAFF a line of menu number ${String(at)} with many words in it`).join('\n');
    const text = `A title for asking\n\n${chaff}\n\nThe council met on Monday.`;
    const uri = await writeArticle('822_00000000000000d3.txt', text);
    const { document } = await vscode.window.showTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'Now: ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    assertEqual(await bytesOf(uri), `Now: ${text}`);
  });
});

/** The articles of the sample corpus that are UTF-8 without a mark and with line feeds alone, so that the bytes saved are those of the text. */
async function sampleTexts(): Promise<readonly string[]> {
  const extension = vscode.extensions.getExtension('winnow.winnow');
  assert(extension);
  const read = (path: string): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, 'media/sample-corpus', path));
  const paths = new TextDecoder().decode(await read('index.csv')).match(/\d{4}\/\w+\.txt/g) ?? [];
  const texts = await Promise.all(
    paths.map(async (path) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await read(path).then(undefined, () => new Uint8Array())),
    ),
  );
  return texts.filter((text) => text !== '' && !/[\r\uFEFF\uFFFD]/.test(text));
}
