import type { TaggedName } from './consistency.ts';
import { isDemonym } from './demonyms.ts';
import { lowerHashOf } from './hash.ts';
import { TAGS } from './labels.ts';
import type { Reading } from './reading.ts';
import { CAPITAL } from './tokens.ts';

const LOCATION = TAGS.indexOf('LOC');
const ORGANIZATION = TAGS.indexOf('ORG');
const THE = lowerHashOf('the');

/** Names as we mark them: a nationality alone is no place, and a newspaper's name holds its capitalised article. */
export function refined(reading: Reading, names: readonly TaggedName[]): TaggedName[] {
  const { tokens } = reading;
  return names.flatMap((name) => {
    const last = tokens.lower[name.last - 1] ?? 0;
    if (name.tag === LOCATION && name.last - name.first === 1 && isDemonym(last)) return [];
    const holdsThe =
      name.tag === ORGANIZATION &&
      name.last - name.first > 1 &&
      NEWSPAPER_WORDS.has(last) &&
      tokens.lower[name.first - 1] === THE &&
      ((tokens.flags[name.first - 1] ?? 0) & CAPITAL) !== 0;
    return [holdsThe ? { ...name, first: name.first - 1 } : name];
  });
}

const NEWSPAPER_WORDS: ReadonlySet<number> = new Set(
  'times post guardian telegraph herald tribune gazette journal independent economist observer chronicle mirror examiner star globe standard courier mail'
    .split(' ')
    .map((word) => lowerHashOf(word)),
);
