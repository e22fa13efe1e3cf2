import * as vscode from 'vscode';
import type { Corpus } from './corpus.ts';

/** Why nothing should be taken from an article without asking, beside what the text tells: a file that may say what shall stay cannot be read. Undefined when all can. */
export function unheard({ problems }: Pick<Corpus, 'problems'>): string | undefined {
  const problem = problems.find(({ guards }) => guards);
  return problem && vscode.l10n.t('may take what {0} says shall stay: line {1} of it cannot be read', problem.path, problem.line + 1);
}
