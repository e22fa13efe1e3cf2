import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { writeBoundaryModel } from '../../core/article/split/model.ts';
import { learnAll, readMaterial } from './evaluate.ts';
import { toModel } from './stages.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const folder = join(process.cwd(), 'media', 'models');

/** Chosen from the five folds that `npm run bench:boundaries` prints with the scores of roles. */
const THRESHOLDS = { once: 0.7, each: 0.35 };

const material = readMaterial(shared);
const stages = learnAll(material, { held: [], families: new Set(), share: 1 });
const bytes = writeBoundaryModel(toModel(stages, THRESHOLDS));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'boundaries.bin'), bytes);
console.log(`boundaries.bin: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
