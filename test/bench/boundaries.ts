/**
 * Boundaries: seeds and rewritten seeds, speed, five folds. Run: npm run bench:boundaries; `-- --quick` leaves out what has to learn first,
 * `-- --left-out` learns the shipped recipe without one style at a time, its files and every made layout like it, and scores that style.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../src/core/article/parse.ts';
import { boundariesIn } from '../../src/core/article/split/boundaries.ts';
import { measure } from '../../src/core/article/split/measure.ts';
import { readBoundaryModel } from '../../src/core/article/split/model.ts';
import type { Boundary } from '../../src/core/article/types.ts';
import { readBoilerplateModel } from '../../src/core/boilerplate/model.ts';
import { linesOf } from '../../src/core/text/lines.ts';
import { readSplitFiles } from '../../src/training/boundaries/data.ts';
import {
  chooseThresholds,
  crossValidate,
  leaveOut,
  readMaterial,
  scoreJudged,
  type Material,
} from '../../src/training/boundaries/evaluate.ts';
import { nearF1, toLine } from '../../src/training/boundaries/score.ts';

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

function boundariesOf(text: string): readonly Boundary[] {
  return parseText(text, { boundaries: model, boilerplate, point: 'balanced' }).boundaries;
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
  const find = (text: string, at: number): unknown => boundariesIn(measure(text, lines[at] ?? [], model.words), { scores: [], model });
  texts.forEach(find);
  const started = process.cpuUsage();
  texts.forEach(find);
  const used = process.cpuUsage(started);
  print(`speed: ${(bytes / (used.user + used.system)).toFixed(1)} MB a CPU second`);
}

/** The scores of boilerplate of a text's lines, by the shipped model, which has learned from the pages that the files are made of. */
function rolesOf(text: string): Float32Array {
  const { lines } = parseText(text, { boilerplate, point: 'balanced' });
  return Float32Array.from(lines, ({ score }) => score);
}

/** The five folds: each file judged by stages that have seen neither it nor, in made files and topics, its pages. */
function folds(material: Material): void {
  const { files: judged, whole } = crossValidate(material, rolesOf);
  const thresholds = chooseThresholds(judged);
  print(toLine('five folds at the shipped thresholds', scoreJudged(judged, model)));
  print(toLine(`five folds, once ${thresholds.once} each ${thresholds.each}`, scoreJudged(judged, thresholds)));
  print(toLine('five folds at the shipped thresholds, with the scores of roles', scoreJudged(judged, model, 'roles')));
  print(toLine('five folds, whole and cropped web pages', scoreJudged(whole, model)));
  print(toLine('five folds, whole and cropped web pages, with the scores of roles', scoreJudged(whole, model, 'roles')));
  for (const style of new Set(material.dev.map((file) => file.style))) {
    const own = judged.filter(({ sample }) => sample.file.style === style);
    print(toLine(`  ${style}`, scoreJudged(own, model)));
    print(toLine(`  ${style}, with the scores of roles`, scoreJudged(own, model, 'roles')));
  }
}

/** The shipped recipe without one style's files, and without any made layout like it, at the shipped thresholds. */
function leftOut(material: Material): void {
  const styles = [...new Set(material.dev.map((file) => file.style))].filter((style) => style !== 'single');
  const scores = styles.map((style) => {
    const score = scoreJudged(leaveOut(material, style, true), model);
    print(toLine(`  left out strictly: ${style}`, score));
    return nearF1(score);
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  print(`left out strictly: worst ${Math.min(...scores).toFixed(3)} mean ${mean.toFixed(3)}`);
}

const asked = (flag: string): boolean => process.argv.includes(flag);
if (asked('--left-out')) leftOut(readMaterial(shared));
else {
  seeds();
  speed();
  if (!asked('--quick')) folds(readMaterial(shared));
}
