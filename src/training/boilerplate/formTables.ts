import { pick } from '../random.ts';
import { one, up, times, sentence, person, team, day, words, type Form } from './formParts.ts';
import {
  AMOUNTS,
  COMPANIES,
  DAYS,
  FAMILY_NAMES,
  HOURS,
  INGREDIENTS,
  LEAGUES,
  PLACES,
  POSTS,
  SKIES,
  SPECIFICATIONS,
  STEPS,
  VENUES,
} from './formWords.ts';

/** Results of games under the names of their leagues, with or without who scored, or a table of the league, by rows or a cell a line. */
export const results: Form = ({ random }) => {
  const style = random();
  return style < 0.55 ? scores(random) : standings(random);
};

function scores(random: () => number): readonly string[] {
  const write = pick(SCORES, random) ?? String;
  const [most, hasLeagues, hasScorers] = [random() < 0.7 ? 5 : 90, random() < 0.3, random() < 0.2];
  return times(3, 12, random, () => {
    const scorers = times(1, 3, random, () => `${one(FAMILY_NAMES, random)} ${1 + up(90, random)}`).join(', ');
    return [
      hasLeagues && random() < 0.3 ? one(LEAGUES, random) : '',
      write([team(random), `${up(most, random)}`, team(random), `${up(most, random)}`]),
      hasScorers ? `(${scorers})` : '',
    ];
  }).flat();
}

function standings(random: () => number): readonly string[] {
  const rows = times(4, 14, random, (at) => [`${at + 1}`, team(random), ...Array.from({ length: 5 }, () => `${up(40, random)}`)]);
  const all = [...(random() < 0.6 ? [['', 'Team', 'P', 'W', 'D', 'L', 'Pts']] : []), ...rows];
  const between = one([' ', '\t', ' | ', '   '], random);
  return random() < 0.6 ? all.map((row) => row.join(between).trim()) : all.slice(0, 7).flat();
}

/** How two sides and what they scored are written. */
const SCORES: readonly ((result: readonly string[]) => string)[] = [
  ([home, own, away, other]) => `${home ?? ''} ${own ?? ''}-${other ?? ''} ${away ?? ''}`,
  ([home, own, away, other]) => `${home ?? ''} ${own ?? ''} ${away ?? ''} ${other ?? ''}`,
  ([home, own, away, other]) => `${home ?? ''} ${own ?? ''}, ${away ?? ''} ${other ?? ''}`,
  ([home, own, away, other]) => `${home ?? ''} bt ${away ?? ''} ${own ?? ''}-${other ?? ''}`,
];

/** Who played: positions and names, substitutes, who judged and how many watched. */
export const lineUp: Form = ({ random }) => {
  const players = (): string =>
    times(9, 13, random, () => `${one(FAMILY_NAMES, random)}${random() < 0.2 ? ` (${up(90, random)})` : ''}`).join(', ');
  const side = (): string => `${team(random)}: ${players()}.`;
  return [side(), side(), `Referee: ${person(random)}. Attendance: ${up(40, random)},${100 + up(899, random)}.`].slice(
    0,
    2 + up(2, random),
  );
};

/** Prices and changes of shares, crops or houses. */
export const prices: Form = ({ random }) => {
  const rows = times(3, 12, random, () => {
    const change = `${random() < 0.5 ? '+' : '-'}${(5 * random()).toFixed(1)}`;
    return [one(COMPANIES, random), (900 * random()).toFixed(random() < 0.5 ? 1 : 2), random() < 0.6 ? `${change}%` : change];
  });
  const style = random();
  if (style < 0.25) return rows.flat();
  const between = one([' ', '\t', ', ', ': ', ' | '], random);
  return [...(random() < 0.4 ? [['Name', 'Close', 'Change']] : []), ...rows].map((row) => row.join(between));
};

/** What the weather will be, by place or by day. */
export const weather: Form = ({ random }) => {
  const labels = random() < 0.5 ? DAYS : PLACES;
  const style = random();
  return times(3, 9, random, () => {
    const label = one(labels, random);
    const [high, low] = [10 + up(20, random), up(10, random)];
    if (style < 0.3) return [label, one(SKIES, random), `${high}° / ${low}°`];
    if (style < 0.6) return [`${label}: ${one(SKIES, random)}, ${high}C`];
    return [`${label}: ${one(SKIES, random)} at first, then ${one(SKIES, random).toLowerCase()}. Highs of ${high}, lows of ${low}.`];
  }).flat();
};

/** What is on, with when, where and what it costs. */
export const listings: Form = (source) => {
  const { random } = source;
  const isLabelled = random() < 0.35;
  return times(2, 6, random, () => {
    const [when, where] = [`${day(random)}, ${one(HOURS, random)}`, `${one(VENUES, random)}, ${one(PLACES, random)}`];
    const cost = random() < 0.3 ? 'Free' : `Tickets ${one(AMOUNTS, random)}`;
    const what = words(sentence(source), 2 + up(5, random));
    if (isLabelled) return [what, `When: ${when}`, `Where: ${where}`, cost];
    return random() < 0.5 ? [what, `${when}, ${where}. ${cost}.`] : [what, when, where, cost, random() < 0.5 ? sentence(source) : ''];
  }).flat();
};

/** What to take and what to do. */
export const recipe: Form = ({ random }) => {
  const isNumbered = random() < 0.4;
  return [
    random() < 0.5 ? `Serves ${2 + up(6, random)}` : '',
    random() < 0.6 ? 'Ingredients' : '',
    ...times(
      4,
      12,
      random,
      () => `${1 + up(500, random)}${one(['g', ' g', 'ml', ' tbsp', ' tsp', ' cups', 'oz', ''], random)} ${one(INGREDIENTS, random)}`,
    ),
    random() < 0.6 ? 'Method' : '',
    ...times(3, 8, random, (at) => `${isNumbered ? `${at + 1}. ` : ''}${times(1, 2, random, () => one(STEPS, random)).join(' ')}`),
  ];
};

/** Names and what there is to say of each: honours, winners, courts, deaths. */
export const people: Form = ({ random }) => {
  const style = random();
  return times(4, 14, random, () => {
    const place = one(PLACES, random);
    if (style < 0.3) return `${person(random)}, ${20 + up(60, random)}, of ${place}: fined ${one(AMOUNTS, random)}.`;
    if (style < 0.6) return `${person(random)}, ${one(POSTS, random)}, ${place}`;
    return style < 0.8 ? `${one(POSTS, random)}: ${person(random)}` : person(random);
  });
};

/** Labels and values, as below a review. */
export const specifications: Form = ({ random }) => {
  const isApart = random() < 0.3;
  return times(3, 8, random, () => {
    const [label, value] = (one(SPECIFICATIONS, random) || ':').split(':');
    return isApart ? [label ?? '', (value ?? '').trim()] : [`${label ?? ''}:${value ?? ''}`];
  }).flat();
};
