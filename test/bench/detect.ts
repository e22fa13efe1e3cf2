import { join } from 'node:path';
import { parseText } from '../../src/core/article/parse.ts';
import { readPages, toText, type GoldPage } from '../../src/training/boilerplate/pages.ts';
import { foundAtLoss, isProse, macroScores } from '../../src/training/boilerplate/score.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const data = join(shared, 'data/boilerplate');

for (const [name, pages] of sets()) report(name, pages);

function sets(): readonly (readonly [string, readonly GoldPage[]])[] {
  const whole = readPages(join(data, 'dev.jsonl'));
  return [
    ['whole', whole],
    ['crop', readPages(join(data, 'dev_crop.jsonl'))],
    ['news', whole.filter(({ dataset }) => dataset !== 'wcxb')],
  ];
}

function report(name: string, pages: readonly GoldPage[]): void {
  const texts = pages.map(toText);
  const started = process.cpuUsage();
  const parsed = texts.map(({ text }) => parseText(text, { point: 'balanced' }));
  const used = process.cpuUsage(started);
  const scores = pages.map((page, at) => page.lines.map((_, line) => parsed[at]?.lines[texts[at]?.lineOf[line] ?? 0]?.score ?? 0));
  const bytes = texts.reduce((sum, { text }) => sum + text.length, 0);
  for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    const { body, boilerplate, words } = macroScores(pages, scores, threshold);
    console.log(`${name} at ${threshold}: body ${body.toFixed(1)} boilerplate ${boilerplate.toFixed(1)} words ${words.toFixed(1)}`);
  }
  const careful = foundAtLoss(pages, scores, { loss: 0.005 });
  const prose = foundAtLoss(pages, scores, { loss: 0.025, filter: isProse, byLines: true });
  console.log(
    `${name}: found at 0.5 % loss ${careful.found.toFixed(1)} (at ${careful.threshold.toFixed(3)}), prose at 2.5 % ${prose.found.toFixed(1)}`,
  );
  console.log(`${name}: ${(bytes / 1e6 / ((used.user + used.system) / 1e6)).toFixed(1)} MB a CPU second`);
}
