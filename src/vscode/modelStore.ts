import * as vscode from 'vscode';
import { fileSystem } from './files/fileSystem.ts';
import { readBoilerplateModel, readBoundaryModel, readEntityModel, type Models } from '../core/index.ts';
import type { Report } from './reporting.ts';

/** The learned weights, read from the extension's media/models on first use and kept. */
export interface ModelStore {
  /** The models; one that is missing or corrupt is left out and said once in the log. */
  readonly load: () => Promise<Models>;
  /** What is loaded now, undefined until `load` has resolved. */
  readonly current: () => Models | undefined;
}

/** Makes the store; nothing is read before the first `load`. */
export function createModelStore(extension: vscode.Uri, report: Report): ModelStore {
  let models: Models | undefined;
  let loading: Promise<Models> | undefined;
  const read = async <T>(name: string, parse: (bytes: Uint8Array) => T): Promise<T | undefined> => {
    try {
      return parse(await fileSystem.readFile(vscode.Uri.joinPath(extension, 'media', 'models', name)));
    } catch (error) {
      report.log(`Model ${name} cannot be used; going on without it`, error);
      return undefined;
    }
  };
  const loadAll = async (): Promise<Models> => {
    const [boilerplate, boundaries, entities] = await Promise.all([
      read('boilerplate.bin', readBoilerplateModel),
      read('boundaries.bin', readBoundaryModel),
      read('entities.bin', readEntityModel),
    ]);
    models = { ...(boilerplate ? { boilerplate } : {}), ...(boundaries ? { boundaries } : {}), ...(entities ? { entities } : {}) };
    return models;
  };
  return { load: () => (loading ??= loadAll()), current: () => models };
}
