import type { JournalEntry, Finding } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';

/** The edits of an article, each removal with the rule that found what it takes away; the entry has a rule of its own where one did it all. */
export function namedByRule(
  { models, analyses, context }: Services,
  change: {
    readonly corpus: Corpus;
    readonly path: string;
    readonly cause: { readonly rule?: string };
    readonly edits: JournalEntry['edits'];
    /** Of the text before, where they are known. */
    readonly findings?: readonly Finding[];
  },
  before: string,
): Pick<JournalEntry, 'edits' | 'rule' | 'ruleVersion'> {
  const { corpus, path, cause, edits } = change;
  const removes = edits.some(({ removed, inserted }) => removed.trim() !== '' && inserted === '');
  if (!removes || models.current() === undefined || cause.rule !== undefined) return { edits };
  const findings = change.findings ?? analyses.analyzeText(corpus, path, before).findings;
  const named = edits.map((edit) => {
    const finding = edit.inserted === '' ? findings.find(({ start, end }) => start < edit.end && edit.start < end) : undefined;
    return finding ? { ...edit, rule: finding.userRule ?? finding.rule } : edit;
  });
  const rules = new Set(named.map((edit) => ('rule' in edit ? edit.rule : undefined)));
  const [rule] = rules;
  const { version = '' } = context.extension.packageJSON as { readonly version?: string };
  return { edits: named, ...(rules.size === 1 && rule !== undefined ? { rule } : {}), ruleVersion: version };
}
