import * as vscode from 'vscode';
import { countWords, journalSteps, WINNOW_FILES, type JournalEntry, type JournalStep } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { articlesText, wordsText } from '../words.ts';
import { corpusFor } from '../targets.ts';
import type { Tools } from '../tools.ts';
import { undoStep } from './undoLastBatch.ts';

/** Winnow: Show Journal. What was done to the corpus, newest first: a step is taken back by its button, and opened to look at what it changed. */
export async function showJournal(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return;
  const { entries, renames, problems } = await tools.journal.read(corpus);
  const steps = journalSteps(entries, renames);
  if (steps.length === 0 && problems.length === 0)
    return void tools.services.report.say(vscode.l10n.t('Winnow has not changed anything in this corpus yet.'));
  const picked = await pickStep(
    steps,
    problems.map(({ line }) => line),
  );
  if (!picked) return;
  if (typeof picked === 'number') await showLine(corpus, picked);
  else if (picked.act === 'undo') await undoStep(tools, corpus, picked.step);
  else await showStep(corpus, picked.step);
}

/** A step, or a line of the file itself, 0-based. */
type Picked = { readonly act: 'undo' | 'show'; readonly step: JournalStep } | number;

/** A row of the list; one without a step opens the file itself at its line. */
interface Row extends vscode.QuickPickItem {
  readonly step?: JournalStep;
  readonly line?: number;
}

/** More are a matter for the file itself. */
const MOST_SHOWN = 1000;

async function pickStep(steps: readonly JournalStep[], unread: readonly number[]): Promise<Picked | undefined> {
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = vscode.l10n.t('What was done, newest first');
  picker.placeholder = vscode.l10n.t('Choose what to look at, or take it back with its button');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const file = { label: vscode.l10n.t('$(json) Open journal.jsonl'), alwaysShow: true };
  picker.items = [...unread.slice(0, 1).map((line) => unreadRow(line, unread.length)), ...steps.slice(0, MOST_SHOWN).map(rowOf), file];
  try {
    return await new Promise<Picked | undefined>((resolve) => {
      picker.onDidTriggerItemButton(({ item }) => item.step && resolve({ act: 'undo', step: item.step }));
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        resolve(item && (item.step ? { act: 'show', step: item.step } : (item.line ?? 0)));
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

/** Tells of lines that are no entries: what they told is not in the list, and cannot be taken back. */
function unreadRow(line: number, count: number): Row {
  const label =
    count === 1
      ? vscode.l10n.t('$(warning) Line {0} cannot be read', line + 1)
      : vscode.l10n.t('$(warning) {0} lines cannot be read, the first is {1}', count, line + 1);
  return {
    line,
    label,
    detail: vscode.l10n.t('What stood there is not in this list; it may have been cut off as the window closed'),
    alwaysShow: true,
  };
}

function rowOf(step: JournalStep): Row {
  const { command, entries, time, who, undone } = step;
  const [first] = entries;
  const name = first?.from === undefined ? (first?.path ?? '') : `${first.from} → ${first.path}`;
  const where = entries.length === 1 ? name : articlesText(new Set(entries.map(({ path }) => path)).size);
  const undo = { iconPath: new vscode.ThemeIcon('discard'), tooltip: vscode.l10n.t('Take Back') };
  const done = [new Date(time).toLocaleString(), who === 'unknown' ? '' : who, undone ? vscode.l10n.t('taken back') : ''];
  return {
    step,
    label: `$(${undone ? 'discard' : 'history'}) ${commandName(command)}`,
    description: where,
    detail: [...done, sizeOf(entries)].filter(Boolean).join(', '),
    buttons: undone || !canTakeBack(step) ? [] : [undo],
  };
}

/** Files that were made go again with a split; what else made or took away files has a command of its own that goes the other way. */
function canTakeBack({ command, entries }: JournalStep): boolean {
  return command === 'split' || entries.every(({ from, before, after }) => from === undefined && before !== '' && after !== '');
}

function sizeOf(entries: readonly JournalEntry[]): string {
  const edits = entries.flatMap((entry) => entry.edits);
  const removed = edits.reduce((sum, edit) => sum + countWords(edit.removed), 0);
  const inserted = edits.reduce((sum, edit) => sum + countWords(edit.inserted), 0);
  const gone = removed > 0 ? vscode.l10n.t('{0} taken', wordsText(removed)) : '';
  return [gone, inserted > 0 ? vscode.l10n.t('{0} put in', wordsText(inserted)) : ''].filter(Boolean).join(', ');
}

/** What the journal's commands are called; any other by its own name. */
function commandName(command: string): string {
  const names: Readonly<Record<string, string>> = {
    clean: vscode.l10n.t('Clean'),
    fix: vscode.l10n.t('Remove block'),
    edit: vscode.l10n.t('Edit by hand'),
    restore: vscode.l10n.t('Restore'),
    split: vscode.l10n.t('Split'),
    merge: vscode.l10n.t('Merge back'),
    tag: vscode.l10n.t('Tag'),
    'fix-all': vscode.l10n.t('Remove all of a kind'),
    rename: vscode.l10n.t('Rename'),
    'rename-name': vscode.l10n.t('Rename name'),
    'store-header': vscode.l10n.t('Store headline and byline'),
  };
  return names[command] ?? command;
}

/** The article against its original; of several articles the one that the person picks. */
async function showStep(corpus: Corpus, { entries }: JournalStep): Promise<void> {
  const items = entries.map((entry) => ({ label: entry.path, description: sizeOf([entry]), entry }));
  const placeHolder = vscode.l10n.t('Which article?');
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder });
  if (!picked) return;
  const { from, path } = picked.entry;
  if (from === undefined) await vscode.commands.executeCommand('winnow.showOriginal', corpus.uriOf(path));
  else await vscode.commands.executeCommand('revealInExplorer', corpus.uriOf(path));
}

async function showLine(corpus: Corpus, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(corpus.uriOf(WINNOW_FILES.journal), { preview: true, selection });
}
