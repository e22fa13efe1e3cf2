import type * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** A feature: creates what it shows, subscribes, and returns everything to dispose. Features never call each other. */
export type Feature = (services: Services) => vscode.Disposable;

/** All features of the window, in the order they start. */
export const features: readonly Feature[] = [];
