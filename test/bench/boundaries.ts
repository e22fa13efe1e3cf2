/**
 * Boundaries: seeds and rewritten seeds, speed, five folds, one style left out at a time (strict: no made layout like it either).
 * Run: npm run bench:boundaries; `-- --quick` leaves out what has to learn first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../src/core/article/parse.ts';
import { findBoundaries, readBoundaryModel } from '../../src/core/article/split.ts';
import { readBoilerplateModel } from '../../src/core/boilerplate/model.ts';
import { linesOf } from '../../src/core/text/lines.ts';
import { readSplitFiles } from '../../src/training/boundariesData.ts';
import { chooseThresholds, crossValidate, leaveOut, readMaterial, scoreJudged } from '../../src/training/boundariesEvaluate.ts';
import { nearF1, toLine } from '../../src/training/boundariesScore.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const model = readBoundaryModel(readFileSync('media/models/boundaries.bin'));
const boilerplate = readBoilerplateModel(readFileSync('media/models/boilerplate.bin'));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function seeds(): void {
  const none = readFileSync(join(shared, 'seeds/000_8cb8ecbeaf453e44.txt'), 'utf8');
  const one = readFileSync(join(shared, 'seeds/003_7eab56a015ad09b8.txt'), 'utf8');
  let right = 0;
  const tries = [...rewrites(none).map((text) => ({ text, want: false })), ...rewrites(one).map((text) => ({ text, want: true }))];
  for (const [at, { text, want }] of tries.entries()) {
    const found = boundariesOf(text);
    const lines = text.split(/\r\n|\n|\r/);
    const first = lines.findIndex((line) => /^\d\d:\d\d$/.test(line)) - 1;
    const isRight = want ? found.length === 1 && Math.abs((found[0]?.line ?? -99) - first) <= 2 : found.length === 0;
    right += isRight ? 1 : 0;
    print(
      `seed ${want ? '003' : '000'} variant ${at}: ${isRight ? 'right' : 'WRONG'} ${found.map(({ line, score, reason }) => `${line} ${score.toFixed(2)} ${reason}`).join(' | ')}`,
    );
  }
  print(`seeds and rewritten seeds: ${right} of ${tries.length} right`);
}

function boundariesOf(text: string): ReturnType<typeof findBoundaries> {
  return [...parseText(text, { boundaries: model, boilerplate, point: 'balanced' }).boundaries];
}

/** The seed as it is, with other line ends, without blank lines, with each name replaced, with other site lines around it, and with its last tenth cut. */
function rewrites(text: string): string[] {
  const names = new Map<string, string>();
  // e.g. "Minsk" inside a sentence
  const renamed = text.replace(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}/gu, (name) => {
    if (!names.has(name)) names.set(name, FRESH[names.size % FRESH.length] ?? name);
    return names.get(name) ?? name;
  });
  const chrome = ['Skip to content', '', 'Home | World | Sport | Culture', ''].join('\n');
  const footer = ['', 'Contact the newsroom', '', 'Terms of use', 'Cookie settings', '© 2023 Harbour Courier'].join('\n');
  return [
    text,
    text.replaceAll('\n', '\r\n'),
    text.replace(/\n\n+/g, '\n'),
    text.replace(/\n\n\n+/g, '\n\n'),
    renamed,
    chrome + renamed,
    text + footer,
    (chrome + renamed + footer).replaceAll('\n', '\r\n'),
    text.replaceAll(' - ', ' — ').replaceAll('"', '”'),
    text.split('\n').slice(2).join('\n'),
  ];
}

const FRESH = (
  'Kestrel Ombra Tavish Lindqvist Marrow Solent Quill Verity Ashdown Pell Brannock Cirrus Dunmore Eskdale Farrow Gantry Holloway Ipswold Jorvik Kelso Lomond Merrick ' +
  'Nairne Orkwell Penrith Quorn Ravensby Stanmore Thorley Ullswater Vantage Wexcombe Yarrow Zennor Arbroath Belvoir Cawdor Drayton Elgin Fenwick Glamis Haworth'
).split(' ');

function speed(): void {
  const texts = readSplitFiles(shared).map(({ text }) => text);
  const lines = texts.map(linesOf);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  texts.forEach((text, at) => findBoundaries(text, lines[at] ?? [], [], model));
  const started = process.cpuUsage();
  texts.forEach((text, at) => findBoundaries(text, lines[at] ?? [], [], model));
  const used = process.cpuUsage(started);
  print(`speed: ${(bytes / (used.user + used.system)).toFixed(1)} MB a CPU second`);
}

function learned(): void {
  const material = readMaterial(shared);
  const judged = crossValidate(material);
  const thresholds = chooseThresholds(judged);
  print(toLine(`five folds, once ${thresholds.once} each ${thresholds.each}`, scoreJudged(judged, thresholds)));
  const styles = [...new Set(material.dev.map((one) => one.sample.file.style))];
  for (const style of styles)
    print(
      toLine(
        `  ${style}`,
        scoreJudged(
          judged.filter(({ one }) => one.sample.file.style === style),
          thresholds,
        ),
      ),
    );
  for (const strict of [false, true]) {
    const scores = styles
      .filter((style) => style !== 'single')
      .map((style) => {
        const score = scoreJudged(leaveOut(material, style, strict), thresholds);
        print(toLine(`  left out ${strict ? 'strictly' : 'from dev'}: ${style}`, score));
        return nearF1(score);
      });
    print(
      `left out ${strict ? 'strictly' : 'from dev'}: worst ${Math.min(...scores).toFixed(3)} mean ${(scores.reduce((a, b) => a + b, 0) / scores.length).toFixed(3)}`,
    );
  }
}

seeds();
speed();
if (!process.argv.includes('--quick')) learned();
