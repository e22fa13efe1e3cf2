import type * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { annotations } from './annotations.ts';
import { askIndex } from './askIndex.ts';
import { badges } from './badges.ts';
import { codeLens } from './codeLens.ts';
import { contextKeys } from './contextKeys.ts';
import { corpusTree } from './corpusTree.ts';
import { createIndex } from './createIndex.ts';
import { decorations } from './decorations.ts';
import { encodings } from './encodings.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { indexProblems } from './indexProblems.ts';
import { leftovers } from './leftovers.ts';
import { names } from './names.ts';
import { navigation } from './navigation.ts';
import { openCorpus } from './openCorpus.ts';
import { problems } from './problems.ts';
import { quickFixes } from './quickFixes.ts';
import { statusBar } from './statusBar.ts';
import { symbols } from './symbols.ts';
import { toggles } from './toggles.ts';
import { twins } from './twins.ts';
import { wordWrap } from './wordWrap.ts';

/** A feature: creates what it shows, subscribes, and returns everything to dispose. Features never call each other. */
export type Feature = (services: Services) => vscode.Disposable;

/** Features that have a view or commands: there as soon as the extension is active. */
export const features: readonly Feature[] = [
  contextKeys,
  corpusTree,
  problems,
  statusBar,
  folding,
  twins,
  names,
  navigation,
  openCorpus,
  createIndex,
  toggles,
];

/** Features that only show or offer something: they start right after activation, which stays short. */
export const laterFeatures: readonly Feature[] = [
  encodings,
  decorations,
  annotations,
  indexProblems,
  quickFixes,
  hover,
  symbols,
  codeLens,
  badges,
  askIndex,
  wordWrap,
  leftovers,
];
