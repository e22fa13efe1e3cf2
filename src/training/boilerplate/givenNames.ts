import { allLocales } from '@faker-js/faker';
import { addGivenName, type GivenNames, noGivenNames } from '../../core/boilerplate/givenNames.ts';
import { scanLines } from '../../core/boilerplate/scan.ts';
import { linesOf } from '../../core/text/lines.ts';
import { stringsIn } from '../entities/gazetteerSources.ts';

/** Given names of one word in Latin and Cyrillic letters, of all languages of faker (MIT). */
export function givenNames(): GivenNames {
  return (made ??= make());
}

function make(): GivenNames {
  const names = Object.values(allLocales).flatMap((locale) => stringsIn(locale.person?.first_name));
  const text = [...new Set(names)].filter((name) => ONE_WORD.test(name)).join('\n');
  const set = noGivenNames();
  for (const hash of scanLines(text, linesOf(text)).words) addGivenName(set, hash);
  return set;
}

let made: GivenNames | undefined;
// e.g. "Ottilie", "Юрий"
const ONE_WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;
