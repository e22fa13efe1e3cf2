import * as vscode from 'vscode';
import { splitPoints, type SplitMarker } from '../../core/index.ts';
import { articleNow } from '../articleNow.ts';
import { pickCuts, type Cut } from './pickCuts.ts';
import { splitAll } from './split.ts';
import { asText, saidIn } from './saidIn.ts';
import { batchOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Split by Marker, Heading or List... Cuts one article or all ticked ones where the person says; of the cuts found those that stay ticked. `{marker, ticked: 'all'}` answers both questions. */
export async function splitBy(tools: Tools, ...args: readonly unknown[]): Promise<readonly string[]> {
  const marker = saidIn(args, 'marker', (value) => value as SplitMarker) ?? (await askMarker());
  if (!marker) return [];
  const cuts = await cutsIn(tools, args, marker);
  if (cuts.length === 0) void tools.services.report.say(vscode.l10n.t('Nothing in these articles matches; nothing was split.'));
  if (cuts.length === 0) return [];
  const ticked = saidIn(args, 'ticked', asText) === 'all' ? cuts : await pickCuts(cuts);
  return await splitAll(tools, ticked);
}

async function cutsIn(tools: Tools, args: readonly unknown[], marker: SplitMarker): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  for (const target of batchOf(tools.services, args)) {
    const article = await articleNow(tools, target);
    if (article) cuts.push(...splitPoints(article.text, marker).map((offset) => ({ article, offset })));
  }
  return cuts;
}

/** A way to cut; one without `marked` needs no more words. */
interface Way {
  readonly label: string;
  readonly detail: string;
  readonly marked?: (value: string) => SplitMarker;
}

async function askMarker(): Promise<SplitMarker | undefined> {
  const way = await vscode.window.showQuickPick(waysToCut(), { placeHolder: vscode.l10n.t('Where does another item start?') });
  const { marked } = way ?? {};
  if (!way || !marked) return way && { kind: 'list' };
  const validateInput = (value: string): string | undefined => problemOf(marked(value));
  const value = await vscode.window.showInputBox({ prompt: way.label, value: selectedLine(), validateInput });
  return value === undefined || value.trim() === '' ? undefined : marked(value);
}

function waysToCut(): readonly Way[] {
  return [
    {
      label: vscode.l10n.t('Before lines that hold a marker'),
      detail: vscode.l10n.t('Such as "* * *" or "Document "; what is selected is offered'),
      marked: (literal) => ({ kind: 'literal', literal }),
    },
    {
      label: vscode.l10n.t('Before lines that are a heading'),
      detail: vscode.l10n.t('Every line of just these words'),
      marked: (heading) => ({ kind: 'heading', heading }),
    },
    {
      label: vscode.l10n.t('Before lines that match a pattern'),
      detail: vscode.l10n.t('RE2, such as ^Document [0-9]+ of [0-9]+$'),
      marked: (re) => ({ kind: 're', re }),
    },
    {
      label: vscode.l10n.t('Before the items of a numbered list'),
      detail: vscode.l10n.t('1. 2. 3. at starts of lines, or run on within one'),
    },
  ];
}

function problemOf(marker: SplitMarker): string | undefined {
  try {
    splitPoints('', marker);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function selectedLine(): string {
  const { document, selection } = vscode.window.activeTextEditor ?? {};
  return selection && document ? (document.getText(selection).split(BREAK, 1)[0] ?? '') : '';
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
