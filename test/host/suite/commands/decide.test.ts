import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { closeAll, messy, winnow, writeArticle } from './corpus.ts';

describe('Keep, Ignore and Make Rule', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('keep hides the finding at once, clean leaves its line, and it is one sorted line in decisions.jsonl', async () => {
    const uri = await writeArticle('400_00000000000000d1.txt', messy('keep'));
    const finding = await findingIn(uri, 'CHAFF menu');
    await vscode.commands.executeCommand('winnow.keep', { uri: uri.toString(), ...finding });
    const { services } = await winnow();
    const document = await vscode.workspace.openTextDocument(uri);
    await until('the finding to go', async () => {
      const analysis = await services.analyses.analyzeNow(document);
      return analysis?.findings.every(({ start }) => start !== finding.start);
    });
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(uri), messy('keep').replace('\nCHAFF follow us', ''));
    const all = (await bytesOf(fileOf('.winnow', 'decisions.jsonl'))).trimEnd().split('\n');
    const lines = all.filter((line) => line.includes('CHAFF menu of keep'));
    assertEqual(lines.length, 1);
    const { path, decision } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assertEqual([path, decision], ['400_00000000000000d1.txt', 'keep']);
  });

  it('ignore in the corpus holds for another article', async () => {
    const uri = await writeArticle('401_00000000000000d2.txt', messy('ignored'));
    const other = await writeArticle('402_00000000000000d3.txt', messy('ignored'));
    const finding = await findingIn(uri, 'CHAFF menu');
    await vscode.commands.executeCommand('winnow.ignoreInCorpus', { uri: uri.toString(), ...finding });
    const { services } = await winnow();
    const document = await vscode.workspace.openTextDocument(other);
    const analysis = await until('the analysis', () => services.analyses.analyzeNow(document));
    assert(
      analysis.findings.every(({ start }) => start !== 0),
      'the finding is still there',
    );
  });

  it('make rule saves the selection as its test and keeps the comments of rules.yaml', async () => {
    const text = messy('rule').replace('CHAFF menu of rule', 'Give us $2 a month today');
    const uri = await writeArticle('403_00000000000000d4.txt', text);
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(0, 0, 0, 24);
    await vscode.commands.executeCommand('winnow.makeRule', { scope: 'corpus' });
    const yaml = await bytesOf(fileOf('.winnow', 'rules.yaml'));
    assert(yaml.startsWith('# rules of the test corpus'), yaml);
    assert(yaml.includes('Give us $2 a month today'), yaml);
    const { services } = await winnow();
    const corpus = services.corpora.articleOf(uri)?.corpus;
    assertEqual(corpus?.rules.length, 2);
    const other = text.replace('$2', '$15');
    const analysis = corpus && services.analyses.analyzeText(corpus, '404_00000000000000d5.txt', other);
    assert(analysis?.removed.includes(0), 'the rule does not find its like');
  });
});

async function findingIn(uri: vscode.Uri, text: string): Promise<{ readonly rule: string; readonly start: number; readonly end: number }> {
  const { services } = await winnow();
  const document = await vscode.workspace.openTextDocument(uri);
  const analysis = await services.analyses.analyzeNow(document);
  const finding = analysis?.findings.find(({ start, end }) => document.getText().slice(start, end).includes(text));
  assert(finding, `no finding on "${text}"`);
  return { rule: finding.rule, start: finding.start, end: finding.end };
}
