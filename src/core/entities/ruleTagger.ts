import type { Entity, EntityType } from './entity.ts';
import { hashOf } from './hash.ts';
import type { Reading, TokenStretch } from './reading.ts';
import { GIVEN_NAMES, NOT_NAMES, ORGANIZATION_WORDS, PLACES, TITLES } from './ruleNames.ts';
import { ALL_CAPS, CAPITAL, HAS_DIGIT, LOWERCASE, SENTENCE_START } from './tokens.ts';

/** How sure the rules are by kind of evidence; set by hand, not calibrated. */
const SCORES = { gazetteer: 0.85, evidence: 0.75, guess: 0.55 } as const;

/**
 * Names by capitalised runs, small lists and evidence from the whole text (words seen in small letters elsewhere are not names; a surname follows the full
 * name's type). The fall-back where the learned model is missing. `taken` marks tokens that are already spoken for.
 */
export function ruleEntities(reading: Reading, taken: Uint8Array): Entity[] {
  const runs = reading.stretches.flatMap((stretch) => runsOf(reading, stretch, taken));
  const lowercase = lowercaseWords(reading);
  const judged = runs.flatMap((run) => partsOf(reading, run)).map((run) => trimmed(reading, run, lowercase));
  const known = new Map<number, EntityType>();
  for (const run of judged) {
    const verdict = run && typeOf(reading, run);
    if (!run || !verdict) continue;
    known.set(keyOf(reading, run.first, run.last), verdict.type);
    if (verdict.type === 'person') known.set(keyOf(reading, run.last - 1, run.last), 'person');
  }
  return judged.flatMap((run) => {
    if (!run) return [];
    const whole = known.get(keyOf(reading, run.first, run.last));
    const verdict = typeOf(reading, run) ?? (whole ? { type: whole, score: SCORES.evidence } : undefined);
    return verdict ? [toEntity(reading, run, verdict)] : [];
  });
}

interface Run {
  readonly first: number;
  readonly last: number;
}

interface Verdict {
  readonly type: EntityType;
  readonly score: number;
}

/** Runs of capitalised words, joined by "of", "the" and the like. */
function runsOf(reading: Reading, stretch: TokenStretch, taken: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let index = stretch.first; index < stretch.last; index++) {
    if (!isCapital(reading, index) || taken[index]) continue;
    const first = index;
    while (index + 1 < stretch.last && !taken[index + 1] && isCapital(reading, index + 1) && !startsSentence(reading, index + 1)) index++;
    runs.push({ first, last: index + 1 });
  }
  return joined(reading, runs);
}

/** "Ministry" + "Defense" around "of" or "of the", "Prosecutor General" + "Office" around "'s": one run when the first part has an organization's word. */
function joined(reading: Reading, runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const before = out.at(-1);
    const between = before ? wordsOf(reading, { first: before.last, last: run.first }) : '';
    const links =
      between === 'of' || between === 'of the'
        ? hasOrganizationWord(reading, before)
        : between === "'s" && hasOrganizationWord(reading, run);
    if (before && links && !PLACES.has(wordsOf(reading, before))) out[out.length - 1] = { first: before.first, last: run.last };
    else out.push(run);
  }
  return out;
}

/** Cuts titles ("President", "Prime Minister") and demonyms off the front, so that the name alone remains. */
function partsOf(reading: Reading, run: Run): Run[] {
  const starts: Run[] = [];
  let first = run.first;
  if (hasOrganizationWord(reading, run)) return [run];
  for (let index = run.first; index < run.last; index++) {
    const word = wordAt(reading, index);
    if (!TITLES.has(word) && !isDemonym(word)) continue;
    if (index > first) starts.push({ first, last: index });
    first = index + 1;
  }
  return first < run.last ? [...starts, { first, last: run.last }] : starts;
}

/** Without words at its ends that are no names; undefined when nothing remains. */
function trimmed(reading: Reading, run: Run, lowercase: ReadonlySet<number>): Run | undefined {
  let { first, last } = run;
  const isNoName = (index: number): boolean => {
    const word = wordAt(reading, index);
    if (PLACES.has(wordsOf(reading, { first, last }))) return false;
    if (word === 'the' && isNewspaper(reading, { first, last })) return false;
    const isPlain = lowercase.has(reading.tokens.lower[index] ?? 0) && startsSentence(reading, index);
    return NOT_NAMES.has(word) || isPlain;
  };
  while (first < last && isNoName(first)) first++;
  while (last > first && isNoName(last - 1)) last--;
  return first < last ? { first, last } : undefined;
}

function typeOf(reading: Reading, run: Run): Verdict | undefined {
  const words = wordsOf(reading, run);
  if (PLACES.has(words)) return { type: 'location', score: SCORES.gazetteer };
  if (run.last - run.first === 1) return singleType(reading, run);
  if (hasOrganizationWord(reading, run)) return { type: 'organization', score: SCORES.evidence };
  if (GIVEN_NAMES.has(wordAt(reading, run.first))) return { type: 'person', score: SCORES.gazetteer };
  if (TITLES.has(wordAt(reading, run.first - 1))) return { type: 'person', score: SCORES.evidence };
  if (run.last - run.first > 3 || wordsHave(reading, run, ALL_CAPS)) return undefined;
  return { type: 'person', score: SCORES.guess };
}

function singleType(reading: Reading, run: Run): Verdict | undefined {
  const word = wordAt(reading, run.first);
  const flags = reading.tokens.flags[run.first] ?? 0;
  const length = word.length;
  if (isDemonym(word)) return undefined;
  if (flags & ALL_CAPS && !(flags & HAS_DIGIT) && length <= 6) return { type: 'organization', score: SCORES.guess };
  if (TITLES.has(wordAt(reading, run.first - 1)) && !startsSentence(reading, run.first) && !ORGANIZATION_WORDS.has(word))
    return { type: 'person', score: SCORES.guess };
  return undefined;
}

function toEntity(reading: Reading, run: Run, verdict: Verdict): Entity {
  const { tokens } = reading;
  return {
    start: tokens.start[run.first] ?? 0,
    end: tokens.end[run.last - 1] ?? 0,
    type: verdict.type,
    score: verdict.score,
    source: verdict.score === SCORES.gazetteer ? 'gazetteer' : 'pattern',
  };
}

function isCapital(reading: Reading, index: number): boolean {
  return ((reading.tokens.flags[index] ?? 0) & CAPITAL) !== 0;
}

function startsSentence(reading: Reading, index: number): boolean {
  return ((reading.tokens.flags[index] ?? 0) & SENTENCE_START) !== 0;
}

function wordsHave(reading: Reading, run: Run, flag: number): boolean {
  for (let index = run.first; index < run.last; index++) if ((reading.tokens.flags[index] ?? 0) & flag) return true;
  return false;
}

function wordAt(reading: Reading, index: number): string {
  if (index < 0 || index >= reading.tokens.count) return '';
  return reading.text.slice(reading.tokens.start[index], reading.tokens.end[index]).toLowerCase();
}

function wordsOf(reading: Reading, run: Run): string {
  const words: string[] = [];
  for (let index = run.first; index < Math.min(run.last, run.first + 12); index++) words.push(wordAt(reading, index).replace('’', "'"));
  return words.join(' ');
}

function hasOrganizationWord(reading: Reading, run: Run | undefined): boolean {
  if (!run || run.last - run.first < 2) return run !== undefined && ORGANIZATION_WORDS.has(wordAt(reading, run.first));
  for (let index = run.first; index < run.last; index++) if (ORGANIZATION_WORDS.has(wordAt(reading, index))) return true;
  return false;
}

const NEWSPAPER = new Set([
  'times',
  'post',
  'guardian',
  'telegraph',
  'herald',
  'tribune',
  'gazette',
  'journal',
  'independent',
  'economist',
]);

function isNewspaper(reading: Reading, run: Run): boolean {
  return run.last - run.first > 1 && NEWSPAPER.has(wordAt(reading, run.last - 1));
}

// e.g. "russian", "british", "japanese", "iraqi"
const DEMONYM = /(?:..[ai]an|..ish|..ese|ench|utch|reek|swiss|iraqi|israeli|pakistani|afghan|saudi|german|roman|soviet|soviets)s?$/;

function isDemonym(word: string): boolean {
  return DEMONYM.test(word) && !PLACES.has(word) && !GIVEN_NAMES.has(word);
}

function keyOf(reading: Reading, first: number, last: number): number {
  return hashOf(wordsOf(reading, { first, last }));
}

function lowercaseWords(reading: Reading): ReadonlySet<number> {
  const words = new Set<number>();
  for (let index = 0; index < reading.tokens.count; index++)
    if ((reading.tokens.flags[index] ?? 0) & LOWERCASE) words.add(reading.tokens.lower[index] ?? 0);
  return words;
}
