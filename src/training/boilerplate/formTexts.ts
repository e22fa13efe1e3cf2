import { one, up, times, sentence, prose, person, words, LAST_MARK, type Form } from './formParts.ts';
import { ADDRESSES, ADVICE, CALLS, CLOSINGS, DIRECTIONS, FAMILY_NAMES, GIVEN_NAMES, HEADINGS, PLACES, SALUTATIONS } from './formWords.ts';

/** Letters to the editor or to an adviser, each signed. */
export const letters: Form = (source) => {
  const { random } = source;
  const opening = random();
  return times(1, 5, random, () => [
    opening < 0.3 ? one(SALUTATIONS, random) : '',
    ...times(1, 3, random, () => prose(source, 3)),
    opening < 0.2 ? one(CLOSINGS, random) : '',
    random() < 0.8 ? person(random) : person(random).toUpperCase(),
    random() < 0.7 ? one(ADDRESSES, random) || one(PLACES, random) : '',
  ]).flat();
};

/** A question to an adviser and the answer, which speaks to who asked. */
export const advice: Form = (source) => {
  const { random } = source;
  const answer = (): string => times(1, 3, random, () => (random() < 0.7 ? one(ADVICE, random) : sentence(source))).join(' ');
  return times(1, 2, random, () => [
    random() < 0.5 ? one(SALUTATIONS, random) : '',
    ...times(1, 2, random, () => prose(source, 3)),
    random() < 0.4 ? `${one(GIVEN_NAMES, random)}, ${one(PLACES, random)}` : '',
    random() < 0.3 ? `Dear ${one(GIVEN_NAMES, random)},` : '',
    ...times(1, 4, random, answer),
  ]).flat();
};

/** Sentences that call on readers, in a cause that is not the outlet's. */
export const calls: Form = ({ random }) =>
  times(1, 4, random, () => times(1, 2, random, () => one(random() < 0.5 ? CALLS : ADVICE, random)).join(' '));

/** Questions and answers, or people who speak in turn. */
export const dialogue: Form = (source) => {
  const { random } = source;
  const style = random();
  const names =
    random() < 0.5 ? [person(random), person(random)] : [one(FAMILY_NAMES, random).toUpperCase(), one(GIVEN_NAMES, random).toUpperCase()];
  const labels = style < 0.4 ? ['Q', 'A'] : names;
  const mark = one([': ', ' – ', '. '], random);
  const isStaged = random() < 0.2;
  return times(4, 14, random, (at) => {
    const said = random() < 0.35 ? words(sentence(source), 2 + up(7, random)) : prose(source, 2);
    const end = at % 2 === 0 && random() < 0.7 ? '?' : '.';
    const direction = isStaged && random() < 0.25 ? one(DIRECTIONS, random) : '';
    return [direction, `${labels[at % 2] ?? ''}${mark}${said.replace(LAST_MARK, '')}${end}`];
  }).flat();
};

/** What happens, with the time of each entry before it or on a line above. */
export const liveBlog: Form = (source) => {
  const { random } = source;
  const isApart = random() < 0.5;
  let minute = up(600, random);
  return times(3, 9, random, () => {
    minute += 1 + up(40, random);
    const time = `${Math.floor(minute / 60)}${one([':', '.'], random)}${String(minute % 60).padStart(2, '0')}`;
    return isApart ? [time, ...times(1, 2, random, () => prose(source, 2))] : [`${time} ${prose(source, 2)}`];
  }).flat();
};

/** Verse with or without a refrain. */
export const verse: Form = (source) => {
  const { random } = source;
  const line = (): string => words(sentence(source), 4 + up(5, random)) + one(['', '', ',', '.', ';'], random);
  const refrain = times(1, 3, random, line);
  const [hasRefrain, label] = [random() < 0.5, random() < 0.3 ? one(['Chorus', '(Chorus)', 'Refrain:'], random) : ''];
  return times(2, 5, random, () => [...times(3, 5, random, line), ...(hasRefrain ? [label, ...refrain] : [])]).flat();
};

/** A list with marks or numbers, under a heading or none. */
export const list: Form = (source) => {
  const { random } = source;
  const mark = one(['• ', '- ', '* ', '– ', '', '#'], random);
  const length = 3 + up(14, random);
  return [
    random() < 0.5 ? `${words(sentence(source), 3 + up(3, random))}:` : '',
    ...times(3, 10, random, (at) => `${mark === '#' ? `${at + 1}. ` : mark}${words(sentence(source), length + up(4, random))}`),
  ];
};

/** Headings between lines of prose. */
export const sections: Form = (source) =>
  times(2, 6, source.random, (at) => {
    const heading = source.random() < 0.5 ? one(HEADINGS, source.random) : words(sentence(source), 2 + up(4, source.random));
    return [`${source.random() < 0.2 ? `${at + 1}. ` : ''}${heading}`, ...times(1, 2, source.random, () => prose(source, 3))];
  }).flat();

/** Questions with answers to choose from. */
export const quiz: Form = (source) =>
  times(3, 8, source.random, (at) => {
    const question = `${at + 1}. ${words(sentence(source), 6 + up(8, source.random))}?`;
    const choices = ['a', 'b', 'c'].map(
      (letter) => `${letter}) ${source.random() < 0.5 ? one(PLACES, source.random) : person(source.random)}`,
    );
    return source.random() < 0.6 ? [question, ...choices] : [question];
  }).flat();
