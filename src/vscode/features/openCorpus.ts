import * as vscode from 'vscode';
import { fileSystem } from '../files/fileSystem.ts';
import type { Services } from '../services.ts';
import { someCorpus } from '../targets.ts';
import { articlesText } from '../words.ts';

/** Open Folder as Corpus, Open Sample Corpus and Refresh: how a corpus comes into the window. */
export function openCorpus(services: Services): vscode.Disposable {
  const { corpora, report } = services;
  const register = (command: string, what: string, run: (...args: readonly unknown[]) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, (...args: readonly unknown[]) => report.run(what, () => run(...args)));
  return vscode.Disposable.from(
    corpora.onDidChange(() => void report.run(vscode.l10n.t('The sample corpus could not be shown'), () => showSample(services))),
    register('winnow.openAsCorpus', vscode.l10n.t('The folder could not be opened'), (folder) => openAsCorpus(services, folder)),
    register('winnow.openSampleCorpus', vscode.l10n.t('The sample corpus could not be copied'), (target) => openSample(services, target)),
    register('winnow.stopReading', vscode.l10n.t('The reading could not be stopped'), () => stopReading(services)),
    register('winnow.refreshCorpus', vscode.l10n.t('The corpus could not be read'), () => refresh(services)),
  );
}

async function refresh(services: Services): Promise<void> {
  await services.corpora.refresh();
  const articles = services.corpora.corpora().reduce((sum, { files }) => sum + files.length, 0);
  if (someCorpus(services)) services.report.tell(vscode.l10n.t('{0} found', articlesText(articles)));
}

async function stopReading({ summaries, report }: Services): Promise<void> {
  if (!summaries.progress()) return void (await report.say(vscode.l10n.t('No articles are being read.')));
  summaries.cancel();
}

async function openAsCorpus({ corpora, report }: Services, chosen: unknown): Promise<void> {
  const folder = chosen instanceof vscode.Uri ? chosen : await pickWorkspaceFolder();
  if (!folder) return;
  const corpus = await corpora.openAsCorpus(folder);
  await vscode.commands.executeCommand('workbench.view.extension.winnow');
  if (!corpus) report.error(vscode.l10n.t('The folder could not be read as a corpus'));
  else if (corpus.files.length === 0)
    await report.say(vscode.l10n.t('{0} is a corpus now, but it holds no .txt, .md or .text file yet.', corpus.name));
}

async function pickWorkspaceFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri ?? (await pickFolder(vscode.l10n.t('Open as Corpus')));
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder is a corpus?') }))?.uri;
}

/** Copies the sample corpus into a folder of the person's choice (or `target`), never over something, and opens it. */
async function openSample({ context, report }: Services, target: unknown): Promise<vscode.Uri | undefined> {
  const parent = target instanceof vscode.Uri ? target : await pickFolder(vscode.l10n.t('Copy the Sample Corpus Here'));
  if (!parent) return undefined;
  const folder = await freeName(parent, 'winnow-sample');
  await copyFolder(vscode.Uri.joinPath(context.extensionUri, 'media', 'sample-corpus'), folder);
  if (target instanceof vscode.Uri) return folder;
  const here = vscode.workspace.workspaceFolders?.length ? vscode.l10n.t('Add to This Window') : undefined;
  const open = vscode.l10n.t('Open');
  await context.globalState.update(SAMPLE, folder.toString());
  const answer =
    here === undefined ? open : await report.say(vscode.l10n.t('The sample corpus was copied to {0}.', folder.path), here, open);
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
  else if (answer === here && answer !== undefined)
    vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, { uri: folder });
  return folder;
}

/** The folder of a sample corpus that has just been copied and not been seen yet. */
const SAMPLE = 'sampleToShow';

/** Once the copied sample corpus is open, shows the Corpus view and its first article, so that the first findings are there without a click. */
async function showSample({ context, corpora }: Services): Promise<void> {
  const wanted = context.globalState.get<string>(SAMPLE);
  const corpus = wanted === undefined ? undefined : corpora.corpora().find(({ root }) => root.toString() === wanted);
  const [first] = corpus?.files ?? [];
  if (!corpus || first === undefined) return;
  await context.globalState.update(SAMPLE, undefined);
  await vscode.commands.executeCommand('workbench.view.extension.winnow');
  await vscode.window.showTextDocument(corpus.uriOf(first));
  await vscode.commands.executeCommand('winnow.revealInCorpus', corpus.uriOf(first), { focus: false });
}

async function pickFolder(openLabel: string): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, canSelectMany: false, openLabel });
  return picked?.[0];
}

async function freeName(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  const taken = new Set((await fileSystem.readDirectory(parent)).map(([item]) => item));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return vscode.Uri.joinPath(parent, free);
}

/** Copies by list: readDirectory does not work on an extension that is served over http, and the bytes must arrive unchanged. */
async function copyFolder(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const paths = JSON.parse(
    new TextDecoder().decode(await fs.readFile(vscode.Uri.joinPath(from, '..', 'sample-corpus.json'))),
  ) as readonly string[];
  for (const path of paths) await fs.writeFile(vscode.Uri.joinPath(to, path), await fs.readFile(vscode.Uri.joinPath(from, path)));
}
