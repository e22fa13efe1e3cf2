import { describe, expect, it } from 'vitest';
import { groupRunsOf, groupsOf, MOST_CHILDREN, runsOf } from '../../../src/vscode/tree/groups.ts';
import type { Row } from '../../../src/vscode/tree/row.ts';

const row = (path: string, more: Partial<Row> = {}): Row => ({
  path,
  id: path,
  tags: [],
  entry: { path, id: path, tags: [], extra: {} },
  ...more,
});

describe('the levels of the tree', () => {
  it('never show more than 500 children, and lose no article', () => {
    for (const length of [0, 1, 500, 501, 9_999, 250_001]) {
      const rows = Array.from({ length }, () => row('a.txt'));
      const runs = runsOf(rows);
      expect(runs.length).toBeLessThanOrEqual(MOST_CHILDREN);
      expect(runs.reduce((sum, run) => sum + run.rows.length, 0)).toBe(length);
      if (length <= MOST_CHILDREN * MOST_CHILDREN) for (const run of runs) expect(run.rows.length).toBeLessThanOrEqual(MOST_CHILDREN);
    }
  });

  it('cut too many groups into runs that say what they hold, lose no article and list none twice', () => {
    const tagged = (count: number): Row[] =>
      Array.from({ length: count }, (_, at) => row(`${at}.txt`, { tags: [`t${at}`, `t${(at + 1) % count}`] }));
    expect(groupRunsOf(groupsOf(tagged(500), 'tag'))).toEqual([]);
    const groups = groupsOf([...tagged(1200), row('bare.txt')], 'tag');
    const runs = groupRunsOf(groups);
    expect(runs.map(({ label, groups: held }) => [label, held.length])).toEqual([
      ['t0 - t499', 500],
      ['t500 - t999', 500],
      ['t1000 - t1199', 200],
    ]);
    expect(runs.flatMap((run) => run.groups)).toEqual(groups.filter(({ label }) => label !== ''));
    expect(runs[0]?.rows.length).toBe(501);
    expect(new Set(runs.map(({ key }) => key)).size).toBe(3);
  });

  it('are labelled by what is grouped by, those that lack it last and without a label', () => {
    const rows = [row('b.txt'), row('x/a.txt', { source: 'Zeta' }), row('c.txt', { source: 'Alpha', tags: ['one', 'two'] })];
    expect(groupsOf(rows, 'source').map(({ label }) => label)).toEqual(['Alpha', 'Zeta', '']);
    expect(groupsOf(rows, 'tag').map(({ label, rows: members }) => [label, members.length])).toEqual([
      ['one', 1],
      ['two', 1],
      ['', 2],
    ]);
    expect(groupsOf(rows, 'folder').map(({ label }) => label)).toEqual(['', 'x']);
  });

  it('count as a person does: the tenth folder comes after the second', () => {
    const rows = ['d10/a.txt', 'd100/a.txt', 'd2/a.txt', 'd1/a.txt'].map((path) => row(path));
    expect(groupsOf(rows, 'folder').map(({ label }) => label)).toEqual(['d1', 'd2', 'd10', 'd100']);
  });
});
