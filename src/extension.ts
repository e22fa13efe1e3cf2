import type * as vscode from 'vscode';
import { registerCommands } from './vscode/commands/index.ts';
import { features, laterFeatures } from './vscode/features/index.ts';
import { createServices, type Services } from './vscode/services.ts';

/** What activate returns: for tests and measurements. */
export interface WinnowApi {
  /** Resolves when the folders have been looked at and the tree has its data. */
  readonly ready: Promise<void>;
  readonly services: Services;
  /** Milliseconds that the call of activate took. */
  readonly activationMs: number;
  /** Milliseconds from the call of activate to tree data; undefined until then. */
  readonly treeReadyMs: () => number | undefined;
}

/** Builds the services and starts the features; all reading happens after it has returned. */
export function activate(context: vscode.ExtensionContext): WinnowApi {
  const started = performance.now();
  const services = createServices(context);
  context.subscriptions.push(services, ...features.map((feature) => feature(services)), registerCommands(services));
  let treeReady: number | undefined;
  const startLater = (): void => void context.subscriptions.push(...laterFeatures.map((feature) => feature(services)));
  const ready = new Promise<void>((resolve) => setTimeout(resolve, 0)).then(async () => {
    startLater();
    await services.corpora.refresh();
    treeReady = performance.now() - started;
  });
  return { ready, services, activationMs: performance.now() - started, treeReadyMs: () => treeReady };
}
