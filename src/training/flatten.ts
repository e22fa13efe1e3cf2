import { packForest, type Forest } from '../core/boilerplate/forest.ts';
import type { Forest as GrownForest } from './trees.ts';

/** The trainer's trees laid out as the core reads them. */
export function flatten(forest: GrownForest): Forest {
  const roots: number[] = [];
  const out: { feature: number[]; threshold: number[]; left: number[]; right: number[]; value: number[] } = {
    feature: [],
    threshold: [],
    left: [],
    right: [],
    value: [],
  };
  for (const tree of forest.trees) {
    const node = out.feature.length;
    const leaf = out.value.length;
    const child = (at: number): number => (at < 0 ? ~(leaf + ~at) : node + at);
    roots.push(tree.feature.length === 0 ? ~leaf : node);
    out.feature.push(...tree.feature);
    out.threshold.push(...tree.threshold);
    out.left.push(...tree.left.map(child));
    out.right.push(...tree.right.map(child));
    out.value.push(...tree.value);
  }
  return packForest({
    bias: forest.bias,
    roots: Int32Array.from(roots),
    feature: Uint8Array.from(out.feature),
    threshold: Float32Array.from(out.threshold),
    left: Int32Array.from(out.left),
    right: Int32Array.from(out.right),
    value: Float32Array.from(out.value),
  });
}
