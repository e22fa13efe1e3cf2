import * as vscode from 'vscode';
import { commandAction } from '../commandLink.ts';
import { nameKey, type Finding, type FoundName } from '../../core/index.ts';

/** Where a finding about a name stands. */
interface NamePlace {
  readonly document: vscode.TextDocument;
  readonly finding: Finding & { readonly name: FoundName };
}

/** What the light bulb offers on a name that is written or marked in two ways: the usual way here or everywhere, or a line in the name list, after which Winnow is silent. */
export function nameActions(place: NamePlace): vscode.CodeAction[] {
  const actions = place.finding.rule === 'name-spelling' ? spellingActions(place) : typeActions(place);
  const [first] = actions;
  if (first) first.isPreferred = true;
  return actions;
}

function spellingActions({ document, finding }: NamePlace): vscode.CodeAction[] {
  const { id, type, text, usual } = finding.name;
  const named = { uri: document.uri.toString(), id, type, text };
  const group = nameKey(usual.text) === usual.id ? usual.text : usual.id;
  const { start, end } = finding;
  return [
    commandAction(vscode.l10n.t('Write “{0}” here', usual.text), 'winnow.renameName', { ...named, start, end, written: usual.text }),
    commandAction(vscode.l10n.t('Write “{0}” in the whole corpus...', usual.text), 'winnow.renameName', { ...named, written: usual.text }),
    commandAction(vscode.l10n.t('“{0}” is another name of “{1}”', text, usual.text), 'winnow.aliasName', { ...named, group }),
  ];
}

function typeActions({ document, finding }: NamePlace): vscode.CodeAction[] {
  const { start, end } = finding;
  const { text, usual, id } = finding.name;
  const label = usual.type;
  const listed = { uri: document.uri.toString(), id, type: label, text, listAs: label };
  return [
    commandAction(vscode.l10n.t('Mark as {0} here', label), 'winnow.retypeName', { start, end, label }),
    commandAction(vscode.l10n.t('Mark all “{0}” as {1}...', text, label), 'winnow.applyToAll', { start, end, label }),
    commandAction(vscode.l10n.t('“{0}” is always {1}: add to the name list', text, label), 'winnow.addToNameList', listed),
  ];
}
