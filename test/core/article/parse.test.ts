import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boilerplateAt, parseText, type ParsedText } from '../../../src/core/article/parse.ts';
import { explainLines } from '../../../src/core/article/explain.ts';
import { readBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { buildProfile } from '../../../src/core/boilerplate/profile.ts';
import type { OperatingPoint } from '../../../src/core/config.ts';
import { root } from '../../support/sources.ts';
import { quickest } from '../../support/quickest.ts';

const file = join(root, 'media/models/boilerplate.bin');
const learned = existsSync(file) ? readBoilerplateModel(readFileSync(file)) : undefined;
const ways = [{ way: 'by rules', model: {} }, ...(learned ? [{ way: 'by the model', model: { boilerplate: learned } }] : [])];

const article = [
  'Ferry runs aground off Port Ilma',
  '',
  'A passenger ferry with ninety people on board ran aground in thick fog on Monday, the coast guard of the island said.',
  'Nobody was hurt, but the ship lost fuel, and divers will examine the hull once the wind has died down.',
  '“We heard a long scraping noise and then everything stood still,” said Marta Oleander, who was travelling with her two sons.',
  'The company that runs the ferry said the captain had taken another route because of the weather.',
  'An inquiry will begin next week, according to the ministry of transport, which has sent three experts to the island.',
];
const appeal = [
  'Dear reader,',
  'Our small newsroom depends on people like you. Please donate today, from $4 a month, and help us keep our reporting free for everyone.',
  'Thank you for your support.',
];

function rolesOf(parsed: ParsedText): readonly string[] {
  return parsed.lines.map(({ role }) => role);
}

describe.each(ways)('parsing $way', ({ model }) => {
  it('keeps every line of a bare article', () => {
    expect(rolesOf(parseText(article.slice(2).join('\n'), { point: 'balanced', ...model }))).toEqual(Array(5).fill('body'));
  });

  it('takes no row of labels for the headline, whether there is one or not', () => {
    for (const labels of ['Home | News | Sport', 'Home > News > World', 'Startseite / Politik / Europa']) {
      const bare = rolesOf(parseText([labels, '', ...article.slice(2)].join('\n'), { point: 'balanced', ...model }));
      const whole = rolesOf(parseText([labels, '', ...article].join('\n'), { point: 'balanced', ...model }));
      expect([bare.includes('title'), whole[0] === 'title', whole[2]]).toEqual([false, false, 'title']);
    }
  });

  it('finds an appeal in good prose after the article, at the careful point too', () => {
    const text = [...article, ...appeal].join('\n');
    for (const point of ['balanced', 'careful'] as const) {
      const { lines } = parseText(text, { point, ...model });
      expect(lines.slice(2, 7).map(({ role }) => role)).toEqual(Array(5).fill('body'));
      if ('boilerplate' in model) expect(lines.slice(7).map(({ kind }) => kind)).toEqual(['appeal', 'appeal', 'appeal']);
    }
  });

  it('says in plain words why', () => {
    const text = [...article, ...appeal].join('\n');
    const reasons = explainLines(parseText(text, { point: 'balanced', ...model }), { first: 7, end: 10 });
    expect(reasons.length).toBeGreaterThan(1);
    expect(reasons).toContain('asks the reader for money');
  });

  it.each([
    ['nothing', ''],
    ['one word', 'Word'],
    ['one line', 'A single line that is a sentence.'],
    ['only blank lines', '\n\n \t\n'],
    ['code', 'function f(x) {\n  return x + 1;\n}\n\nconst y = f(2);\nif (y > 2) {\n  console.log(y);\n}'],
    ['a table', 'a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\t9'],
    ['lone surrogates and joiners', '\ud800 \udc00\n\u200d\u200d\n\ufeff'],
    ['text without blanks', '昨天港口城市发生了一起轮船搁浅事故，没有人员受伤。\n海岸警卫队说，调查将在下周开始。'],
  ])('gives %s a line each and no exception', (_, text) => {
    const { lines } = parseText(text, { point: 'balanced', ...model });
    expect(lines.length).toBe(text.split('\n').length);
    for (const { role, kind } of lines) expect(kind === undefined).toBe(role !== 'boilerplate');
  });

  it('says the same for LF and CRLF', () => {
    const text = [...article, ...appeal].join('\n');
    const [unix, dos] = [text, text.replaceAll('\n', '\r\n')].map((each) => parseText(each, { point: 'balanced', ...model }));
    expect(dos?.lines.map(({ role, kind, score }) => [role, kind, score])).toEqual(
      unix?.lines.map(({ role, kind, score }) => [role, kind, score]),
    );
  });

  it('never throws and tiles the text, whatever it is given', () => {
    const anything = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...article, ...appeal, '')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(anything, fc.constantFrom('\n', '\r\n', '\r'), (parts, lineBreak) => {
        const text = parts.join(lineBreak);
        const { lines, thresholds } = parseText(text, { point: 'balanced', ...model });
        expect(lines.at(-1)?.end).toBe(text.length);
        for (const { score } of lines) expect(score >= 0 && score <= 1).toBe(true);
        expect(thresholds.careful).toBeGreaterThanOrEqual(thresholds.balanced);
      }),
      { numRuns: 100 },
    );
  });

  it('takes time in proportion to the text', () => {
    const page = [...article, '', ...appeal, ''].join('\n');
    const seconds = (copies: number): number => {
      const text = page.repeat(copies);
      const started = performance.now();
      parseText(text, { point: 'balanced', ...model });
      return performance.now() - started;
    };
    seconds(100);
    const [small, large] = [Math.min(seconds(100), seconds(100)), Math.min(seconds(800), seconds(800))];
    expect(large / small).toBeLessThan(24);
  });

  it('reads a line of a megabyte and a hundred thousand lines', () => {
    const long = 'word and the other word, '.repeat(42_000);
    expect(parseText(long, { point: 'balanced', ...model }).lines.length).toBe(1);
    expect(parseText('a line of it\n'.repeat(100_000), { point: 'balanced', ...model }).lines.length).toBe(100_001);
  });

  it('takes a line for boilerplate that another file of its source has too, and says how many have it', () => {
    const slogan = 'The island speaks and the island listens, every day of the year.';
    const text = [...article, slogan].join('\n');
    const others = ['Monday', 'Tuesday', 'Friday'].map((day) =>
      [`${day} on the island`, `The market opened late on ${day}.`, slogan].join('\n'),
    );
    const parse = (point: OperatingPoint, count: number): ParsedText => {
      const texts = [text, ...others.slice(0, count - 1)];
      return parseText(text, {
        point,
        profile: buildProfile(texts.map((each) => ({ text: each, source: 'ilma' }))),
        source: 'ilma',
        ...model,
      });
    };
    const parsed = parse('balanced', 2);
    expect(parsed.lines.at(-1)).toMatchObject({ role: 'boilerplate' });
    // a running story repeats its background: so well written a line in so few files is not for a careful clean
    expect(parse('careful', 2).lines.at(-1)).toMatchObject({ role: 'body' });
    expect(parse('careful', 4).lines.at(-1)).toMatchObject({ role: 'boilerplate' });
    expect(rolesOf(parsed).slice(2, 7)).toEqual(Array(5).fill('body'));
    expect(explainLines(parsed, { first: 7, end: 8 })).toContain('the same line stands in 2 files of this source');
  });

  it('keeps a quotation that other sources have too, and an article that stands twice in its source', () => {
    const text = article.join('\n');
    const quoted = buildProfile([
      { text, source: 'ilma' },
      { text: `Island life\n${article[4] ?? ''}`, source: 'beacon' },
    ]);
    const twin = buildProfile([
      { text, source: 'ilma' },
      { text, source: 'ilma' },
    ]);
    for (const profile of [quoted, twin])
      expect(rolesOf(parseText(text, { point: 'careful', profile, source: 'ilma', ...model })).slice(2)).toEqual(Array(5).fill('body'));
  });

  it('leaves what stands before the start alone', () => {
    const text = `---\ntitle: x\n---\n${article.join('\n')}`;
    expect(rolesOf(parseText(text, { point: 'balanced', start: 17, ...model })).slice(0, 3)).toEqual(['blank', 'blank', 'blank']);
  });
});

describe.skipIf(!learned)('a headline that the model doubts', () => {
  it.each([
    ['2026/041_f6d25c0b83e917a4.txt', 'Briefs: Europe and the Americas'],
    ['2026/017_c2b64fa90d1387e5.txt', 'Seed swaps, and how to run one without a fight'],
    ['2026/043_79c1e6d80f4ab325.txt', 'Letters: On snow, stop signs and the new clock'],
  ])('is the first kept line above the text, if it has the form of one: %s', (path, headline) => {
    const text = readFileSync(join(root, 'media/sample-corpus', path), 'utf8');
    const { articles } = parseText(text, { point: 'balanced', ...(learned ? { boilerplate: learned } : {}) });
    const { title } = articles[0] ?? {};
    expect(text.slice(title?.start, title?.end)).toBe(headline);
  });
});

describe.skipIf(!learned)('a headline that is said again', () => {
  it('is a headline, of kind repeat, and goes at every point', () => {
    const text = readFileSync(join(root, 'media/sample-corpus/2026/019_5d87c2f0961eab43.txt'), 'utf8');
    const parsed = parseText(text, { point: 'balanced', ...(learned ? { boilerplate: learned } : {}) });
    const copies = parsed.lines.filter(({ start, end }) => text.slice(start, end).startsWith('Ships queue as dock strike'));
    expect(copies.map(({ role, kind }) => [role, kind])).toEqual([
      ['title', undefined],
      ['title', 'repeat'],
    ]);
    expect(copies.map((copy) => boilerplateAt(parsed, 'careful').has(parsed.lines.indexOf(copy)))).toEqual([false, true]);
  });
});

const PROSE =
  'The council said on Monday that the tram line to the harbour will be closed and that nobody knows for how long it will take.';

describe.skipIf(!learned)('a text in which every line names the author', () => {
  it('takes time that grows with its length', () => {
    const timeOf = (copies: number, limit = Infinity): number => {
      const text = `${PROSE}\n${PROSE}\n${'By John Smith\n'.repeat(copies)}`;
      return quickest(limit, () => {
        const { lines } = parseText(text, { point: 'balanced', ...(learned ? { boilerplate: learned } : {}) });
        expect(lines.filter(({ role }) => role === 'byline').length).toBeGreaterThan(copies / 2);
      });
    };
    timeOf(5_000);
    const limit = 10 * Math.min(timeOf(25_000), timeOf(25_000));
    expect(timeOf(150_000, limit)).toBeLessThan(limit);
  });
});
