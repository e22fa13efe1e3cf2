import { applyEdits, modify } from 'jsonc-parser';
import * as vscode from 'vscode';
import { ENTRY_FIELDS, type EntryField } from '../../core/index.ts';
import type { Corpus } from '../corpus.ts';
import { indexNow } from './indexFile.ts';
import { corpusFor } from './targets.ts';
import type { Tools } from './tools.ts';

/** Winnow: Map Field... Says which column of the index holds a field; stored in `.winnow/corpus.json`. `{field, column}` among the arguments answers the questions. */
export async function mapField(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return;
  if (corpus.index === undefined) return void tools.services.report.say(vscode.l10n.t('{0} has no index; create one first.', corpus.name));
  const answer = args.map(answerIn).find((one) => one !== undefined);
  const field = answer?.field ?? (await vscode.window.showQuickPick([...ENTRY_FIELDS], { placeHolder: vscode.l10n.t('Which field?') }));
  if (isField(field))
    await mapFieldOf(tools, corpus, { field, columns: await columnsOf(corpus), ...(answer ? { column: answer.column } : {}) });
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
  await editConfig(tools, corpus, ['fields', wanted.field], column);
}

/** Sets one value in `.winnow/corpus.json`; everything else in it stays as it is. */
export async function editConfig(tools: Tools, corpus: Corpus, path: readonly string[], value: unknown): Promise<void> {
  await tools.writes.updateText(vscode.Uri.joinPath(corpus.root, '.winnow', 'corpus.json'), (now) => {
    const text = now ?? '{\n  "version": 1\n}\n';
    const edits = modify(text, [...path], value, { formattingOptions: { insertSpaces: true, tabSize: 2 } });
    return applyEdits(text, edits);
  });
  await tools.services.corpora.refresh();
}

async function columnsOf(corpus: Corpus): Promise<readonly string[]> {
  const records = (await indexNow(corpus))?.table.records.slice(0, 200) ?? [];
  return [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
}

function answerIn(value: unknown): { readonly field: EntryField; readonly column: string } | undefined {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('column' in value)) return undefined;
  const { field, column } = value;
  return isField(field) && typeof column === 'string' ? { field, column } : undefined;
}

function isField(value: unknown): value is EntryField {
  return ENTRY_FIELDS.some((field) => field === value);
}
