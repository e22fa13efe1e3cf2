import { describe, expect, it } from 'vitest';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, ENDS, USE_COLUMNS } from '../../../src/core/boilerplate/scanColumns.ts';
import { scanLines } from '../../../src/core/boilerplate/scan.ts';
import { CUES, type Cue } from '../../../src/core/boilerplate/lexicon/cues.ts';
import { USE } from '../../../src/core/boilerplate/lexicon/uses.ts';
import { readPage } from '../../../src/core/boilerplate/page.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

function scan(text: string): { get: (line: number, column: number) => number; cue: (line: number, cue: Cue) => number; count: number } {
  const scanned = scanLines(text, linesOf(text));
  const get = (line: number, column: number): number => scanned.rows[line * COLUMNS + column] ?? 0;
  return { get, cue: (line, cue) => get(line, CUE_COLUMN + CUES.indexOf(cue)), count: scanned.count };
}

const NO_USES = { curly: 0, straight: 0, dash: 0, asking: 0, first: 0, second: 0, third: 0, past: 0, plea: 0, functions: 0, opener: 0 };

describe('scanning lines', () => {
  it('counts words, capitals, sentences and marks', () => {
    const { get } = scan('The river rose. Nobody in Port Ilma slept, they said.');
    expect(get(0, COLUMN.words)).toBe(10);
    expect(get(0, COLUMN.capitalised)).toBe(4);
    expect(get(0, COLUMN.sentences)).toBe(2);
    expect(get(0, COLUMN.commas)).toBe(1);
    expect(get(0, COLUMN.last)).toBe(ENDS.sentence);
  });

  it('takes control characters for spaces, as broken conversions leave them where quotation marks were', () => {
    const { get, count } = scan('\x1cNobody slept, they said.\x1d\n\x00\x93\nHome');
    expect(count).toBe(2);
    expect([COLUMN.first, COLUMN.last, COLUMN.sentences].map((column) => get(0, column))).toEqual([BEGINS.upper, ENDS.sentence, 1]);
    expect(get(1, COLUMN.blanksBefore)).toBe(1);
  });

  it('reads each line once for boundaries too: stems, names, hands and what lines have in common', () => {
    const text = 'She said: “Donations helped us”?\nThe donation of 1904 didn’t help them\nPage 12, Foo\nPage 7, Bar\n* * *\n- - -';
    const { stems, names, stemStarts, uses, masks, shapes, heads, hashes } = scanLines(text, linesOf(text));
    const usesOf = (line: number): number[] => [...uses.subarray(line * USE_COLUMNS, (line + 1) * USE_COLUMNS)];
    const stemsOf = (line: number): number[] => [...stems.subarray(stemStarts[line], stemStarts[line + 1])];
    expect(stemsOf(0)).toHaveLength(2);
    expect(stemsOf(0)[0]).toBe(stemsOf(1)[0]);
    expect([...names.subarray(0, 3)]).toEqual([1, 0, 0]);
    const first = { ...NO_USES, curly: 2, asking: 1, first: 1, third: 1, past: 1, functions: 3, opener: USE.third };
    expect(usesOf(0)).toEqual(Object.values(first));
    expect(usesOf(1)).toEqual(Object.values({ ...NO_USES, third: 1, plea: 2, functions: 3, opener: USE.function }));
    expect([heads[2], shapes[2], masks[4]]).toEqual([heads[3], shapes[3], shapes[4]]);
    expect(new Set([masks[2], masks[3], hashes[2], hashes[3], shapes[4], shapes[5]]).size).toBe(6);
  });

  it('skips blank lines and remembers how many stood before', () => {
    const { get, count } = scan('one\n\n \nthree words here');
    expect(count).toBe(2);
    expect(get(1, COLUMN.blanksBefore)).toBe(2);
  });

  it.each([
    ['Please donate today to keep our newsroom independent', 'money'],
    ['Bitte unterstützen Sie uns mit einer Spende', 'money'],
    ['Faites un don pour la presse', 'money'],
    ['Haz una donación', 'money'],
    ['Faça uma doação', 'money'],
    ['Fai una donazione', 'money'],
    ['Сделайте пожертвование', 'money'],
    ['Зробіть внесок', 'money'],
    ['Comentários', 'comments'],
    ['Alle Rechte vorbehalten', 'legal'],
    ['Подпишитесь на рассылку', 'subscribe'],
    ['Читайте також', 'teaser'],
    ['LEER MÁS', 'teaser'],
  ] as const)('hears in "%s" the cue %s', (text, cue) => {
    expect(scan(text).cue(0, cue)).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'The men of the town were at the harbour when the ship came in with the news that had been feared for years.'],
    [
      'de',
      'Die Männer der Stadt waren am Hafen, als das Schiff mit der Nachricht kam, die man seit Jahren gefürchtet hatte und die nicht gut war.',
    ],
    [
      'ru',
      'Люди города были в порту, когда пришёл корабль с известием, которого они боялись и о котором уже не говорили, но все его ждали.',
    ],
    ['uk', 'Люди міста були в порту, коли прийшов корабель зі звісткою, якої вони боялися і про яку вже не говорили, але всі її чекали.'],
    ['pt', 'Os homens da cidade estavam no porto quando o navio chegou com a notícia que não era boa e que todos já esperavam há anos.'],
  ])('tells that a text is in %s', (language, text) => {
    const scanned = scanLines(text, linesOf(text));
    expect(readPage(scanned).language).toBe(language);
  });

  it('has no language for a text in none of its lists', () => {
    const text = 'Mbrëmë era e detit ndaloi anijen pranë bregut\nAskush nuk fjeti\nQyteti priti lajmin deri në agim';
    const scanned = scanLines(text, linesOf(text));
    expect(readPage(scanned).language).toBeUndefined();
  });
});
