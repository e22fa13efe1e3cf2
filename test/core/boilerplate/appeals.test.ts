import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/article/parse.ts';
import { CONTEXT_FEATURES, contextFeatures, linesNear } from '../../../src/core/boilerplate/appealContext.ts';
import { eachAppealFeature, weighAppeals } from '../../../src/core/boilerplate/appealWords.ts';
import type { AppealInput } from '../../../src/core/boilerplate/appealLines.ts';
import { type AppealFinder, findAppeals } from '../../../src/core/boilerplate/appeals.ts';
import type { AppealZone } from '../../../src/core/boilerplate/appealZones.ts';
import { type Forest, packForest } from '../../../src/core/boilerplate/forest.ts';
import { readBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { slotOfFeature } from '../../../src/core/boilerplate/wordWeights.ts';
import { vocabularyOf } from '../../../src/core/boilerplate/vocabulary.ts';
import { linesOf } from '../../../src/core/text/lines.ts';
import { root } from '../../support/sources.ts';

const news = [
  'A ferry with ninety people on board ran aground in fog on Monday, the coast guard said.',
  'Nobody was hurt, but the hull lost fuel and divers will examine it.',
  'An inquiry will begin next week, according to the ministry of transport.',
];

/** What is read of a text of which every line has the same probability of boilerplate and shares as much with the article, and that is worded neither way. */
function inputOf(text: string, { score, cohesion = 0 }: { readonly score: number; readonly cohesion?: number }): AppealInput {
  const scan = scanLines(text, linesOf(text));
  const all = (value: number): Float32Array => new Float32Array(scan.count).fill(value);
  return { scan, vocabulary: vocabularyOf(scan), wording: all(0), cohesion: all(cohesion), scores: all(score) };
}

/** Zones as pairs of lines, with nothing known of the lines but their words. */
function zonesIn(lines: readonly string[]): readonly (readonly [number, number])[] {
  const text = lines.join('\n');
  const input = inputOf(text, { score: 0.2 });
  return findAppeals(input).map(({ first, end }) => [first, end]);
}

describe('appeals', () => {
  it('are found after, before and inside an article, with greeting and thanks', () => {
    const appeal = ['Dear readers,', 'We need your support: please donate $5 a month so that our newsroom can go on.', 'Thank you.'];
    expect(zonesIn([...news, ...appeal])).toEqual([[3, 6]]);
    expect(zonesIn([...appeal, ...news])).toEqual([[0, 3]]);
    expect(zonesIn([...news.slice(0, 2), ...appeal, ...news.slice(2)])).toEqual([[2, 5]]);
  });

  it('begin where the outlet begins to speak of itself, however sure the appeal seems to be the article', () => {
    const text = [
      ...news,
      'The governor added our paper to a list of unwanted media last week.',
      'We need you: please donate $5 a month and support our newsroom, and we will go on.',
      'If you give today, you help us and our reporters; we thank you for your support.',
    ].join('\n');
    const input = inputOf(text, { score: 0.1 });
    expect(findAppeals(input).map(({ first, end }) => [first, end])).toEqual([[3, 6]]);
  });

  it('are found in one long paragraph that is taken for the article: what it says of you and us is not held against it', () => {
    const letter =
      'We have never taken a coin from the owners of the mines, and we have kept our word to you. Our reporters were fined twice, and our printers no longer dare ' +
      'to work with us. We do not know how long we can go on, but we know who has carried us so far: you. If you value our work, please help us with a gift. Even three ' +
      'euros a month, given by many of you, keep our newsroom open, and we thank you for it.';
    const text = [...news, letter].join('\n');
    const input = inputOf(text, { score: 0.04, cohesion: 0.1 });
    expect(findAppeals(input)).toEqual([{ first: 3, end: 4, sureFirst: 3, sureEnd: 4 }]);
  });

  it('are not seen in plain news, nor in news about donations', () => {
    expect(zonesIn(news)).toEqual([]);
    expect(zonesIn([...news, 'Donations to the lifeboat fund rose by a third after the accident, its treasurer said.'])).toEqual([]);
  });

  it('are not seen in what people are quoted as saying', () => {
    expect(zonesIn([...news, '“We need your help, please donate whatever you can and support us,” the mayor told the crowd.'])).toEqual([]);
  });

  it('are not a whole text, however much it asks', () => {
    expect(zonesIn(['Dear friends,', 'Please support us and donate today, we need your help.', 'Thank you for your gift.'])).toEqual([]);
  });
});

const boilerplate = readBoilerplateModel(readFileSync(join(root, 'media/models/boilerplate.bin')));

/** The lines of a text that are boilerplate at a point, by the learned models. */
function takenOf(lines: readonly string[], point: 'careful' | 'balanced'): readonly string[] {
  const { lines: judged } = parseText(lines.join('\n'), { point, boilerplate });
  return lines.filter((_, at) => judged[at]?.role === 'boilerplate');
}

/** Articles and appeals written for this test alone. */
const PAGES = [
  {
    language: 'English',
    article: [
      'The ferry line between the two islands will stop running in November, the harbour board decided on Tuesday evening.',
      'Fewer than forty passengers a day crossed the strait last winter, and the older of the two boats needs a new hull.',
      'Islanders will have to take the bus over the causeway, which floods at spring tide, said Marit Solheim, who runs the shop at the pier.',
      'The board will look at the figures again in the spring.',
    ],
    appeal: [
      'Our newsroom is four people and a kettle, and both are paid for by readers who support us with a few pounds each month.',
      'If our reporting has been of use to you this year, becoming a member takes a minute and keeps every story free for the neighbours who cannot pay.',
    ],
  },
  {
    language: 'German',
    article: [
      'Die Fährlinie zwischen den beiden Inseln wird im November eingestellt, beschloss der Hafenrat am Dienstagabend.',
      'Im vergangenen Winter fuhren weniger als vierzig Menschen am Tag mit, und das ältere der beiden Schiffe braucht einen neuen Rumpf.',
      'Die Bewohner müssen nun mit dem Bus über den Damm fahren, der bei Springflut unter Wasser steht.',
      'Im Frühjahr will der Rat die Zahlen noch einmal prüfen.',
    ],
    appeal: [
      'Unsere Redaktion besteht aus vier Leuten und einer Kaffeemaschine, und bezahlt werden beide von Leserinnen und Lesern, die uns jeden Monat unterstützen.',
      'Wenn Ihnen unsere Berichte etwas wert sind, werden Sie Mitglied: So bleiben alle Texte frei zugänglich, auch für die Nachbarn, die sich kein Abo leisten können.',
    ],
  },
];

describe('appeals by the learned finder', () => {
  it.each(PAGES)('are found in $language where the article ends, and in its midst', ({ article, appeal }) => {
    expect(takenOf([...article, ...appeal], 'balanced')).toEqual(appeal);
    expect(takenOf([...article.slice(0, 2), ...appeal, ...article.slice(2)], 'balanced')).toEqual(appeal);
    expect(takenOf([...article, ...appeal], 'careful')).toEqual(appeal);
  });

  it.each(PAGES)('are none in an article in $language', ({ article }) => {
    expect(takenOf(article, 'balanced')).toEqual([]);
  });

  it('above an article leave its headline the headline, and an appeal within it the heading that follows', () => {
    const { article, appeal } = PAGES[0] ?? { article: [], appeal: [] };
    const [headline, heading] = ['Island ferry to stop after a century of crossings', 'A hull nobody will pay for'];
    const above = [...appeal, 'Become a member', headline, 'By Ada Holm', ...article];
    for (const point of ['careful', 'balanced'] as const) {
      const { lines } = parseText(above.join('\n'), { point, boilerplate });
      expect(lines.slice(0, 6).map(({ role }) => role)).toEqual(['boilerplate', 'boilerplate', 'boilerplate', 'title', 'byline', 'body']);
    }
    const within = [headline, ...article.slice(0, 2), ...appeal, heading, ...article.slice(2)];
    expect(takenOf(within, 'careful')).toEqual(appeal);
  });

  it('are no captions before an article, whoever they say takes the pictures', () => {
    const { article } = PAGES[0] ?? { article: [] };
    const appeal = [
      'Please support our newsroom: become a member for a few pounds a month, and every story stays free for those who cannot pay.',
      'Your gift pays our photographer. Pictured: Jan Berg at the pier, photo by Ada Holm.',
    ];
    expect(takenOf([...appeal, ...article], 'balanced')).toEqual(appeal);
  });

  it('are none in a report of what others ask for', () => {
    const { article } = PAGES[0] ?? { article: [] };
    const reported = [
      'The lifeboat station, which lives on gifts, asked the islanders for 20,000 pounds on Monday; a jar stands on the counter of the shop.',
      '“If everybody gives ten pounds, we can keep the boat,” its coxswain told the meeting. “Please help us.”',
    ];
    expect(takenOf([...article, ...reported], 'careful')).toEqual([]);
  });
});

/** A finder for which a line gains `most` in all where it is worded as an appeal, and `-.5` where it is worded neither way, and less where it is worded as an article. */
function finderOf(most: number): AppealFinder {
  const stumps = (column: number): Forest =>
    packForest({
      bias: 0,
      roots: Int32Array.of(0, 1),
      feature: Uint8Array.of(column, column),
      threshold: Float32Array.of(0.5, -0.5),
      left: Int32Array.of(~0, ~2),
      right: Int32Array.of(~1, ~3),
      value: Float32Array.of(-2, most - 1.5, -1.5, 0.5),
    });
  return { appealLines: stumps(6), appealContext: stumps(15) };
}

describe('the edges of an appeal', () => {
  const [first = '', second = '', third = ''] = news;
  const asks = ['We have printed this paper for sixty years and we ask you now.', 'You can help us in a minute, and we thank you.'];
  const zones = (lines: readonly (readonly [string, number])[], most = 2): readonly AppealZone[] => {
    const input = inputOf(lines.map(([text]) => text).join('\n'), { score: 0.2 });
    return findAppeals({ ...input, wording: lines.map(([, wording]) => wording) }, finderOf(most));
  };
  const worded = (lines: readonly string[], wording: number): readonly (readonly [string, number])[] =>
    lines.map((line) => [line, wording]);

  it('take in the short line with a colon that announces it, however it is worded', () => {
    const lines = (heading: string): readonly (readonly [string, number])[] => [
      ...worded([first, second, heading], -1),
      ...worded(asks, 1),
      [third, -1],
    ];
    expect(zones(lines('From the desk of the Skerry Echo:'))).toEqual([{ first: 2, end: 5, sureFirst: 2, sureEnd: 5 }]);
    expect(zones(lines('Fuel prices doubled last winter'))).toEqual([{ first: 3, end: 5, sureFirst: 3, sureEnd: 5 }]);
  });

  it('take in the greeting with a comma above it, and nothing longer with one', () => {
    const lines = (greeting: string): readonly (readonly [string, number])[] => [
      ...worded([first, second, greeting], -1),
      ...worded(asks, 1),
    ];
    expect(zones(lines('Friends of the Echo, near and far,'))[0]?.first).toBe(2);
    expect(zones(lines('Fuel prices doubled last winter and again this spring,'))[0]?.first).toBe(3);
  });

  it('take in closing words and a signature of which nothing says that they are the article’s where the text ends with them, and with no more than two', () => {
    const closed = (closing: readonly string[], wording: number): readonly AppealZone[] =>
      zones([...worded([first, second], -1), ...worded(asks, 1), ...worded(closing, wording)]);
    expect(closed(['With warm thanks,', 'All of us at the Echo'], 0)).toEqual([{ first: 2, end: 6, sureFirst: 2, sureEnd: 6 }]);
    expect(closed(['With warm thanks,', 'All of us', 'at the Echo'], 0)[0]?.end).toBe(4);
    expect(closed(['Divers go down', 'No trace of the hull'], -1)[0]?.end).toBe(4);
    expect(closed(['With warm thanks to all of those who were there,', 'The Echo'], 0)[0]?.end).toBe(4);
  });

  it('leave a short line with which the article may go on, unless something says that it is the appeal’s', () => {
    const followed = (line: string, wording: number): readonly AppealZone[] =>
      zones([...worded([first, second], -1), ...worded(asks, 1), [line, wording], [third, -1]]);
    expect(followed('What the divers found', 0)).toEqual([{ first: 2, end: 4, sureFirst: 2, sureEnd: 4 }]);
    expect(followed('With warm thanks from the Echo', 1)).toEqual([{ first: 2, end: 5, sureFirst: 2, sureEnd: 5 }]);
  });

  it('hold nothing for careful cleaning where nothing speaks of you or us', () => {
    const story = [
      'There is a coffee can by the register, and people make their own change.',
      'Once it was short by a dollar, which came by post.',
    ];
    const lines = [...worded([first, second], -1), ...worded(story, 1), [third, -1] as const];
    expect(zones(lines)).toEqual([{ first: 2, end: 4, sureFirst: 2, sureEnd: 2 }]);
  });

  it('are for careful cleaning only where what they stand at is', () => {
    const lines = [...worded([first, second, 'From the desk of the Skerry Echo:'], -1), ...worded(asks, 1), [third, -1] as const];
    expect(zones(lines, 1.45)).toEqual([{ first: 2, end: 5, sureFirst: 2, sureEnd: 2 }]);
  });
});

describe('the second judgement', () => {
  const lines = Array.from({ length: 30 }, (_, at) =>
    at % 2 === 0 ? 'The harbour board met on Tuesday.' : 'Our newsroom lives on what readers give.',
  );
  const input = inputOf(lines.join('\n'), { score: 0.2 });
  input.scores[13] = 0.99;
  const first = new Float32Array(input.scores.length).fill(-5);
  first[10] = first[12] = 2;
  first[29] = -0.5;

  it('is asked of the lines near those that may be an appeal, once each, and not of sure boilerplate', () => {
    expect(linesNear(input, first)).toEqual([6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 25, 26, 27, 28, 29]);
    expect(
      linesNear(
        input,
        first.map(() => -5),
      ),
    ).toEqual([]);
  });

  it('reads of each line what was said around it and how much vocabulary it shares with the appeal', () => {
    const near = linesNear(input, first);
    const rows = contextFeatures(input, { byHand: new Float32Array(input.scores.length), first }, near);
    expect(rows.length).toBe(near.length * CONTEXT_FEATURES);
    expect([...rows].every(Number.isFinite)).toBe(true);
    const rowOf = (line: number): readonly number[] => [
      ...rows.subarray(near.indexOf(line) * CONTEXT_FEATURES).subarray(0, CONTEXT_FEATURES),
    ];
    expect(rowOf(11).slice(0, 9)).toEqual([-5, -5, -5, 2, -5, 2, -5, -5, -5]);
    expect(rowOf(28).slice(0, 9)).toEqual([-5, -5, -5, -5, -5, -0.5, -12, -12, -12]);
    // lines 10 and 12 are of the harbour board, which line 14 shares with them and line 15 does not
    const kinship = (line: number): number => rowOf(line)[9 + 4 + 7 + 1] ?? 0;
    expect(kinship(14)).toBeGreaterThan(0.5);
    expect(kinship(15)).toBeLessThan(0.1);
    expect(rowOf(14).at(-1)).toBe(30);
  });
});

describe('the wording of lines', () => {
  it('weighs what eachAppealFeature gives', () => {
    const text = [...news, ...(PAGES[0]?.appeal ?? []), '', 'Donate now! Subscribe, please: €5 a month?', '* * *'].join('\n');
    const scan = scanLines(text, linesOf(text));
    const { weights, scale, bias } = boilerplate.appealWords;
    const weighed = weighAppeals(scan, boilerplate.appealWords);
    for (let line = 0; line < scan.count; line++) {
      let [sum, count] = [0, 0];
      eachAppealFeature(scan, line, (hash) => {
        sum += weights[slotOfFeature(hash, weights.length)] ?? 0;
        count++;
      });
      expect(weighed[line]).toBeCloseTo((sum * scale) / Math.sqrt(count) + bias, 4);
    }
  });
});
