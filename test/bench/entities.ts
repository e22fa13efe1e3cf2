import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EntityModel, readEntityModel } from '../../src/core/entities/model.ts';
import { reportPatterns } from './entitiesPatterns.ts';
import { reportSeeds } from './entitiesSeeds.ts';
import { reportWikigold } from '../../src/training/entities/evaluate.ts';

const root = process.cwd();
const shared = process.env['WINNOW_SHARED'] ?? join(root, '..', 'shared');
const file = join(root, 'media/models/entities.bin');
const model = process.argv.includes('--rules') || !existsSync(file) ? undefined : readEntityModel(readFileSync(file));
console.log(model ? `model ${file}` : 'no model: rules');
reportSeeds(shared, optionsOf(model));
reportPatterns();
reportWikigold(shared, optionsOf(model));

function optionsOf(from: EntityModel | undefined): { readonly model?: EntityModel } {
  return from ? { model: from } : {};
}
