import { pick } from '../random.ts';
import { DAYS, FAMILY_NAMES, GIVEN_NAMES, MONTHS, PLACES, TEAM_ENDINGS } from './formWords.ts';

/**
 * A part of an article that is no running prose, as newspapers print it: results, prices, weather, listings, letters, questions and answers, times, recipes, verse, lists,
 * names; one string a line. Sentences are those given, names and figures made up.
 */
export type Form = (source: FormSource) => readonly string[];

/** What forms are made of: sentences of the article itself, so that they keep to its subject, and chance. */
export interface FormSource {
  readonly sentences: readonly string[];
  readonly random: () => number;
}

/** The lines that are not blank. */
export const filled = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');

/** An item of the list at random; of an empty one the empty string. */
export const one = (list: readonly string[], random: () => number): string => pick(list, random) ?? '';

/** A whole number from 0 to below `most`. */
export const up = (most: number, random: () => number): number => Math.floor(most * random());

/** From `least` to `most` of what is made. */
export const times = <T>(least: number, most: number, random: () => number, make: (at: number) => T): T[] =>
  Array.from({ length: least + up(most - least + 1, random) }, (_, at) => make(at));

/** A sentence of the article. */
export const sentence = ({ sentences, random }: FormSource): string => one(sentences, random);

/** One to `most` sentences of the article. */
export const prose = (source: FormSource, most: number): string => times(1, most, source.random, () => sentence(source)).join(' ');

/** Given and family name. */
export const person = (random: () => number): string => `${one(GIVEN_NAMES, random)} ${one(FAMILY_NAMES, random)}`;

/** A side that plays for a place. */
export const team = (random: () => number): string => `${one(PLACES, random)} ${one(TEAM_ENDINGS, random)}`.trim();

/** A date without its year. */
export const day = (random: () => number): string => `${one(DAYS, random)} ${1 + up(28, random)} ${one(MONTHS, random)}`;

/** The first words of a sentence, without the mark behind them. */
export const words = (text: string, most: number): string => text.split(' ').slice(0, most).join(' ').replace(LAST_MARK, '');

/** The marks at the end of a text, as "," of "the minister,". */
export const LAST_MARK = /[\s\p{P}]+$/u;
