import type { Learned } from './lessons.ts';

/** A forest whose log-odds are the mean of those of several; it gives a row up where the first of them does. */
export function meanOf(members: readonly Learned[]): Learned {
  const [first] = members;
  const { forest, cuts } = joined(members);
  const bias = first?.forest.bias ?? 0;
  return { forest, cuts: cuts.map((cut) => forest.bias + (cut - bias) / members.length) };
}

/** The same of forests among whose rows one wins: how far behind the best a row is given up is a difference of log-odds. */
export function meanOfRivals(members: readonly Learned[]): Learned {
  const { forest, cuts } = joined(members);
  return { forest, cuts: cuts.map((cut) => cut / members.length) };
}

/** All trees, one forest's after the other's, each with its share of what it says; the cuts of the first. */
function joined(members: readonly Learned[]): Learned {
  const share = 1 / members.length;
  const trees = members.flatMap(({ forest }) => forest.trees).map((tree) => ({ ...tree, value: tree.value.map((value) => value * share) }));
  return { forest: { bias: members.reduce((sum, { forest }) => sum + forest.bias, 0) * share, trees }, cuts: members[0]?.cuts ?? [] };
}
