import type { IndexFinding, IndexFix } from '../corpus/entry.ts';
import { folderAndName } from '../corpus/fileName.ts';
import type { Move } from '../formats/moves.ts';
import { groupBy } from '../groupBy.ts';

/** A finding about the index as reconciling gives it, and the article that it concerns. */
interface Concerned {
  readonly rule: IndexFinding['rule'];
  readonly article?: string | undefined;
  readonly fixes?: readonly IndexFix[];
}

/**
 * Where files that an index names went, as far as it is clear: each lost file of which one file alone may be it, or one alone is in a folder of the same name too, and no
 * other lost file may be that one. In the order of the findings.
 */
export function movedFiles(findings: readonly Concerned[]): readonly Move[] {
  const moves = findings.flatMap(({ rule, article, fixes = [] }) => {
    if (rule !== 'index-missing-file' || article === undefined) return [];
    const found = fixes.flatMap((fix) => (fix.kind === 'set-field' && fix.field === 'path' ? [fix.value] : []));
    const alike = found.filter((file) => folderAndName(file) === folderAndName(article));
    const [to, ...others] = alike.length === 1 ? alike : found;
    return to === undefined || others.length > 0 ? [] : [{ from: article, to }];
  });
  const claims = groupBy(moves, ({ to }) => to);
  return moves.filter(({ to }) => claims.get(to)?.length === 1);
}
