import * as vscode from 'vscode';
import type { EntityType, Role } from '../core/index.ts';

/** What a role is called in the window. */
export function roleName(role: Role): string {
  switch (role) {
    case 'title':
      return vscode.l10n.t('Title');
    case 'byline':
      return vscode.l10n.t('Byline');
    case 'caption':
      return vscode.l10n.t('Caption');
    case 'credit':
      return vscode.l10n.t('Credit');
    case 'body':
      return vscode.l10n.t('Body');
    case 'boilerplate':
      return vscode.l10n.t('Boilerplate');
    case 'blank':
      return vscode.l10n.t('Blank');
  }
}

/** What a rule finds, in a word or two: the kinds of boilerplate by name, any other rule by its id. */
export function ruleName(rule: string): string {
  const names: Readonly<Record<string, string>> = {
    chrome: vscode.l10n.t('page furniture'),
    appeal: vscode.l10n.t('appeal'),
    subscribe: vscode.l10n.t('subscription offer'),
    comments: vscode.l10n.t('comments'),
    teaser: vscode.l10n.t('teasers'),
    social: vscode.l10n.t('social links'),
    contact: vscode.l10n.t('contact details'),
    legal: vscode.l10n.t('legal notice'),
    'media-label': vscode.l10n.t('media label'),
    repeat: vscode.l10n.t('repeat'),
    'second-item': vscode.l10n.t('second item'),
  };
  return names[rule] ?? rule;
}

/** The plural heading of an entity type. */
export function entityTypeName(type: EntityType): string {
  switch (type) {
    case 'person':
      return vscode.l10n.t('People');
    case 'organization':
      return vscode.l10n.t('Organizations');
    case 'location':
      return vscode.l10n.t('Places');
    case 'date':
      return vscode.l10n.t('Dates');
    case 'money':
      return vscode.l10n.t('Amounts');
  }
}

/** What names are among the editor's kinds of symbols. */
export const NAME_KINDS: Readonly<Record<EntityType, vscode.SymbolKind>> = {
  person: vscode.SymbolKind.Class,
  organization: vscode.SymbolKind.Interface,
  location: vscode.SymbolKind.Namespace,
  date: vscode.SymbolKind.Constant,
  money: vscode.SymbolKind.Number,
};

/** A probability or share as whole percent, e.g. "87 %"; a share that is neither none nor all never reads 0 or 100. */
export function percent(share: number): string {
  return `${percentDigits(share)} %`;
}

/** The digits of `percent`. */
export function percentDigits(share: number): number {
  const whole = Math.round(share * 100);
  if (share > 0 && whole === 0) return 1;
  return share < 1 && whole === 100 ? 99 : whole;
}

/** e.g. "1 article", "12 articles". */
export function articlesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 article') : vscode.l10n.t('{0} articles', count);
}

/** e.g. "1 finding", "no findings". */
export function findingsText(count: number): string {
  if (count === 0) return vscode.l10n.t('no findings');
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

/** e.g. "1 word", "350 words". */
export function wordsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 word') : vscode.l10n.t('{0} words', count);
}

/** e.g. "line 9", "lines 9 to 12"; 0-based, `last` included. */
export function linesText({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? vscode.l10n.t('line {0}', first + 1) : vscode.l10n.t('lines {0} to {1}', first + 1, last + 1);
}

/** The start of a text for one line of the window: white space as single blanks, at most `length` characters. */
export function excerpt(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    .replace(SPACE, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

// e.g. "\n\n", "\u00a0"
const SPACE = /\s+/gu;
