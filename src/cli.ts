import { setFlagsFromString } from 'node:v8';
import { run } from './cli/run.ts';

// a third of a short run is V8 compiling hot functions: inlining less into each takes 7 to 15 % off the CPU time, of long runs too (test/bench/RESULTS.md)
setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');

process.exitCode = await run(process.argv.slice(2));
