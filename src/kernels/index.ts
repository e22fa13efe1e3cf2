export { sumRows, sumTrees } from './forest';
export { judge, measure, setShape } from './net';
export { likenRows, linkWords, numberWords, overlapRows, sumTopics } from './words';

/** Where memory is free, in bytes. */
export function free(): usize {
  return __heap_base;
}
