import { join } from 'node:path';
import { parseText } from '../../src/core/article/parse.ts';
import { readBoilerplateModel } from '../../src/core/boilerplate/model.ts';
import { existsSync, readFileSync } from 'node:fs';
import { readBoundaryModel } from '../../src/core/article/split/model.ts';
import { evaluateBoilerplate } from '../../src/training/boilerplate/train.ts';
import { readPages, toText } from '../../src/training/boilerplate/pages.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const models = join(process.cwd(), 'media/models');

reportSpeed();
console.log('5-fold cross-validation by domain (about 15 minutes of CPU):');
for (const line of evaluateBoilerplate(shared)) console.log(line);

/** Megabytes of dev text a CPU second, roles and boundaries, and milliseconds for one article of 3 KB and one of 100 KB. */
function reportSpeed(): void {
  const load = performance.now();
  const boilerplate = readBoilerplateModel(readFileSync(join(models, 'boilerplate.bin')));
  console.log(`boilerplate.bin read in ${(performance.now() - load).toFixed(1)} ms`);
  const file = join(models, 'boundaries.bin');
  const boundaries = existsSync(file) ? { boundaries: readBoundaryModel(readFileSync(file)) } : {};
  const parse = (text: string): void => {
    parseText(text, { point: 'balanced', boilerplate, ...boundaries });
  };
  const texts = readPages(join(shared, 'data/boilerplate/dev.jsonl')).map((page) => toText(page).text);
  texts.slice(0, 50).forEach(parse);
  const started = process.cpuUsage();
  texts.forEach(parse);
  const { user, system } = process.cpuUsage(started);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`whole pages, roles and boundaries: ${(bytes / (user + system)).toFixed(1)} MB a CPU second`);
  const crop = readPages(join(shared, 'data/boilerplate/dev_crop.jsonl')).map((page) => toText(page).text);
  const article = crop.filter((text) => text.length > 3000).join('\n');
  for (const size of [3000, 100_000])
    console.log(`${size / 1000} KB: ${medianOf(() => parse(article.slice(0, size))).toFixed(2)} ms median`);
}

function medianOf(run: () => void): number {
  const times = Array.from({ length: 60 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[30] ?? 0;
}
