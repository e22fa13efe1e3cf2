import * as vscode from 'vscode';
import type { Corpus } from '../corpus/corpus.ts';
import type { Entry } from '../../core/index.ts';
import type { Services } from '../services.ts';
import { someCorpus } from '../targets.ts';
import { exists } from '../files/writes.ts';

/** Create Index: writes index.csv for a corpus that has none, with what file names and headlines tell; never over a file. */
export function createIndex(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('winnow.createIndex', () =>
    services.report.run(vscode.l10n.t('The index could not be created'), () => writeIndex(services)),
  );
}

async function writeIndex({ corpora, summaries, report }: Services): Promise<void> {
  if (!vscode.workspace.isTrusted) return void report.say(vscode.l10n.t('Winnow writes nothing into a workspace that is not trusted.'));
  if (!someCorpus({ corpora, report })) return;
  const lacking = corpora.corpora().filter(({ index, files }) => index === undefined && files.length > 0);
  if (lacking.length === 0) return void report.say(vscode.l10n.t('Every open corpus has an index already.'));
  const corpus = lacking.length === 1 ? lacking[0] : await pickCorpus(lacking);
  if (!corpus) return;
  const uri = corpus.uriOf('index.csv');
  if (await exists(uri)) return void report.say(vscode.l10n.t('There is a file index.csv already that is no index; rename it first.'));
  await summaries.settled();
  const rows = corpus.entries.map((entry) => rowOf(entry, summaries.of(corpus, entry.path)?.title ?? ''));
  const text = [HEADER, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await corpora.refresh();
  await vscode.window.showTextDocument(uri);
}

async function pickCorpus(corpora: readonly Corpus[]): Promise<Corpus | undefined> {
  const items = corpora.map((corpus) => ({ label: corpus.name, description: corpus.root.path, corpus }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which corpus needs an index?') }))?.corpus;
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

// e.g. `a, b` or `say "x"`
const SPECIAL = /[",\r\n]/;
