import * as vscode from 'vscode';
import type { Corpus } from './corpus/corpus.ts';
import { documentAt } from './documentAt.ts';
import type { Services } from './services.ts';

/** An article that a command works on. */
export interface Target {
  readonly corpus: Corpus;
  readonly path: string;
  readonly uri: vscode.Uri;
}

/**
 * The articles that a command was called for, each once: those of its arguments (uris as text or objects, tree nodes with `uri` or `uris`, lists of these;
 * a second argument that is a list is the whole selection), else the article in the active editor.
 */
export function targetsOf(services: Services, args: readonly unknown[]): readonly Target[] {
  const selection = Array.isArray(args[1]) && args[1].length > 0 ? args[1] : args[0];
  const uris = urisIn(selection);
  if (uris.length === 0 && isNothing(selection)) {
    const active = vscode.window.activeTextEditor?.document.uri;
    return active ? targetsAt(services, [active]) : [];
  }
  return targetsAt(services, uris);
}

/** Articles of a corpus by their paths, all of them by default. */
export function targetsIn(corpus: Corpus, paths: Iterable<string> = corpus.files): readonly Target[] {
  return Array.from(paths, (path) => ({ corpus, path, uri: corpus.uriOf(path) }));
}

/** The articles that a batch command was called for: all ticked ones when it came from the palette or from a ticked article, else as targetsOf; says so when there is none. */
export function batchOf(services: Services, args: readonly unknown[]): readonly Target[] {
  const chosen = urisIn(Array.isArray(args[1]) && args[1].length > 0 ? args[1] : args[0]);
  const ticked = services.checked.all();
  const fromTicked = chosen.length === 0 || chosen.some((uri) => services.checked.has(uri));
  const batch = ticked.length > 0 && fromTicked ? targetsAt(services, ticked) : [];
  const targets = batch.length > 0 ? batch : targetsOf(services, args);
  if (targets.length === 0) void services.report.say(vscode.l10n.t('Tick articles in the Corpus view, or open one first.'));
  return targets;
}

/** As targetsOf; says so when there is none. */
export function someTargets(services: Services, args: readonly unknown[]): readonly Target[] {
  const targets = targetsOf(services, args);
  if (targets.length === 0) void services.report.say(vscode.l10n.t('Open an article of a corpus first.'));
  return targets;
}

/** The one article that a command was called for; says so and gives undefined when there is none. */
export function targetOf(services: Services, args: readonly unknown[]): Target | undefined {
  return someTargets(services, args)[0];
}

/** Whether a corpus is open; says so when there is none, or not yet. */
export function someCorpus({ corpora, report }: Pick<Services, 'corpora' | 'report'>): boolean {
  if (corpora.corpora().length > 0) return true;
  void report.say(
    corpora.isReady()
      ? vscode.l10n.t('There is no corpus in this window. Open a folder of articles first.')
      : vscode.l10n.t('Winnow is still looking for articles in this folder.'),
  );
  return false;
}

/** The corpus that a command was called for: of its arguments or the active article, else the only one, else the one the person picks. */
export async function corpusFor(services: Services, args: readonly unknown[]): Promise<Corpus | undefined> {
  const named = targetsOf(services, args)[0]?.corpus;
  const all = services.corpora.corpora();
  if (named || all.length < 2) return named ?? all[0];
  const items = all.map((corpus) => ({ label: corpus.name, description: corpus.root.path, corpus }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which corpus?') }))?.corpus;
}

/** The document of the article, opened if need be. */
export async function openArticle(target: Target): Promise<vscode.TextDocument> {
  return documentAt(target.uri) ?? (await vscode.workspace.openTextDocument(target.uri));
}

function targetsAt(services: Services, uris: readonly vscode.Uri[]): readonly Target[] {
  const found = new Map<string, Target>();
  for (const uri of uris) {
    const article = services.corpora.articleOf(uri);
    if (article) found.set(uri.toString(), { corpus: article.corpus, path: article.path, uri: article.corpus.uriOf(article.path) });
  }
  return [...found.values()];
}

function urisIn(value: unknown): readonly vscode.Uri[] {
  if (value instanceof vscode.Uri) return [value];
  if (typeof value === 'string') return SCHEME.test(value) ? [vscode.Uri.parse(value)] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => urisIn(item));
  if (typeof value !== 'object' || value === null) return [];
  if ('uris' in value) return urisIn(value.uris);
  if ('uri' in value) return urisIn(value.uri);
  if ('resourceUri' in value) return urisIn(value.resourceUri);
  return isUriLike(value) ? [vscode.Uri.from(value)] : [];
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value) && urisIn(value).length === 0);
}

/** A uri that came through JSON has lost its class. */
function isUriLike(value: object): value is { readonly scheme: string; readonly path: string; readonly authority: string } {
  return 'scheme' in value && typeof value.scheme === 'string' && 'path' in value && typeof value.path === 'string';
}

// e.g. "file:///home/me/corpus/a.txt"
const SCHEME = /^[a-z][a-z0-9+.-]+:\//i;
