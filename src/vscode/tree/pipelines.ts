import * as vscode from 'vscode';
import { frontMatterOf, qualityOf, type GopherReason } from '../../core/index.ts';
import { documentAt } from '../documentAt.ts';
import { readArticle } from '../files/readArticle.ts';

/** Texts of more UTF-16 code units are not measured while the person waits for a tooltip. */
const LONGEST = 200_000;

/** What training pipelines would do with an article as it is now, in one line; undefined where it cannot be read or is too long to say at once. */
export async function pipelinesText(uri: vscode.Uri): Promise<string | undefined> {
  const file = documentAt(uri) ?? (await readArticle(uri));
  const text = 'getText' in file ? file.getText() : file.kind === 'text' ? file.text : undefined;
  if (text === undefined || text.length > LONGEST) return undefined;
  const { c4, gopherDrops } = qualityOf(text.slice(frontMatterOf(text)?.end ?? 0));
  const lines =
    c4.dropsDocument === undefined ? vscode.l10n.t('C4 keeps {0} of {1} lines', c4.kept, c4.verdicts.length) : vscode.l10n.t('C4 drops it');
  const reasons = gopherDrops.map(reasonText).join(', ');
  return `${lines}, ${reasons === '' ? vscode.l10n.t('Gopher keeps it') : vscode.l10n.t('Gopher drops it: {0}', reasons)}`;
}

function reasonText(reason: GopherReason): string {
  const texts: Readonly<Record<GopherReason, string>> = {
    fewWords: vscode.l10n.t('few words'),
    manyWords: vscode.l10n.t('very many words'),
    wordLength: vscode.l10n.t('words of an odd length'),
    hashes: vscode.l10n.t('many hashes'),
    ellipses: vscode.l10n.t('many ellipses'),
    bulletLines: vscode.l10n.t('nearly all lines are bullets'),
    ellipsisLines: vscode.l10n.t('many lines end in an ellipsis'),
    fewAlphabeticWords: vscode.l10n.t('many words without letters'),
    fewStopWords: vscode.l10n.t('few English stop words'),
    duplicateLines: vscode.l10n.t('repeated lines'),
    duplicateParagraphs: vscode.l10n.t('repeated paragraphs'),
    topNGrams: vscode.l10n.t('one phrase again and again'),
    duplicateNGrams: vscode.l10n.t('repeated phrases'),
  };
  return texts[reason];
}
