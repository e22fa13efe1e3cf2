import * as vscode from 'vscode';
import {
  buildCorpusIndex,
  chooseIndex,
  indexCandidates,
  isCorpus,
  isExcludedByDefault,
  readIndex,
  WINNOW_FILES,
  type CorpusConfig,
  type CorpusIndex,
  type IndexChoice,
  type RuleId,
} from '../../core/index.ts';
import type { CorpusParts, CorpusProblem } from './corpus.ts';
import { decodeFile } from '../files/fileText.ts';
import { readWhole } from '../files/turns.ts';
import { isLeftover } from './leftovers.ts';
import { readState } from './corpusState.ts';
import type { ListFiles } from './listFiles.ts';
import { walkFolder, type Walk } from '../files/walk.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** How a folder is looked at: `chosen` by the person as a corpus; `trusted` lets its own rules apply. */
export interface LoadOptions {
  readonly chosen: boolean;
  readonly trusted: boolean;
  readonly lists: ListFiles;
}

/** Reads a folder as a corpus; undefined when it is none (contracts.md, When Winnow speaks): then only its top two levels have been listed. */
export async function loadCorpus(root: vscode.Uri, options: LoadOptions): Promise<CorpusParts | undefined> {
  const deeper = walkFolder(root, { folder: isListed, link: (path) => FOLLOWED.has(path) });
  const near = await deeper(2);
  const exists = near.folders.includes('.winnow');
  const state = await readState(root, exists ? await deeper(Infinity) : near, options);
  const choice = await chooseIndexFile(root, near.files, state.config);
  if (!isCorpus({ files: near.files, winnow: exists, index: choice, chosen: options.chosen })) return undefined;
  const walk = await deeper(Infinity);
  const index = buildCorpusIndex({ files: walk.files, index: choice, config: state.config });
  const problems = [...state.problems, ...indexProblems(index), ...walkProblems(walk)];
  return {
    ...state,
    index,
    problems,
    leftovers: walk.files.filter(isLeftover),
    annotations: walk.files.filter((path) => path.endsWith('.ann') && (!isState(path) || path.startsWith(`${SPANS}/`))),
    ask: choice?.ask ?? [],
    indexText: choice?.text,
  };
}

const SPANS = '.winnow/spans';
/** A person may keep these folders elsewhere; no other link is followed. */
const FOLLOWED: ReadonlySet<string> = new Set(['.winnow', SPANS, WINNOW_FILES.names]);

function isListed(folder: string): boolean {
  return isState(folder) || !isExcludedByDefault(`${folder}/`);
}

function isState(path: string): boolean {
  return path === '.winnow' || path.startsWith('.winnow/');
}

/** An index larger than this is not read in the editor. */
const LARGEST_INDEX = 50 * 1024 * 1024;
/** JSONL of any name may hold the texts; no more than a few are looked into. */
const MOST_CANDIDATES = 8;

async function chooseIndexFile(
  root: vscode.Uri,
  files: readonly string[],
  config: CorpusConfig,
): Promise<(IndexChoice & Candidate) | undefined> {
  const candidates = indexCandidates(files, config).slice(0, MOST_CANDIDATES);
  const read = await Promise.all(candidates.map((path) => readCandidate(root, path)));
  const there = read.filter((candidate) => candidate !== undefined);
  const choice = chooseIndex(there, config);
  const chosen = there.find((candidate) => candidate.path === choice?.path);
  return choice && chosen && { ...choice, text: chosen.text };
}

interface Candidate extends Pick<IndexChoice, 'path' | 'table'> {
  readonly text: string;
}

async function readCandidate(root: vscode.Uri, path: string): Promise<Candidate | undefined> {
  const uri = vscode.Uri.joinPath(root, path);
  try {
    if ((await fileSystem.stat(uri)).size > LARGEST_INDEX) return undefined;
    const { text } = decodeFile(await readWhole(uri));
    return { path, text, table: readIndex(path, text) };
  } catch {
    return undefined;
  }
}

function indexProblems(index: CorpusIndex): readonly CorpusProblem[] {
  const path = index.indexPath;
  if (path === undefined) return [];
  return index.findings.map(({ rule, message, line, fixes, path: article }) => ({
    rule,
    message,
    path,
    line,
    fixes,
    ...(article === undefined ? {} : { article }),
  }));
}

function walkProblems({ links, unreadable }: Walk): readonly CorpusProblem[] {
  const said = (path: string, rule: RuleId, message: string): CorpusProblem => ({ path, rule, message, line: 0, article: path });
  return [
    ...links
      .filter((path) => !isExcludedByDefault(path))
      .map((path) =>
        said(path, 'link-not-followed', vscode.l10n.t('A symbolic link is not followed: it may leave the corpus or run in a circle')),
      ),
    ...unreadable.map((path) => said(path, 'unreadable', vscode.l10n.t('This folder cannot be read'))),
  ];
}
