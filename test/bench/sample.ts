/**
 * Scores line roles and boundaries on the sample corpus against its gold, each file alone and then with the corpus's profile;
 * `--errors` prints every wrong line. Run: npm run bench:sample
 */
import { readFileSync } from 'node:fs';
import { loadModels } from '../../src/cli/models.ts';
import { analyze, type Analysis, type AnalysisContext } from '../../src/core/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/core/config.ts';
import { decodeBytes } from '../../src/core/formats/encoding.ts';

interface Gold {
  readonly path: string;
  readonly boundaries: readonly number[];
  readonly lines: readonly string[];
}

const folder = 'media/sample-corpus';
const golds = readFileSync('test/fixtures/sample/gold.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Gold);
const texts = new Map(golds.map((gold) => [gold.path, decodeBytes(readFileSync(`${folder}/${gold.path}`)).text]));
const models = loadModels({ entities: false });
const errors = process.argv.includes('--errors');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

report({ config: DEFAULT_CONFIG, models });

function report(context: AnalysisContext): void {
  const confusion = new Map<string, number>();
  let wrongSplits = 0;
  let boundaries = 0;
  let foundBoundaries = 0;
  for (const gold of golds) {
    const text = texts.get(gold.path) ?? '';
    const analysis = analyze(text, { ...context, path: gold.path }, { entities: false });
    compare(gold, analysis, text, confusion);
    const found = analysis.boundaries.map((boundary) => boundary.line);
    boundaries += gold.boundaries.length;
    foundBoundaries += gold.boundaries.filter((line) => found.includes(line)).length;
    wrongSplits += found.filter((line) => !gold.boundaries.includes(line)).length;
    if (errors && found.join() !== gold.boundaries.join())
      print(`${gold.path} boundaries gold ${gold.boundaries.join()} found ${found.join()}`);
  }
  for (const [pair, count] of [...confusion].sort((a, b) => b[1] - a[1])) print(`${String(count).padStart(5)}  ${pair}`);
  print(`boundaries: ${foundBoundaries} of ${boundaries} found at the exact line, ${wrongSplits} wrong`);
}

function compare(gold: Gold, analysis: Analysis, text: string, confusion: Map<string, number>): void {
  gold.lines.forEach((expected, index) => {
    const line = analysis.lines[index];
    const goldRole = expected.split(':')[0] ?? '';
    const role = line?.role ?? 'missing';
    if (goldRole === 'blank' || role === goldRole) {
      confusion.set(`${goldRole} right`, (confusion.get(`${goldRole} right`) ?? 0) + 1);
      return;
    }
    const pair = `${goldRole} taken for ${role}`;
    confusion.set(pair, (confusion.get(pair) ?? 0) + 1);
    if (errors)
      print(
        `${gold.path}:${index + 1} ${expected} -> ${role} ${line?.score.toFixed(2) ?? ''} ${text.slice(line?.start, line?.end).slice(0, 90)}`,
      );
  });
}
