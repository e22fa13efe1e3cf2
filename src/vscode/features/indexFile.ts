import * as vscode from 'vscode';
import type { Corpus, Entry } from '../corpusStore.ts';
import type { Services } from '../services.ts';
import { exists } from '../writes.ts';

/** Create Index: writes index.csv for a corpus that has none; and asks once which file is the index where several could be. */
export function indexFile(services: Services): vscode.Disposable {
  const asked = new Set<string>();
  const askAll = (): void => {
    for (const corpus of services.corpora.corpora()) {
      if (corpus.ask.length === 0 || corpus.config.index !== undefined || asked.has(corpus.root.toString()) || !vscode.workspace.isTrusted)
        continue;
      asked.add(corpus.root.toString());
      void services.report.run(vscode.l10n.t('The answer could not be stored'), () => askIndex(services, corpus));
    }
  };
  return vscode.Disposable.from(
    services.corpora.onDidChange(askAll),
    vscode.commands.registerCommand('winnow.createIndex', () =>
      services.report.run(vscode.l10n.t('The index could not be created'), () => createIndex(services)),
    ),
  );
}

async function createIndex({ corpora, summaries, report }: Services): Promise<void> {
  if (!vscode.workspace.isTrusted) return void report.say(vscode.l10n.t('Winnow writes nothing into a workspace that is not trusted.'));
  const corpus = corpora.corpora().find(({ index, files }) => index === undefined && files.length > 0);
  if (!corpus) return void report.say(vscode.l10n.t('Every open corpus has an index already.'));
  const uri = corpus.uriOf('index.csv');
  if (await exists(uri)) return void report.say(vscode.l10n.t('There is a file index.csv already that is no index; rename it first.'));
  const rows = corpus.entries.map((entry) => rowOf(entry, summaries.of(corpus, entry.path)?.title ?? ''));
  const text = [HEADER, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await corpora.refresh();
  await vscode.window.showTextDocument(uri);
}

const HEADER = ['path', 'id', 'ordinal', 'title', 'source', 'date', 'tags', 'status'];

function rowOf(entry: Entry, title: string): readonly string[] {
  const { path, id, ordinal, source, date, tags, status } = entry;
  return [
    path,
    id,
    ordinal === undefined ? '' : String(ordinal),
    entry.title ?? title,
    source ?? '',
    date ?? '',
    tags.join(';'),
    status ?? '',
  ];
}

/** A CSV field by RFC 4180. */
function quoted(field: string): string {
  return SPECIAL.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

async function askIndex({ corpora, report }: Services, corpus: Corpus): Promise<void> {
  const choices = [...(corpus.index === undefined ? [] : [corpus.index]), ...corpus.ask].slice(0, 4);
  const answer = await report.say(vscode.l10n.t('Which file is the index of {0}?', corpus.name), ...choices);
  if (answer === undefined) return;
  const uri = corpus.uriOf('.winnow/corpus.json');
  const now = await vscode.workspace.fs.readFile(uri).then(
    (bytes): unknown => JSON.parse(new TextDecoder().decode(bytes)),
    () => ({ version: 1 }),
  );
  const next = { ...(typeof now === 'object' ? now : {}), index: answer };
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${JSON.stringify(next, undefined, 2)}\n`));
  await corpora.refresh();
}

// e.g. `a, b` or `say "x"`
const SPECIAL = /[",\r\n]/;
