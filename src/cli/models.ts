import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBoilerplateModel, readBoundaryModel, readEntityModel, type Models } from '../core/index.ts';
import { complain } from './complaints.ts';

/** Reads the learned weights that are asked for from media/models; one that is missing or corrupt is said in one line each, and left out. */
export function loadModels(wanted: { readonly entities: boolean }): Models {
  const folder = modelFolder();
  const boilerplate = load(join(folder, 'boilerplate.bin'), readBoilerplateModel);
  const boundaries = load(join(folder, 'boundaries.bin'), readBoundaryModel);
  const entities = wanted.entities ? load(join(folder, 'entities.bin'), readEntityModel) : undefined;
  return { ...(boilerplate ? { boilerplate } : {}), ...(boundaries ? { boundaries } : {}), ...(entities ? { entities } : {}) };
}

function load<T>(file: string, read: (bytes: Uint8Array) => T): T | undefined {
  try {
    return read(readFileSync(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    complain(`${file}: ${why}; going on without this model`);
    return undefined;
  }
}

/** media/models of the package this code is in, be it bundled in dist/ or run from src/. */
function modelFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'media')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'media', 'models');
}
