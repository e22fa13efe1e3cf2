import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line with the roles that pass; blank lines have none. */
export interface ExpectedLine {
  readonly text: string;
  readonly accept: readonly string[];
}

/** A text made from a seed, with the line break it is written with. */
export interface Variant {
  readonly name: string;
  readonly lines: readonly ExpectedLine[];
  readonly lineBreak: string;
}

/** The seeds as they are and rewritten at run time: other names and outlets, other layouts, appeals in other words and places. */
export function seedVariants(shared: string): readonly Variant[] {
  const pact = readSeed(shared, '000_8cb8ecbeaf453e44');
  const wire = readSeed(shared, '003_7eab56a015ad09b8');
  const [news, appeal] = [pact.slice(0, 7), pact.slice(7)];
  const made: Record<string, readonly ExpectedLine[]> = {
    'seed 000': pact,
    'seed 003': wire,
    '000 with other names': renamed(pact),
    '003 with other names': renamed(wire),
    '000 with the appeal in the middle': [...news.slice(0, 4), ...appeal, ...news.slice(4)],
    '000 with the appeal first': [...appeal, ...news],
    '000 with blank lines between': spaced(pact),
    '003 without blank lines': wire.filter(({ text }) => text.trim() !== ''),
    '003 without a headline': wire.filter(({ accept }) => !accept.includes('title')),
    '003 without what stands before the headline': wire.slice(2),
    '000 without greeting and button': pact.filter((_, at) => at !== 7 && at !== 8 && at !== 14),
    '003 with the appeal of 000 for a tail': [...wire.slice(0, 40), ...appeal],
    '003 with the appeal of 000 in the middle': [...wire.slice(0, 22), ...spaced(appeal), ...wire.slice(22)],
    '000 with a headline': [{ text: 'Leaders to sign guarantees at Friday summit in Minsk', accept: ['title'] }, BLANK, ...pact],
  };
  REWORDED.forEach((lines, at) => {
    const gold = lines.map((text): ExpectedLine => ({ text, accept: ['boilerplate'] }));
    made[`000 with appeal ${at + 1} of our own`] = [...news, ...gold];
    made[`003 with appeal ${at + 1} of our own in the middle, other names`] = renamed([
      ...wire.slice(0, 31),
      ...spaced(gold),
      ...wire.slice(31),
    ]);
  });
  const variants = Object.entries(made).map(([name, lines]): Variant => ({ name, lines, lineBreak: '\n' }));
  const breaks = [pact, wire].flatMap((lines, at) =>
    ['\r\n', '\r'].map((lineBreak): Variant => ({ name: `seed ${at} with ${JSON.stringify(lineBreak)}`, lines, lineBreak })),
  );
  return [...variants, ...breaks];
}

export function textOf({ lines, lineBreak }: Variant): string {
  return lines.map(({ text }) => text).join(lineBreak);
}

function readSeed(shared: string, name: string): readonly ExpectedLine[] {
  const gold = JSON.parse(readFileSync(join(shared, 'gold', `${name}.gold.json`), 'utf8')) as Gold;
  const roles = new Map(gold.lines.map(({ line, role, accept }) => [line, accept ?? [role]]));
  const lines = readFileSync(join(shared, 'seeds', `${name}.txt`), 'utf8').split('\n');
  return lines.map((text, at) => ({ text, accept: roles.get(at + 1) ?? [] }));
}

interface Gold {
  readonly lines: readonly { readonly line: number; readonly role: string; readonly accept?: readonly string[] }[];
}

const BLANK: ExpectedLine = { text: '', accept: [] };

function spaced(lines: readonly ExpectedLine[]): readonly ExpectedLine[] {
  return lines.flatMap((line) => [line, BLANK]);
}

function renamed(lines: readonly ExpectedLine[]): readonly ExpectedLine[] {
  return lines.map(({ text, accept }) => ({ text: NAMES.reduce((out, [from, to]) => out.replaceAll(from, to), text), accept }));
}

const NAMES: readonly (readonly [string, string])[] = [
  ['The Moscow Times', 'Northern Ledger'],
  ['Amaravati', 'Harborview'],
  ['amaravati', 'harborview'],
  ['Vladimir Putin', 'Teodor Halvik'],
  ['Putin', 'Halvik'],
  ['Alexander Lukashenko', 'Mirela Dasko'],
  ['Lukashenko', 'Dasko'],
  ['Belarusian', 'Ostrian'],
  ['Belarus', 'Ostria'],
  ['Russian', 'Velmarian'],
  ['Russia', 'Velmaria'],
  ['Minsk', 'Lendava'],
  ['Moscow', 'Karsk'],
  ['Ukraine', 'Tarnia'],
  ['Reuters', 'Meridian Press'],
  ['RIA', 'VNA'],
  ['Hyderabad', 'Portside'],
  ['Lidia Kelly', 'Joan Marsh'],
  ['Clarence Fernandez', 'Peter Oyelaran'],
  ['Igor Nazaruk', 'Pavel Brenn'],
];

/** Appeals written for this file, none of the seeds' sentences among them. */
const REWORDED: readonly (readonly string[])[] = [
  [
    'From the newsroom of the Ledger',
    'To all who follow our reporting,',
    'The government last week added our publication to its list of extremist organisations, so that anyone who works with us may now go to prison for up to six years. It is the third such attack since the war began.',
    'The charge is absurd. We report what we see, from every side, and we let people judge for themselves.',
    'Journalists here will not give up. What keeps us alive are people like you who decide to chip in.',
    'A gift of $5 a month, or any sum you can spare, pays for another day of honest reporting. Setting it up takes two minutes.',
    'When you back the Ledger you stand up for free speech at a time when it is being strangled. We are deeply grateful to you.',
    'Ask me later',
  ],
  [
    'Before you go...',
    'Publications like ours have never had it so hard. Two of our editors were searched at dawn on Monday and our servers were carried away.',
    'You can help us carry on. More than nine thousand readers already pay a little every month, and that is what keeps our pages open to everybody.',
    'Please think about joining them today from as little as €3. You may stop whenever you want.',
    'Not now',
  ],
  [
    'We have a small request.',
    'Fewer than one in a hundred of the people who come to our site support it with money. We have no owner who could cover our losses, and we do not hide our stories behind a paywall.',
    'If you value what we do, please donate. Every contribution, large or small, goes to the work of our correspondents in the field.',
    'Thank you!',
  ],
];
