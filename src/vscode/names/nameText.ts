import * as vscode from 'vscode';
import type { Entity } from '../../core/index.ts';
import { commandLink } from '../commandLink.ts';
import { toRange } from '../convert.ts';
import type { Services } from '../services.ts';
import { excerpt, percent } from '../words.ts';

/** A name, date or amount of a document, among all of it. */
interface NamePlace {
  readonly document: vscode.TextDocument;
  readonly entity: Entity;
  readonly entities: readonly Entity[];
}

/** What a hover says of a name: type, how sure and by whom, mentions here and in the corpus, and what to do with it. */
export function nameText(services: Services, place: NamePlace): vscode.MarkdownString {
  const { document, entity } = place;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: LINKED };
  text.appendMarkdown('**').appendText(headingOf(services, place)).appendMarkdown(`** · ${entity.type} · `);
  text.appendText(
    entity.source === 'user'
      ? vscode.l10n.t('marked by you')
      : vscode.l10n.t(
          '{0} sure, by {1}',
          percent(entity.source === 'model' ? Math.min(entity.score, 0.99) : entity.score),
          sourceName(entity),
        ),
  );
  text.appendMarkdown('\n\n');
  text.appendText(mentionsText(services, place));
  text.appendMarkdown(`\n\n${linksOf(document, entity).join(' · ')}`);
  return text;
}

function headingOf({ corpora, names }: Services, { document, entity }: NamePlace): string {
  const corpus = corpora.corpusOf(document.uri);
  const known = corpus && entity.id !== undefined ? names.of(corpus).nameOf({ id: entity.id, type: entity.type }) : undefined;
  return known ?? excerpt(document.getText(toRange(document, entity)), 80);
}

/** The commands that the links may run. */
const LINKED = [
  'winnow.acceptName',
  'winnow.rejectName',
  'winnow.retypeName',
  'winnow.showReferences',
  'winnow.addToNameList',
  'winnow.aliasName',
];

function mentionsText({ corpora, names }: Services, { document, entity, entities }: NamePlace): string {
  const value = entity.value === undefined ? '' : vscode.l10n.t('{0}. ', entity.value);
  const here = entity.id === undefined ? 1 : entities.filter(({ id, type }) => id === entity.id && type === entity.type).length;
  const mentions = here === 1 ? vscode.l10n.t('One mention in this article') : vscode.l10n.t('{0} mentions in this article', here);
  const corpus = entity.id === undefined ? undefined : corpora.corpusOf(document.uri);
  if (!corpus || entity.id === undefined) return `${value}${mentions}.`;
  const all = names.of(corpus).count({ id: entity.id, type: entity.type });
  return `${value}${mentions}, ${all.files < 2 ? vscode.l10n.t('none elsewhere.') : vscode.l10n.t('{0} in {1} articles of the corpus.', all.mentions, all.files)}`;
}

function linksOf(document: vscode.TextDocument, entity: Entity): readonly string[] {
  const { start, end, id, type } = entity;
  const named = { uri: document.uri.toString(), id, type, text: document.getText(toRange(document, entity)) };
  const own = [
    ...(entity.source === 'user' ? [] : [commandLink(vscode.l10n.t('Accept'), 'winnow.acceptName', { start, end })]),
    commandLink(vscode.l10n.t('Reject'), 'winnow.rejectName', { start, end }),
    commandLink(vscode.l10n.t('Change type...'), 'winnow.retypeName', { start, end }),
  ];
  if (id === undefined) return own;
  return [
    ...own,
    commandLink(vscode.l10n.t('References'), 'winnow.showReferences', named),
    commandLink(vscode.l10n.t('Add to name list...'), 'winnow.addToNameList', named),
    commandLink(vscode.l10n.t('Alias of...'), 'winnow.aliasName', named),
  ];
}

function sourceName({ source, list }: Entity): string {
  switch (source) {
    case 'model':
      return vscode.l10n.t('the learned tagger');
    case 'pattern':
      return vscode.l10n.t('its form');
    case 'gazetteer':
      return vscode.l10n.t('the shipped list of names');
    case 'list':
      return vscode.l10n.t('your list {0}', list ?? '');
    case 'user':
      return vscode.l10n.t('you');
  }
}
