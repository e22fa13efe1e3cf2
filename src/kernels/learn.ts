export { addSlopes, pass, saidAt, scratchOfLine } from './learning';
export { setShape } from './net';

/** Where memory is free, in bytes. */
export function free(): usize {
  return __heap_base;
}
