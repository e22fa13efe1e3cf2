import { join } from 'node:path';
import { mulberry32 } from '../random.ts';
import { copiesOf } from './copies.ts';
import { toExample, varied, type Example } from './examples.ts';
import { SURE_TITLE } from '../../core/article/header.ts';
import { headlineCopies } from '../../core/article/headlineCopies.ts';
import { authorLines } from '../../core/boilerplate/authors.ts';
import { appealPages } from './appealPages.ts';
import { inCorpus } from './corpusMode.ts';
import { givenNames } from './givenNames.ts';
import { readPages } from './pages.ts';
import { predict, predictHeader, Stack, type PipelineOptions } from './pipeline.ts';
import { writtenTexts, type WrittenText } from './texts.ts';
import { f1, foundAtLoss, isProse, macroScores } from './score.ts';

/** The learning material: whole pages, the same cut close to the article, and changed copies. */
export interface Material {
  readonly whole: readonly Example[];
  readonly crop: readonly Example[];
  readonly varied: readonly Example[];
  /** More changed copies, which only the networks learn from. */
  readonly copies: readonly Example[];
  /** Pages with appeals put in, from which is learned where those begin and end; they have no part in the figures of the pages. */
  readonly appeals: readonly Example[];
  readonly texts: readonly WrittenText[];
}

/** A page judged by a model that has not seen its site. */
export interface Judged {
  readonly set: (typeof SETS)[number] | 'appeals' | 'corpus';
  readonly example: Example;
  readonly margins: Float32Array;
  readonly scores: Float32Array;
  readonly cohesion: Float32Array;
  readonly wording: Float32Array;
  readonly header: ReturnType<typeof predictHeader>;
  readonly repeated?: Uint8Array;
}

/** Reads the pages of shared/data/boilerplate and makes the changed copies; the same every time. */
export function readMaterial(shared: string, folds: number): Material {
  const random = mulberry32(11);
  const crop = readPages(join(shared, 'data/boilerplate/dev_crop.jsonl'));
  const whole = readPages(join(shared, 'data/boilerplate/dev.jsonl')).map((page) => toExample(page, { folds, random }));
  const cropped = crop.map((page) => toExample(page, { folds, random }));
  const texts = writtenTexts(folds);
  return {
    whole,
    crop: cropped,
    varied: crop.map((page, at) => varied(page, folds, 1000 + at)),
    copies: copiesOf(whole, crop, folds),
    appeals: appealPages([...whole, ...cropped], texts, folds),
    texts,
  };
}

/** Judges the pages of the given folds, each by a model learned without its fold. */
export function crossValidate(material: Material, stack: Stack, folds: readonly number[]): readonly Judged[] {
  const judged: Judged[] = [];
  for (const fold of folds) {
    const learned = stack.learn([fold]);
    for (const set of SETS) {
      const held = material[set].filter((example) => example.fold === fold);
      judged.push(
        ...held.map((example) => {
          const found = predict(example, learned);
          return { set, example, ...found, header: predictHeader(example, learned, found.said) };
        }),
      );
    }
    for (const example of material.appeals.filter((each) => each.fold === fold))
      judged.push({ set: 'appeals', example, ...predict(example, learned), header: [] });
    for (const { example, ...found } of inCorpus(material.whole, learned, fold))
      judged.push({ set: 'corpus', example, ...found, header: [] });
  }
  return judged;
}

/** Both stages learned from whole, cropped and varied pages together, the networks from more copies too. */
export function stackOf(material: Material, options: PipelineOptions): Stack {
  return new Stack([...material.whole, ...material.crop, ...material.varied], options, material);
}

/** The figures of issue 3 for judged pages, one line of text each; at the balanced points, in corpus mode at that of texts of which lines repeat. */
export function figures(judged: readonly Judged[], points: { readonly balanced: number; readonly repeating: number }): readonly string[] {
  return views(judged).flatMap(([name, rows]) => {
    if (rows.length === 0) return [];
    // of pages judged in corpus mode no headers are looked for
    if (name === 'corpus') return mainFigures(name, rows, points.repeating);
    return [...mainFigures(name, rows, points.balanced), headerFigures(name, rows)];
  });
}

function mainFigures(name: string, rows: readonly Judged[], threshold: number): readonly string[] {
  const pages = rows.map(({ example }) => example.page);
  const scores = rows.map((row) => row.scores);
  const { body, boilerplate, words } = macroScores(pages, scores, threshold);
  const careful = foundAtLoss(pages, scores, { loss: 0.005 });
  const prose = foundAtLoss(pages, scores, { loss: 0.025, filter: isProse, byLines: true });
  return [
    `${name.padEnd(7)} ${String(rows.length).padStart(4)} pages: body ${body.toFixed(2)} boilerplate ${boilerplate.toFixed(2)} words ${words.toFixed(2)}; ` +
      `found at 0.5 % ${careful.found.toFixed(1)} (${careful.threshold.toFixed(3)}), prose at 2.5 % ${prose.found.toFixed(1)} (${prose.threshold.toFixed(3)})`,
  ];
}

/**
 * Headline and byline: by page (is the line found one of gold's?) and by line (every gold line counts, wherever it stands). A set of pages whose gold
 * names no author at all says nothing of bylines and is left out of theirs.
 */
function headerFigures(name: string, rows: readonly Judged[]): string {
  const signed = new Set(rows.filter(({ example }) => example.gold.includes('byline')).map(({ example }) => example.page.dataset));
  const parts = (['title', 'byline'] as const).map((wanted) => {
    const pages = wanted === 'title' ? rows : rows.filter(({ example }) => signed.has(example.page.dataset));
    const [page, line] = headerF1(pages, wanted);
    return `${wanted} by page ${page.toFixed(1)}, by line ${line.toFixed(1)}`;
  });
  return `${name.padEnd(7)} ${parts.join('; ')}`;
}

/** The judged pages as they are reported: whole, crop, news, changed copies, and news pages with a sibling in corpus mode. */
export function views(judged: readonly Judged[]): readonly (readonly [string, readonly Judged[]])[] {
  const of = (set: Judged['set']): readonly Judged[] => judged.filter((row) => row.set === set);
  return [
    ['whole', of('whole')],
    ['crop', of('crop')],
    ['news', of('whole').filter(({ example }) => example.page.dataset !== 'wcxb')],
    ['varied', of('varied')],
    ['corpus', of('corpus')],
  ];
}

function headerF1(rows: readonly Judged[], wanted: 'title' | 'byline'): readonly [number, number] {
  const page = { hit: 0, said: 0, gold: 0 };
  const line = { hit: 0, said: 0, gold: 0 };
  for (const { example, header } of rows) {
    const found = headerLines(example, header, wanted);
    const isGold = (at: number): boolean => example.gold[at] === wanted;
    const golds = example.gold.filter((role) => role === wanted).length;
    line.hit += [...found].filter(isGold).length;
    line.said += found.size;
    line.gold += golds;
    page.hit += [...found].some(isGold) ? 1 : 0;
    page.said += found.size > 0 ? 1 : 0;
    page.gold += golds > 0 ? 1 : 0;
  }
  return [100 * f1(page.hit, page.said, page.gold), 100 * f1(line.hit, line.said, line.gold)];
}

function headerLines(example: Example, header: Judged['header'], wanted: 'title' | 'byline'): ReadonlySet<number> {
  const item = { first: 0, end: example.scan.count };
  if (wanted === 'byline') return new Set(authorLines(example.scan, header, { ...item, given: givenNames() }));
  const [best] = header.filter(({ title }) => title >= SURE_TITLE).sort((a, b) => b.title - a.title);
  if (!best) return new Set();
  return headlineCopies(example.scan, best.line, item);
}

const SETS = ['whole', 'crop', 'varied'] as const;
