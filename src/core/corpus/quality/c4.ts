import { pythonLines } from './gopher.ts';

/** What C4's quality filter (Raffel et al. 2020) does with a line, in the order of its tests. */
export type C4Verdict =
  'kept' | 'longWord' | 'noTerminalPunctuation' | 'fewWords' | 'loremIpsum' | 'javascript' | 'curlyBracket' | 'policy';

/** A text as C4's quality filter sees it, with datatrove's defaults; lines are those of Python's `str.splitlines`. */
export interface C4Quality {
  readonly verdicts: readonly C4Verdict[];
  readonly kept: number;
  /** Set when one line ("lorem ipsum", a curly bracket) makes the filter drop the whole document. */
  readonly dropsDocument?: 'loremIpsum' | 'curlyBracket';
}

/** Judges every line as C4's quality filter does; the least number of sentences is not judged. */
export function c4Quality(text: string): C4Quality {
  const verdicts = pythonLines(text).map(c4Verdict);
  const drop = verdicts.find((verdict) => verdict === 'loremIpsum' || verdict === 'curlyBracket');
  return { verdicts, kept: verdicts.filter((verdict) => verdict === 'kept').length, ...(drop ? { dropsDocument: drop } : {}) };
}

/** Judges one line (without its break). */
function c4Verdict(raw: string): C4Verdict {
  const words = raw.split(/\s+/u).filter((word) => word !== '');
  if (words.some((word) => Array.from(word).length > 1000)) return 'longWord';
  const line = raw.trim().replace(CITATION, '');
  if (!TERMINAL.test(line) || line.endsWith('...')) return 'noTerminalPunctuation';
  if (words.length < 3) return 'fewWords';
  const lower = line.toLowerCase();
  if (lower.includes('lorem ipsum')) return 'loremIpsum';
  if (lower.includes('javascript')) return 'javascript';
  if (line.includes('{')) return 'curlyBracket';
  return POLICIES.some((policy) => lower.includes(policy)) ? 'policy' : 'kept';
}

const POLICIES = ['terms of use', 'privacy policy', 'cookie policy', 'uses cookies', 'use of cookies', 'use cookies'] as const;
// e.g. "[12]", "[edit]"
const CITATION = /\[\d*\]|\[edit\]|\[citation needed\]/gu;
// e.g. the full stop of "It rained."
const TERMINAL = /[.?!"']$/u;
