import { formatDecisions, WINNOW_FILES, withDecisions, type Decision } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Writes } from '../files/writes.ts';

/** Adds a decision to `.winnow/decisions.jsonl`, which stays sorted, one line each; lines that cannot be read stay where no line is lost: at the end. */
export async function addDecision(writes: Writes, corpus: Corpus, decision: Decision): Promise<void> {
  await change(writes, corpus, (decisions) => [...decisions, decision]);
}

/** Takes a decision back. */
export async function removeDecision(writes: Writes, corpus: Corpus, decision: Decision): Promise<void> {
  const line = formatDecisions([decision]);
  await change(writes, corpus, (decisions) => decisions.filter((one) => formatDecisions([one]) !== line));
}

async function change(writes: Writes, corpus: Corpus, next: (decisions: readonly Decision[]) => readonly Decision[]): Promise<void> {
  await writes.updateText(corpus.uriOf(WINNOW_FILES.decisions), (now = '') => {
    const text = withDecisions(now, next);
    return text === now ? undefined : text;
  });
}
