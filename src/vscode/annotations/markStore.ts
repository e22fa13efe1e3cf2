import * as vscode from 'vscode';
import { annPathFor, besideOf, marksIn, twinsOf, type Mark } from '../../core/index.ts';
import { articleKey } from '../corpus/articleKey.ts';
import { inBatches } from '../pacing.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusStore } from '../corpus/corpusStore.ts';
import { documentAt } from '../documentAt.ts';
import { decodeFile } from '../files/fileText.ts';
import { readWhole } from '../files/turns.ts';
import type { Report } from '../reporting.ts';
import { isShared, sharedAnn } from './sharedAnn.ts';

/** What the person has marked in articles: the `.ann` files of all corpora, read once and again when they change. */
export interface MarkStore extends vscode.Disposable {
  /** The names, dates and amounts marked in a text of the article; those that the text left behind are found by their words. */
  readonly of: (corpus: Corpus, path: string, text: string) => readonly Mark[];
  /** Reads the article's annotation file again. */
  readonly renew: (uri: vscode.Uri) => Promise<void>;
  /** Resolves when all files known of have been read. */
  readonly settled: () => Promise<void>;
  /** Fires with the article whose annotations have changed. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Makes the store; it reads when corpora appear. */
export function createMarkStore(corpora: CorpusStore, report: Report): MarkStore {
  return new Marks(corpora, report);
}

/** Files read at the same time. */
const WIDTH = 16;

class Marks implements MarkStore {
  readonly #corpora: CorpusStore;
  readonly #report: Report;
  /** The text of the annotation file by article; empty where there is none any more. */
  readonly #files = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #watching: vscode.Disposable;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(corpora: CorpusStore, report: Report) {
    this.#corpora = corpora;
    this.#report = report;
    const files = vscode.workspace.createFileSystemWatcher('**/*.ann');
    const look = (uri: vscode.Uri): void => this.#look(uri);
    this.#watching = vscode.Disposable.from(
      files,
      files.onDidChange(look),
      files.onDidCreate(look),
      files.onDidDelete(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.path.endsWith('.ann')) look(document.uri);
      }),
      corpora.onDidChange(() => this.#readNew()),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly settled = async (): Promise<void> => void (await this.#reading);

  readonly of = (corpus: Corpus, path: string, text: string): readonly Mark[] => {
    const ann = this.#files.get(articleKey(corpus, path));
    return ann === undefined || ann === '' ? [] : marksIn(ann, text);
  };

  readonly renew = async (uri: vscode.Uri): Promise<void> => {
    const article = this.#corpora.articleOf(uri);
    if (!article) return;
    await this.#read(article.corpus, article.path, annPathFor(article.path, new Set(article.corpus.files)));
    if (isShared(article.corpus, article.path)) await this.#readShared(article.corpus, article.path);
  };

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#changed).dispose();
  }

  #readNew(): void {
    const run = async (): Promise<void> => {
      for (const corpus of this.#corpora.corpora()) await this.#readCorpus(corpus);
    };
    this.#reading = this.#report.run(vscode.l10n.t('Winnow could not read annotations'), run);
  }

  async #readCorpus(corpus: Corpus): Promise<void> {
    const there = new Set(corpus.annotations);
    const files = new Set(corpus.files);
    const wanted = corpus.files
      .map((path) => ({ path, ann: annPathFor(path, files) }))
      .filter(({ path, ann }) => there.has(ann) && !this.#files.has(articleKey(corpus, path)));
    const read = ({ path, ann }: (typeof wanted)[number]): Promise<void> => this.#read(corpus, path, ann);
    await inBatches(wanted, read, { width: WIDTH, isCancelled: () => false });
    for (const path of corpus.files.filter((file) => twinsOf(file, files).length > 0 && there.has(besideOf(file))))
      await this.#readShared(corpus, path);
  }

  /** The annotations beside two texts of one stem are read for the one whose they are. */
  async #readShared(corpus: Corpus, path: string): Promise<void> {
    const shared = await sharedAnn(corpus, path);
    if (shared?.whose === 'its') this.#take(corpus, path, shared.ann);
  }

  async #read(corpus: Corpus, path: string, ann: string): Promise<void> {
    this.#take(corpus, path, await textOf(corpus.uriOf(ann)));
  }

  #take(corpus: Corpus, path: string, text: string): void {
    const key = articleKey(corpus, path);
    if ((this.#files.get(key) ?? '') === text) return;
    this.#files.set(key, text);
    this.#changed.fire(corpus.uriOf(path));
  }

  #look(uri: vscode.Uri): void {
    const corpus = this.#corpora.corpusOf(uri);
    const ann = corpus?.pathOf(uri);
    if (!corpus || ann === undefined) return;
    const stem = ann.replace(SPANS, '').replace(EXTENSION, '');
    const files = new Set(corpus.files);
    const isIts = (path: string): boolean => files.has(path) && annPathFor(path, files) === ann;
    const near = [stem, `${stem}.txt`, `${stem}.md`, `${stem}.text`].find(isIts);
    const path = near ?? (SPANS.test(ann) ? corpus.files.find(isIts) : undefined);
    const sharing = path === undefined ? TEXTS.map((extension) => stem + extension).filter((file) => files.has(file)) : [];
    void this.#report.run(vscode.l10n.t('Winnow could not read annotations'), async () => {
      if (path !== undefined) await this.#read(corpus, path, ann);
      for (const file of sharing) await this.#readShared(corpus, file);
    });
  }
}

/** The file as it is now, unsaved edits too; empty when there is none or it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = documentAt(uri);
  if (open?.isDirty) return open.getText();
  try {
    return decodeFile(await readWhole(uri)).text;
  } catch {
    return '';
  }
}

const TEXTS = ['.txt', '.md', '.text'];
// e.g. ".winnow/spans/" of ".winnow/spans/a.txt.ann"
const SPANS = /^\.winnow\/spans\//;
// e.g. ".ann"
const EXTENSION = /\.ann$/;
