import * as vscode from 'vscode';
import { everyCommand } from '../../everyCommand.ts';
import {
  actionsAt,
  activated,
  assert,
  assertEqual,
  bytesOf,
  fileOf,
  findingsOf,
  namesIn,
  openArticle,
  take,
  until,
} from '../../support.ts';

const COMMANDS = [
  'cleanArticle',
  'splitAtBoundaries',
  'markReviewed',
  'restoreFile',
  'storeHeader',
  'removeFinding',
  'keep',
  'createIndex',
  'addToNameList',
  'aliasName',
  'renameName',
  'applyToAll',
];

describe('In a workspace that is not trusted', function () {
  this.timeout(120_000);
  const everything = async (): Promise<string> => {
    const names = [...(await namesIn()), ...(await namesIn('.winnow')).map((name) => `.winnow/${name}`)].filter((name) =>
      /[^/]\.\w+$/.test(name),
    );
    return (await Promise.all(names.map(async (name) => `${name}\n${await bytesOf(fileOf(name))}`))).join('\n');
  };

  it("built-in rules find what they find, and the folder's own rules do not apply", async () => {
    assertEqual(vscode.workspace.isTrusted, false);
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'the folder is no corpus');
    assertEqual(corpus.rules, []);
  });

  it('lists of names do apply: they are data', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'the folder is no corpus');
    const [entity] = services.analyses.analyzeText(corpus, '001_0123456789abcde1.txt', 'Zorvath met the council.').entities;
    assertEqual([entity?.type, entity?.list], ['location', 'places.csv']);
  });

  it('every command that writes leaves each byte as it is', async () => {
    const before = await everything();
    await openArticle('001_0123456789abcde1.txt');
    for (const command of COMMANDS) {
      const done = vscode.commands.executeCommand(`winnow.${command}`, fileOf('001_0123456789abcde1.txt'));
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 3000))]);
    }
    const unsaved = (): string[] => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
    // once the editor took one for changed for which no command had a reason; what stays so is named
    await until('documents without unsaved changes', () => unsaved().length === 0, 5000).catch(() => undefined);
    assertEqual(unsaved(), []);
    assertEqual(await everything(), before);
  });

  it('every command does what it may, or says why not', async () => {
    const { document } = await openArticle('001_0123456789abcde1.txt');
    const quiet = [
      'nextArticle',
      'previousArticle',
      'nextUnreviewed',
      'dryRun',
      'revealInCorpus',
      'foldBoilerplate',
      'showTwins',
      'showOriginal',
    ];
    const before = await everything();
    await everyCommand({ enter: () => vscode.window.showTextDocument(document), quiet });
    assertEqual(await everything(), before);
  });

  it('a quick fix changes nothing, and a save by hand writes the article alone', async () => {
    const { document } = await openArticle('002_0123456789abcde2.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      new vscode.Position(document.lineCount, 0),
      '\n\nSubscribe to our newsletter\nFollow us on Facebook\nTerms of use | Privacy policy\n',
    );
    await vscode.workspace.applyEdit(edit);
    const [finding] = await findingsOf(document);
    const text = document.getText();
    const [remove] = finding ? await actionsAt(document, finding.range, 'Remove this block') : [];
    if (remove) await take(remove);
    assertEqual(document.getText(), text);
    const state = await namesIn('.winnow');
    await document.save();
    assert((await bytesOf(document.uri)).includes('Follow us on Facebook'), 'the save did not come');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assertEqual(await namesIn('.winnow'), state, 'something was written into .winnow');
  });
});
