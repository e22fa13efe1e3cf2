import * as vscode from 'vscode';
import { actionsAt, activated, assert, assertEqual, openArticle, records, take, until } from '../../support.ts';
import { closeAll } from '../commands/corpus.ts';
import { FERRY, nameIn, OPENS, problemsOf, read, select, settled, SOLD, write } from './names.ts';

const one = (found: readonly vscode.Diagnostic[]): boolean => found.length === 1;
const none = (found: readonly vscode.Diagnostic[]): boolean => found.length === 0;

/** Ticks the first row of the refactor preview, which waits for the person's word, and applies it. */
async function applyTicked(done: Promise<unknown>): Promise<void> {
  let settled = false;
  const end = done.finally(() => (settled = true));
  while (!settled) {
    for (const command of ['refactorPreview.focus', 'list.focusFirst', 'refactorPreview.toggleCheckedState', 'refactorPreview.apply']) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      if (!settled) await vscode.commands.executeCommand(command).then(undefined, () => undefined);
    }
  }
  await end;
}

/** Takes the fix of the first finding of a rule whose title starts as said. */
async function fix(path: string, rule: string, title: string): Promise<vscode.CodeAction> {
  const [found] = await problemsOf(path, rule, (all) => all.length > 0);
  assert(found, `no ${rule}`);
  const editor = await openArticle(path);
  editor.selection = new vscode.Selection(found.range.start, found.range.start);
  const [action] = await actionsAt(editor.document, found.range, title);
  assert(action, `no fix "${title}"`);
  return action;
}

describe('names in two ways', function () {
  this.timeout(120_000);
  before(settled);
  afterEach(closeAll);

  it('are a problem where a name is written almost as a more frequent one', async () => {
    const [found] = await problemsOf(SOLD, 'name-spelling', one);
    assert(found, 'no finding');
    assertEqual(found.message, '“Odile Marcheti” is usually written “Odile Marchetti”: 4 times in 3 articles');
    const { document } = await openArticle(SOLD);
    assertEqual(document.getText(found.range), 'Odile Marcheti');
    assertEqual(found.source, 'Winnow');
  });

  it('get the usual spelling here by the first fix, as one undo', async () => {
    const { document } = await openArticle(SOLD);
    const before = document.getText();
    const action = await fix(SOLD, 'name-spelling', 'Write “Odile Marchetti” here');
    assert(action.isPreferred, 'not the preferred fix');
    await take(action);
    assert(document.getText().includes('said Odile Marchetti, the mayor'), document.getText());
    await problemsOf(SOLD, 'name-spelling', none);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before);
  });

  it('get it in the whole corpus through the preview', async () => {
    const before = await read(SOLD);
    const action = await fix(SOLD, 'name-spelling', 'Write “Odile Marchetti” in the whole corpus');
    await applyTicked(take(action));
    const { document } = await openArticle(SOLD);
    await until('the new spelling', () => document.getText().includes('Odile Marchetti'));
    await vscode.commands.executeCommand('undo');
    await until('the old text', () => document.getText() === before);
    await document.save();
  });

  it('are silent once the one is an alias of the other', async () => {
    await take(await fix(SOLD, 'name-spelling', '“Odile Marcheti” is another name of “Odile Marchetti”'));
    assert((await read('.winnow/names/names.csv')).includes('Odile Marcheti,person,Odile Marchetti\n'));
    await problemsOf(SOLD, 'name-spelling', none);
    await nameIn(SOLD, 'Odile Marcheti', ({ id }) => id === 'odile marchetti');
    await vscode.commands.executeCommand('winnow.undo');
    await problemsOf(SOLD, 'name-spelling', one);
  });

  it('are silent where the person ignores them, by one line under .winnow, and where the setting says so', async () => {
    await take(await fix(SOLD, 'name-spelling', 'Ignore in this article'));
    await problemsOf(SOLD, 'name-spelling', none);
    const decisions = await records('decisions.jsonl');
    assertEqual(
      decisions.map(({ rule, quote, decision }) => [rule, quote, decision]),
      [['name-spelling', 'Odile Marcheti', 'ignore']],
    );
    await vscode.commands.executeCommand('winnow.undo');
    await problemsOf(SOLD, 'name-spelling', one);
    const settings = vscode.workspace.getConfiguration('winnow');
    await settings.update('rules', { 'name-spelling': false }, vscode.ConfigurationTarget.Global);
    await problemsOf(SOLD, 'name-spelling', none);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await problemsOf(SOLD, 'name-spelling', one);
  });

  it('are a problem where a mention of a marked name is not marked, and the fix marks it', async () => {
    await select(OPENS, 'quillstone');
    await vscode.commands.executeCommand('winnow.tagSelection', { label: 'organization' });
    const [found] = await problemsOf(OPENS, 'name-unmarked', one);
    assertEqual(found?.message, '“quillstone” is marked as organization elsewhere in this article, but not here');
    await take(await fix(OPENS, 'name-unmarked', 'Mark as organization here'));
    await problemsOf(OPENS, 'name-unmarked', none);
    assertEqual((await read(OPENS.replace('.txt', '.ann'))).split('\n').filter(Boolean).length, 2);
  });

  it('are a problem where one text is marked as two types, and marked names are symbols although the tagger never found them', async () => {
    const ann = OPENS.replace('.txt', '.ann');
    await until('two marks', async () => (await read(ann)).split('\n').filter(Boolean).length === 2);
    const { document } = await openArticle(OPENS);
    const position = document.positionAt(document.getText().indexOf('quillstone') + 1);
    const places = await until('two references', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
      return found.length === 2 && found;
    });
    assert(places.every(({ range }) => document.getText(range) === 'quillstone'));
    await select(OPENS, 'quillstone');
    await vscode.commands.executeCommand('winnow.retypeName', { label: 'location' });
    const [found] = await problemsOf(OPENS, 'name-type', one);
    assertEqual(found?.message, '“quillstone” is an organization here, but a location elsewhere in this article');
    await write(ann, '');
    await problemsOf(OPENS, 'name-type', none);
  });

  it('are counted by Check Corpus in articles that are not open', async () => {
    await settled();
    await vscode.commands.executeCommand('winnow.checkCorpus');
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'no corpus');
    await until('the finding', () => vscode.languages.getDiagnostics(corpus.uriOf(SOLD)).some(({ code }) => code === 'name-spelling'));
    assert(!vscode.languages.getDiagnostics(corpus.uriOf(FERRY)).some(({ code }) => code === 'name-spelling'));
  });
});
