import { join } from 'node:path';
import { mulberry32 } from '../random.ts';
import { toExample, varied, type Example } from './examples.ts';
import { readPages } from './pages.ts';
import { predict, predictHeader, Stack, type PipelineOptions } from './pipeline.ts';
import { f1, foundAtLoss, isProse, macroScores } from './score.ts';

/** The learning material: whole pages, the same cut close to the article, and changed copies. */
export interface Material {
  readonly whole: readonly Example[];
  readonly crop: readonly Example[];
  readonly varied: readonly Example[];
}

/** A page judged by a model that has not seen its site. */
export interface Judged {
  readonly set: keyof Material;
  readonly example: Example;
  readonly margins: Float32Array;
  readonly scores: Float32Array;
  readonly header: ReturnType<typeof predictHeader>;
}

/** Reads the pages of shared/data/boilerplate and makes the changed copies; the same every time. */
export function readMaterial(shared: string, folds: number): Material {
  const random = mulberry32(11);
  const crop = readPages(join(shared, 'data/boilerplate/dev_crop.jsonl'));
  return {
    whole: readPages(join(shared, 'data/boilerplate/dev.jsonl')).map((page) => toExample(page, { folds, random })),
    crop: crop.map((page) => toExample(page, { folds, random })),
    varied: crop.map((page, at) => varied(page, folds, 1000 + at)),
  };
}

/** Judges the pages of the given folds, each by a model learned without its fold. */
export function crossValidate(material: Material, stack: Stack, folds: readonly number[]): readonly Judged[] {
  const judged: Judged[] = [];
  for (const fold of folds) {
    const learned = stack.learn([fold]);
    for (const set of SETS) {
      const held = material[set].filter((example) => example.fold === fold);
      judged.push(...held.map((example) => ({ set, example, ...predict(example, learned), header: predictHeader(example, learned) })));
    }
  }
  return judged;
}

/** Both stages learned from whole, cropped and varied pages together. */
export function stackOf(material: Material, options: PipelineOptions): Stack {
  return new Stack([...material.whole, ...material.crop, ...material.varied], options);
}

/** The figures of issue 3 for judged pages, one line of text each; at the threshold for reading. */
export function figures(judged: readonly Judged[], threshold: number): readonly string[] {
  const lines: string[] = [];
  for (const [name, rows] of views(judged)) {
    if (rows.length === 0) continue;
    const pages = rows.map(({ example }) => example.page);
    const scores = rows.map((row) => row.scores);
    const { body, boilerplate, words } = macroScores(pages, scores, threshold);
    const careful = foundAtLoss(pages, scores, { loss: 0.005 });
    const prose = foundAtLoss(pages, scores, { loss: 0.025, filter: isProse, byLines: true });
    const header = (['title', 'byline'] as const).map((wanted) => headerF1(rows, wanted, 0.4).toFixed(1)).join(' / ');
    lines.push(
      `${name.padEnd(6)} ${String(rows.length).padStart(4)} pages: body ${body.toFixed(2)} boilerplate ${boilerplate.toFixed(2)} words ${words.toFixed(2)}; ` +
        `found at 0.5 % ${careful.found.toFixed(1)} (${careful.threshold.toFixed(3)}), prose at 2.5 % ${prose.found.toFixed(1)}; title / byline ${header}`,
    );
  }
  return lines;
}

/** The judged pages as they are reported: whole, crop, news and changed copies. */
export function views(judged: readonly Judged[]): readonly (readonly [string, readonly Judged[]])[] {
  const of = (set: keyof Material): readonly Judged[] => judged.filter((row) => row.set === set);
  return [
    ['whole', of('whole')],
    ['crop', of('crop')],
    ['news', of('whole').filter(({ example }) => example.page.dataset !== 'wcxb')],
    ['varied', of('varied')],
  ];
}

/** F1 of headline or byline lines, micro over pages; a copy of the headline is found with it. */
function headerF1(rows: readonly Judged[], wanted: 'title' | 'byline', threshold: number): number {
  let hit = 0;
  let said = 0;
  let gold = 0;
  for (const { example, header } of rows) {
    const found = headerLines(example, header, { wanted, threshold });
    said += found.size;
    example.gold.forEach((role, line) => {
      if (role !== wanted) return;
      gold++;
      if (found.has(line)) hit++;
    });
  }
  return 100 * f1(hit, said, gold);
}

function headerLines(
  example: Example,
  header: Judged['header'],
  options: { wanted: 'title' | 'byline'; threshold: number },
): ReadonlySet<number> {
  const sorted = [...header].sort((a, b) => b[options.wanted] - a[options.wanted]);
  const best = sorted[0];
  if (!best || best[options.wanted] < options.threshold) return new Set();
  if (options.wanted === 'byline') return new Set(sorted.filter(({ byline }) => byline >= options.threshold).map(({ line }) => line));
  const copies = new Set([best.line]);
  for (let line = 0; line < example.scan.count; line++) if (example.scan.hashes[line] === example.scan.hashes[best.line]) copies.add(line);
  return copies;
}

const SETS = ['whole', 'crop', 'varied'] as const;
