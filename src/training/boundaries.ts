import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { writeBoundaryModel } from '../core/article/splitModel.ts';
import { chooseThresholds, crossValidate, readMaterial, scoreJudged } from './boundariesEvaluate.ts';
import { toLine } from './boundariesScore.ts';
import { toModel, trainStages } from './boundariesStages.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const folder = join(process.cwd(), 'media', 'models');

const material = readMaterial(shared);
const judged = crossValidate(material);
const thresholds = chooseThresholds(judged);
const score = scoreJudged(judged, thresholds);
console.log(toLine(`five folds at once ${thresholds.once} each ${thresholds.each}`, score));
const stages = trainStages([...material.dev, ...material.made(new Set())]);
const bytes = writeBoundaryModel(toModel(stages, thresholds));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'boundaries.bin'), bytes);
writeFileSync(join(folder, 'boundaries.scores.json'), `${JSON.stringify({ thresholds, fiveFolds: score }, undefined, 2)}\n`);
console.log(`boundaries.bin: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
