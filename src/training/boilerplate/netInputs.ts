import type { Bend } from '../../core/boilerplate/net.ts';
import { CUES } from '../../core/boilerplate/lexicon/cues.ts';

const beside = (names: string, places: readonly number[]): string[] =>
  places.flatMap((place) => names.split(' ').map((name) => `${name}${place}`));
const around = (name: string, reaches: readonly number[]): string[] => reaches.flatMap((reach) => [`${name}-${reach}`, `${name}+${reach}`]);
const words = (names: string): string[] => names.split(' ');

/** What the second stage's features are called, in their order. */
export const FEATURE_NAMES: readonly string[] = [
  ...words(
    'chars words letters uppers digits marks capitalised shouted sentences commas quotes separators separatorShare brackets addresses',
  ),
  ...words('currencies questions exclamations first last years times longest stopShare stops foreign'),
  ...CUES.map((cue) => `cue:${cue}`),
  ...words('cueShare moreYou moreWe appeal'),
  ...beside('words stopShare last capitalised cues', [-3, -2, -1, 1, 2, 3]),
  ...words(
    'blanks blanksAfter copies line linesLeft place lines wordsBefore allWords inBlock fromBlock blockLines blockWords proseBefore proseShare',
  ),
  ...['cohesion', ...around('prose', [2, 5, 12])],
  ...words(
    'appeal-3 appeal+3 appeal-7 appeal+7 sinceGreeting coreYou coreWe persons outside run runBefore isProse like-1 like+1 like-2 like+2',
  ),
  ...words('copiesAround datesAround wholeCue sinceComments sinceTeaser commentsAround commentsAfter ofCoreLength'),
  ...['lexical', ...beside('lexical', [-3, -2, -1, 1, 2, 3]), ...beside('lexicalAround', [2, 5, 12]), 'lexicalBefore', 'lexicalAfter'],
  ...beside('score', [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]),
  ...around('scores', [3, 8, 20]),
  ...words(
    'sinceBody untilBody bodyShareBefore bodyWordsBefore bodyWordsAfter bodyWords bodyShare inBodyBlock fromBodyBlock bodyBlockLines',
  ),
  ...words('bodyCohesion lineInBodyBlock untilBodyBlockEnd runWords runShare runShareBeside'),
];

/** What the network reads of them and how each is bent; what stands beside a line it sees for itself. */
export const NET_INPUTS: readonly (readonly [name: string, bend: Bend])[] = [
  ...plain(
    'letters uppers digits marks capitalised shouted sentences commas quotes separatorShare brackets addresses currencies questions',
  ),
  ...plain(
    'exclamations years times stopShare foreign cueShare moreYou moreWe appeal place inBlock cohesion proseShare proseBefore isProse',
  ),
  ...plain('outside copiesAround datesAround commentsAfter wholeCue sinceGreeting lexical lexicalAround2 like-1 like+1 bodyCohesion'),
  ...plain('inBodyBlock bodyShare bodyShareBefore runShare'),
  ...CUES.map((cue) => [`cue:${cue}`, 'plain'] as const),
  ...words('words separators longest blanks blanksAfter copies line linesLeft lines allWords ofCoreLength sinceComments').map(logarithm),
  ...words('bodyWordsBefore bodyWordsAfter bodyWords sinceBody untilBody fromBlock fromBodyBlock').map(logarithm),
  ['score0', 'odds'],
  ...(['is0', 'is1', 'is2'] as const).map((bend) => ['last', bend] as const),
  ...(['is0', 'is1'] as const).map((bend) => ['first', bend] as const),
];

function plain(names: string): (readonly [string, Bend])[] {
  return words(names).map((name) => [name, 'plain'] as const);
}

function logarithm(name: string): readonly [string, Bend] {
  return [name, 'log'];
}
