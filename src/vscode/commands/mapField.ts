import * as vscode from 'vscode';
import { ENTRY_FIELDS, WINNOW_FILES, withConfigValue, type EntryField } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { indexNow } from '../changes/indexFile.ts';
import { asOneOf, asText, saidIn } from './saidIn.ts';
import { corpusFor } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Map Field... Says which column of the index holds a field; stored in `.winnow/corpus.json`. `{field, column}` among the arguments answers the questions. */
export async function mapField(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return;
  if (corpus.index === undefined) return void tools.services.report.say(vscode.l10n.t('{0} has no index; create one first.', corpus.name));
  const column = saidIn(args, 'column', asText);
  const said = column === undefined ? undefined : saidIn(args, 'field', asOneOf(ENTRY_FIELDS));
  const field = said ?? (await askField(corpus));
  if (field)
    await mapFieldOf(tools, corpus, { field, columns: await columnsOf(corpus), ...(said && column !== undefined ? { column } : {}) });
}

async function askField({ config }: Corpus): Promise<EntryField | undefined> {
  const items = ENTRY_FIELDS.map((field) => {
    const column = config.fields[field];
    return { label: field, ...(column === undefined ? {} : { description: vscode.l10n.t('now from {0}', column) }), field };
  });
  const placeHolder = vscode.l10n.t('What of an article does Winnow look for in the wrong column?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.field;
}

/** Asks for the column of one field and stores the answer. */
export async function mapFieldOf(
  tools: Tools,
  corpus: Corpus,
  wanted: { readonly field: EntryField; readonly columns: readonly string[]; readonly column?: string },
): Promise<void> {
  const placeHolder = vscode.l10n.t('Which column of the index is the {0}?', wanted.field);
  const column = wanted.column ?? (await vscode.window.showQuickPick([...wanted.columns], { placeHolder }));
  if (column === undefined) return;
  const config = corpus.uriOf(WINNOW_FILES.config);
  await tools.writes.updateText(config, (now) => withConfigValue(now, ['fields', wanted.field], column));
  await tools.services.corpora.refresh();
}

async function columnsOf(corpus: Corpus): Promise<readonly string[]> {
  const records = (await indexNow(corpus))?.table.records.slice(0, 200) ?? [];
  return [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
}
