import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntityModel } from '../../src/core/entities/model.ts';
import { reportWikigold } from '../../src/training/entities/evaluate.ts';
import { reportPatterns } from './entitiesPatterns.ts';
import { reportSeeds } from './entitiesSeeds.ts';
import { reportSpeed } from './entitiesSpeed.ts';

const root = process.cwd();
const shared = process.env['WINNOW_SHARED'] ?? join(root, '..', 'shared');
const file =
  process.argv.find((argument) => argument.startsWith('--model='))?.slice('--model='.length) ?? join(root, 'media/models/entities.bin');
const bytes = process.argv.includes('--rules') || !existsSync(file) ? undefined : readFileSync(file);
const options = bytes ? { model: readEntityModel(bytes) } : {};
console.log(bytes ? `model ${file}` : 'no model: rules');
reportSeeds(shared, options);
reportPatterns();
reportWikigold(shared, options);
if (bytes) reportSpeed(shared, bytes);
