import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBoilerplateModel, readBoundaryModel, readEntityModel, type Models } from '../core/index.ts';

/** Reads the learned weights that are asked for from media/models; one that is missing or corrupt is said in one line each, and left out. */
export function loadModels(wanted: { readonly entities: boolean }, say: (line: string) => void, folder = modelFolder()): Models {
  const boilerplate = load({ folder, name: 'boilerplate.bin', say }, readBoilerplateModel);
  const boundaries = load({ folder, name: 'boundaries.bin', say }, readBoundaryModel);
  const entities = wanted.entities ? load({ folder, name: 'entities.bin', say }, readEntityModel) : undefined;
  return { ...(boilerplate ? { boilerplate } : {}), ...(boundaries ? { boundaries } : {}), ...(entities ? { entities } : {}) };
}

interface Source {
  readonly folder: string;
  readonly name: string;
  readonly say: (line: string) => void;
}

function load<T>({ folder, name, say }: Source, read: (bytes: Uint8Array) => T): T | undefined {
  try {
    return read(readFileSync(join(folder, name)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`winnow: ${join(folder, name)}: ${why}; going on without this model\n`);
    return undefined;
  }
}

/** media/models of the package this code is in, be it bundled in dist/ or run from src/. */
function modelFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'media')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'media', 'models');
}
