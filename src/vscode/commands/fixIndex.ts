import * as vscode from 'vscode';
import {
  isEntryField,
  editRecord,
  insertRecord,
  movedFiles,
  removeRecord,
  type IndexFix,
  type WritableIndex,
  type Edit,
} from '../../core/index.ts';
import { commandAction } from '../commandLink.ts';
import type { ApplyResult } from '../changes/applyRequest.ts';
import type { Corpus, CorpusProblem } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';
import { follow } from '../changes/followRenames.ts';
import { editIndexFile, indexNow } from '../changes/indexFile.ts';
import { mapFieldOf } from './mapField.ts';
import { targetsOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** A fix with the corpus (by its root) it is for. */
interface WantedFix {
  readonly root: string;
  readonly fix: IndexFix;
}

/** Winnow: Fix Index Problem... Mends one finding about the index: the one given as `{root, fix}`, else one chosen from a list: of the article that it was called on, or of all. */
export async function fixIndex(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const wanted = args.map(wantedIn).find((one) => one !== undefined) ?? (await pickFix(tools.services, args));
  const corpus = wanted && tools.services.corpora.corpora().find(({ root }) => root.toString() === wanted.root);
  if (!wanted || !corpus) return undefined;
  const { fix } = wanted;
  if (fix.kind === 'map-field') {
    await mapFieldOf(tools, corpus, fix);
    return undefined;
  }
  const index = await indexNow(corpus);
  if (!index) throw new Error(vscode.l10n.t('the corpus has no index'));
  // the fix counts records in the index as it was read
  if ('record' in fix && index.text !== corpus.indexText) {
    void tools.services.corpora.refresh();
    throw new Error(vscode.l10n.t('{0} has changed since it was read; save it if it is open, and try again', index.path));
  }
  const lost = corpus.problems.find(({ rule, fixes }) => rule === 'index-missing-file' && fixes?.some((each) => isSame(each, fix)));
  if (fix.kind === 'set-field' && lost?.article !== undefined) {
    await follow(tools, corpus, [{ from: lost.article, to: fix.value }]);
    return undefined;
  }
  return await editIndexFile(tools, corpus, { ...index, edits: editsOf(corpus, index, fix), command: 'fix-index' });
}

function isSame(one: IndexFix, other: IndexFix): boolean {
  return one.kind === 'set-field' && other.kind === 'set-field' && one.record === other.record && one.value === other.value;
}

/** Light bulb on findings about the index: what mends them. */
export function provideIndexFixes({ corpora }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) => {
      const corpus = corpora
        .corpora()
        .find(({ index, uriOf }) => index !== undefined && uriOf(index).toString() === document.uri.toString());
      if (!corpus) return [];
      const here = corpus.problems.filter(({ path, line }) => path === corpus.index && range.start.line <= line && line <= range.end.line);
      const fixing = here.flatMap(({ fixes, message }) =>
        (fixes ?? []).map((fix) =>
          actionOf(
            corpus,
            fix,
            context.diagnostics.filter((diagnostic) => diagnostic.message === message),
          ),
        ),
      );
      return here.some(({ rule }) => rule === 'index-missing-file') ? [...fixing, ...followAction(corpus)] : fixing;
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function actionOf(corpus: Corpus, fix: IndexFix, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const wanted: WantedFix = { root: corpus.root.toString(), fix };
  const action = commandAction(fix.title, 'winnow.fixIndex', wanted);
  action.diagnostics = diagnostics;
  return action;
}

/** To have the records of all files that moved follow them, where there are several. */
function followAction(corpus: Corpus): readonly vscode.CodeAction[] {
  const { length } = movedFiles(corpus.problems);
  return length < 2 ? [] : [commandAction(vscode.l10n.t('Follow {0} moved files...', length), 'winnow.followMoved', corpus.root)];
}

function editsOf(corpus: Corpus, index: WritableIndex, fix: Exclude<IndexFix, { kind: 'map-field' }>): readonly Edit[] {
  if (fix.kind === 'remove-record') return removeRecord(index, fix.record);
  if (fix.kind === 'set-field') return editRecord(index, fix.record, { [fix.field]: fix.value });
  return insertRecord(index, { id: corpus.entryOf(fix.path)?.id ?? fix.path, path: fix.path });
}

async function pickFix(services: Services, args: readonly unknown[]): Promise<WantedFix | undefined> {
  const named = articleIn(services, args);
  const isNamed = ({ article }: CorpusProblem): boolean => !named || article === named.path;
  const corpora = named ? [named.corpus] : services.corpora.corpora();
  const items = corpora.flatMap((corpus) =>
    corpus.problems.filter(isNamed).flatMap(({ message, line, fixes }) =>
      (fixes ?? []).map((fix) => ({
        label: fix.title,
        description: vscode.l10n.t('line {0}', line + 1),
        detail: message,
        wanted: { root: corpus.root.toString(), fix },
      })),
    ),
  );
  if (items.length === 0) void services.report.say(vscode.l10n.t('The index and the files agree; there is nothing to fix.'));
  if (items.length === 0) return undefined;
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What to fix'), matchOnDetail: true }))?.wanted;
}

/** The article of the tree that the command was called on, be its file there or not. */
function articleIn(services: Services, [node]: readonly unknown[]): Target | undefined {
  return typeof node === 'object' && node !== null && 'entry' in node ? targetsOf(services, [node])[0] : undefined;
}

function wantedIn(value: unknown): WantedFix | undefined {
  if (typeof value !== 'object' || value === null || !('root' in value) || !('fix' in value)) return undefined;
  const { root, fix } = value;
  return typeof root === 'string' && isFix(fix) ? { root, fix } : undefined;
}

function isFix(value: unknown): value is IndexFix {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const fix: Readonly<Record<string, unknown>> = { ...value };
  if (fix['kind'] === 'add-record') return typeof fix['path'] === 'string';
  if (fix['kind'] === 'map-field') return isEntryField(fix['field']) && Array.isArray(fix['columns']);
  if (typeof fix['record'] !== 'number') return false;
  return fix['kind'] === 'remove-record' || (fix['kind'] === 'set-field' && isEntryField(fix['field']) && typeof fix['value'] === 'string');
}
