import * as vscode from 'vscode';
import {
  actionsAt,
  activated,
  assert,
  assertEqual,
  bytesOf,
  fileOf,
  findingsOf,
  openArticle,
  until,
  winnowDiagnostics,
} from '../../support.ts';

const article = ['2026', '000_4f1c09ab77de2310.txt'] as const;

describe('reading an article', () => {
  it('has an outline of its items and segments', async () => {
    const { document } = await openArticle(...article);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assertEqual(symbols.length, 1);
    const names = symbols.flatMap(({ children }) => children.map(({ name }) => name));
    assert(names.includes('Body') && names.some((name) => name.startsWith('Boilerplate')), names.join());
  });

  it('folds exactly the blocks of boilerplate', async () => {
    const { services } = await activated();
    const { document } = await openArticle(...article);
    const analysis = services.analyses.get(document);
    assert(analysis);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert(ranges.length > 0, 'nothing folds');
    for (const { start, end } of ranges)
      for (const line of analysis.lines.slice(start, end + 1))
        assert(line.role === 'boilerplate' || line.role === 'blank', `${line.role} would be folded away`);
    await vscode.commands.executeCommand('winnow.foldBoilerplate');
    await vscode.commands.executeCommand('editor.unfoldAll');
  });

  it('says in the hover of a finding its rule, why, how sure, and where else', async () => {
    const { document } = await openArticle(...article);
    const [finding] = await findingsOf(document);
    assert(finding);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, finding.range.start);
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
    for (const part of [String(finding.code), '% sure', 'Evidence', 'other file', 'command:winnow.keep'])
      assert(text.includes(part), `${part} is not in ${text}`);
    assert(
      text.indexOf('command:winnow.removeFinding') < text.indexOf('Evidence'),
      'what can be done stands below what a long hover cuts off',
    );
  });

  it('shows no CodeLens until the setting asks for it', async () => {
    const { document } = await openArticle(...article);
    const lenses = (): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assertEqual((await lenses()).length, 0);
    const config = vscode.workspace.getConfiguration('winnow');
    await config.update('codeLens.enabled', true, vscode.ConfigurationTarget.Workspace);
    const titles = await until('lenses', async () => {
      const found = await lenses();
      return found.length > 0 && found.map(({ command }) => command?.title);
    });
    assert(titles.includes('Remove') && titles.includes('Keep'), titles.join());
    await config.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('goes to every finding in turn and round again, also backwards', async () => {
    const editor = await openArticle(...article);
    const found = [...(await findingsOf(editor.document))].sort((a, b) => a.range.start.compareTo(b.range.start));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const { range } of found) {
      await vscode.commands.executeCommand('winnow.nextFinding');
      assertEqual(editor.selection.start.line, range.start.line);
    }
    await vscode.commands.executeCommand('winnow.nextFinding');
    assertEqual(editor.selection.start.line, found[0]?.range.start.line);
    await vscode.commands.executeCommand('winnow.previousFinding');
    assertEqual(editor.selection.start.line, found.at(-1)?.range.start.line);
  });

  it('leaves a file with mixed line ends to a write past the editor', async () => {
    const { document } = await openArticle('2026', '017_c2b64fa90d1387e5.txt');
    const bytes = await bytesOf(document.uri);
    const finding = (await findingsOf(document)).find(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary));
    assert(finding, 'nothing to remove');
    const [remove] = await actionsAt(document, finding.range, 'Remove this block');
    assert(remove?.command?.command === 'winnow.removeFinding' && !remove.edit, 'the editor would make all line ends equal');
    assertEqual(await bytesOf(document.uri), bytes);
  });

  it('tells of mixed line ends while the file is open, until it is saved', async () => {
    const uri = fileOf('2026', '017_c2b64fa90d1387e5.txt');
    const bytes = await vscode.workspace.fs.readFile(uri);
    const { document } = await openArticle('2026', '017_c2b64fa90d1387e5.txt');
    const mixed = (): vscode.Diagnostic | undefined => winnowDiagnostics(uri).find(({ code }) => code === 'mixed-line-ends');
    await until('the finding', mixed);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'x');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await until('the finding to go', () => mixed() === undefined);
    await vscode.workspace.fs.writeFile(uri, bytes);
    await until('the finding to come back', mixed);
  });

  it('opens a windows-1252 file with its letters whole, and leaves its bytes alone', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus);
    const others = await Promise.all(
      corpus.files.map(async (path) => {
        const file = await services.analyses.analyzeFile(corpus.uriOf(path));
        return file?.kind === 'text' && file.file.encoding === 'windows1252' ? [path] : [];
      }),
    );
    const path = others.flat()[0];
    assert(path, 'the sample has no windows-1252 file');
    const before = await bytesOf(fileOf(...path.split('/')));
    await vscode.window.showTextDocument(fileOf(...path.split('/')));
    const document = await until('the right encoding', () =>
      vscode.workspace.textDocuments.find(
        (one) => one.uri.path.endsWith(path) && one.encoding === 'windows1252' && !one.getText().includes('\ufffd'),
      ),
    );
    assert(!document.isDirty);
    assertEqual(await bytesOf(document.uri), before);
  });

  it('reads a corpus anew without a call that waits for the window, where the host has a disk', async () => {
    const { services } = await activated();
    const calls = await callsDuring(async () => {
      await services.corpora.refresh();
      await services.summaries.settled();
    });
    const hasDisk = !('importScripts' in globalThis);
    assert(hasDisk ? calls.length === 0 : calls.some((call) => call.startsWith('readDirectory ')), calls.join(' '));
  });

  it('does not look at the encoding of an open article again for every change of the corpus', async () => {
    const { services } = await activated();
    const { document } = await openArticle(...article);
    await services.corpora.refresh();
    const calls = await callsDuring(async () => {
      for (let change = 0; change < 3; change++) await services.corpora.refresh();
      // what a change of the corpus leads to is done when its articles are summed up
      await services.summaries.settled();
      await vscode.workspace.fs.stat(document.uri);
    });
    // a web worker asks for a file's size before it reads it whole; a host with a disk never asks
    const looks = calls.filter((call) => call === `stat ${document.uri.toString()}`);
    assertEqual(looks.length, 1, 'others than this test looked at the file');
  });
});

/** What is asked of `workspace.fs`, each as its name and address, and which times a context key is set, meanwhile. */
async function callsDuring(act: () => Promise<void>): Promise<readonly string[]> {
  const { fs } = vscode.workspace;
  const { executeCommand } = vscode.commands;
  const calls: string[] = [];
  const noted =
    (name: string) =>
    (uri: vscode.Uri, ...rest: unknown[]): unknown => {
      calls.push(`${name} ${uri.toString()}`);
      return (fs as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(uri, ...rest);
    };
  // of an object of its own: what is frozen may not be told otherwise
  const noting = new Proxy({}, { get: (_, name) => noted(String(name)) });
  const execute = (command: string, ...rest: unknown[]): Thenable<unknown> => {
    if (command === 'setContext') calls.push(command);
    return executeCommand(command, ...rest);
  };
  Object.defineProperty(vscode.workspace, 'fs', { configurable: true, get: () => noting });
  Object.defineProperty(vscode.commands, 'executeCommand', { configurable: true, writable: true, value: execute });
  try {
    await act();
  } finally {
    Object.defineProperty(vscode.workspace, 'fs', { configurable: true, get: () => fs });
    Object.defineProperty(vscode.commands, 'executeCommand', { configurable: true, writable: true, value: executeCommand });
  }
  return calls;
}

describe('the whole corpus', () => {
  it('says what is wrong with the index at its line', async () => {
    await activated();
    const found = await until('problems of the index', () => {
      const all = winnowDiagnostics(fileOf('index.csv'));
      return all.length >= 3 && all;
    });
    const codes = found.map(({ code }) => String(code));
    for (const code of ['index-missing-file', 'index-orphan-file', 'index-duplicate-id']) assert(codes.includes(code), codes.join());
    const index = (await bytesOf(fileOf('index.csv'))).split(/\r?\n/);
    const missing = found.find(({ code }) => code === 'index-missing-file');
    const path = /"([^"]+)"/.exec(missing?.message ?? '')?.[1] ?? 'nothing';
    assert(index[missing?.range.start.line ?? 0]?.includes(path), `${missing?.message} is not about line ${missing?.range.start.line}`);
  });

  it('is checked on demand, also the articles that are not open', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus);
    await vscode.commands.executeCommand('winnow.checkCorpus');
    const withFindings = corpus.files.filter((path) => winnowDiagnostics(corpus.uriOf(path)).length > 0);
    assert(withFindings.length > corpus.files.length / 2, `${withFindings.length} of ${corpus.files.length}`);
    assert(
      corpus.files.every((path) => winnowDiagnostics(corpus.uriOf(path)).length <= 51),
      'a file floods Problems',
    );
  });

  it('can be copied from the extension byte for byte', async () => {
    const { services } = await activated();
    const parent = fileOf('copies');
    await vscode.workspace.fs.createDirectory(parent);
    const copy = await vscode.commands.executeCommand<vscode.Uri>('winnow.openSampleCorpus', parent);
    const path = ['2026', '001_91d2e65c03bb48fa.txt'];
    assertEqual(await bytesOf(vscode.Uri.joinPath(copy, ...path)), await bytesOf(fileOf(...path)));
    await vscode.workspace.fs.delete(parent, { recursive: true });
    await services.corpora.refresh();
  });
});
