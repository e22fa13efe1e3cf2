import type { SplitFile } from './layouts.ts';
import { oneOf } from './parts.ts';

/**
 * The same file in a made-up language: function words become those of another language, months too, and the letters of all other words are shifted,
 * so that the same word stays the same word. Boundaries learned on English pages then hold where English is not written.
 */
export function disguise(file: SplitFile, random: () => number): SplitFile {
  const tongue = oneOf(TONGUES, random);
  const shift = 1 + Math.floor(random() * 4);
  const compounding = random() < 0.5 ? 0 : random() * 0.4;
  const known = new Map<string, string>();
  // e.g. "Minister", "the", "don’t"; not the parts of "example.org"
  const text = file.text.replace(/(?<![\w./@-])\p{L}[\p{L}’']*(?![\w@]|[./]\w)/gu, (word) => {
    const low = word.toLowerCase();
    const said = known.get(low) ?? sayIn(tongue, low, shift);
    known.set(low, said);
    if (low.length > 4 && random() < compounding) return joinTo(word, oneOf(tongue.starts, random), said);
    if (word === low) return said;
    return word.length > 1 && word === word.toUpperCase() ? said.toUpperCase() : said.charAt(0).toUpperCase() + said.slice(1);
  });
  return { ...file, text };
}

/** The word as part of a compound, so that it is not the same word: languages that compound and inflect repeat fewer words than English. */
function joinTo(word: string, start: string, said: string): string {
  const joined = start + said;
  return word.charAt(0) === word.charAt(0).toLowerCase() ? joined : joined.charAt(0).toUpperCase() + joined.slice(1);
}

interface Tongue {
  readonly starts: readonly string[];
  readonly functions: Readonly<Record<string, string>>;
  readonly vowels: string;
  readonly consonants: string;
}

const ENGLISH =
  'the a and of to in on for with is are was were i you he she we they not that this it by at from as but or be have has had his her their your my said will an'.split(
    ' ',
  );
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const TONGUES: readonly Tongue[] = [
  tongueOf(
    'der ein und von zu in auf für mit ist sind war waren ich du er sie wir sie nicht dass dieses es von bei aus als aber oder sein haben hat hatte sein ihr ihre euer mein sagte wird eine',
    'januar februar märz april mai juni juli august september oktober november dezember',
    ['aeiouyäöü', 'bcdfghjklmnpqrstvwxz'],
  ),
  tongueOf(
    'le un et de à dans sur pour avec est sont était étaient je vous il elle nous ils pas que ce il par au de comme mais ou être ont a avait son sa leur votre mon dit sera une',
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ['aeiouyéèê', 'bcdfghjklmnpqrstvwxz'],
  ),
  tongueOf(
    'el un y de a en sobre para con es son era eran yo usted él ella nosotros ellos no que este lo por al desde como pero o ser han ha había su sus su tu mi dijo será una',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    ['aeiouyáéí', 'bcdfghjklmnpqrstvwxz'],
  ),
  tongueOf(
    'это как и из к в на для с это были был были я вы он она мы они не что это то по при от как но или быть есть есть был его её их ваш мой сказал будет та',
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    ['аеиоуыэюя', 'бвгджзклмнпрстфхцчшщ'],
  ),
];

function tongueOf(functions: string, months: string, letters: readonly [vowels: string, consonants: string]): Tongue {
  const words = functions.split(' ');
  const named = months.split(' ');
  const pairs = [...ENGLISH.map((word, at) => [word, words[at] ?? word]), ...MONTHS.map((word, at) => [word, named[at] ?? word])];
  const [vowels, consonants] = letters;
  const starts = [...consonants].flatMap((first) =>
    [...vowels]
      .slice(0, 4)
      .map((second) => first + second + (consonants[(first.charCodeAt(0) + second.charCodeAt(0)) % consonants.length] ?? '')),
  );
  return { starts, functions: Object.fromEntries(pairs) as Record<string, string>, vowels, consonants };
}

function sayIn(tongue: Tongue, word: string, shift: number): string {
  const known = Object.hasOwn(tongue.functions, word) ? tongue.functions[word] : undefined;
  if (known !== undefined) return known;
  return [...word].map((letter) => shifted(letter, tongue, shift)).join('');
}

function shifted(letter: string, { vowels, consonants }: Tongue, shift: number): string {
  const vowel = 'aeiouy'.indexOf(letter);
  if (vowel >= 0) return vowels[(vowel + shift) % vowels.length] ?? letter;
  const consonant = 'bcdfghjklmnpqrstvwxz'.indexOf(letter);
  return consonant >= 0 ? (consonants[(consonant + shift) % consonants.length] ?? letter) : letter;
}
