// Stages in a row, their counts, and the last line that CI reads.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sharedFolder, strict } from './paths.mjs';

/** Whether this module was started by hand rather than imported. */
export const isMain = (url) => process.argv[1] !== undefined && pathToFileURL(resolve(process.argv[1])).href === url;

/**
 * Runs [name, work] in order, prints each one's counts and then the sum as the last line; ends the process, 1 if anything failed. A stage with `{beside: true}`
 * after its work runs beside those that follow it.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (counts) => Object.keys(total).forEach((state) => (total[state] += counts[state]));
  const began = Date.now();
  if (sharedFolder() === undefined)
    console.log('SKIPPING EVERY TEST THAT NEEDS THE SHARED FOLDER: it is neither in WINNOW_SHARED nor at ../shared');
  const besides = [];
  for (const [name, work, { beside = false } = {}] of stages) {
    console.log(`${name} ...`);
    const outcome = runStage(name, work);
    if (beside) besides.push(outcome);
    else add(await outcome);
  }
  for (const counts of await Promise.all(besides)) add(counts);
  console.log(`all stages took ${seconds(began)} s`);
  if (strict && total.skipped > 0) console.log(`WINNOW_STRICT: ${total.skipped} skipped tests count as failed`);
  const counted = strict ? { ...total, failed: total.failed + total.skipped, skipped: 0 } : total;
  console.log(describe(counted));
  process.exit(counted.failed > 0 || counted.passed === 0 ? 1 : 0);
}

async function runStage(name, work) {
  const start = Date.now();
  const counts = await work().catch((error) => {
    console.log(`  FAILED ${name}: ${error.stack}`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`${name}: ${describe(counts)} (${seconds(start)} s)`);
  return counts;
}

/** The seconds since a moment, to a tenth. */
export const seconds = (start) => ((Date.now() - start) / 1000).toFixed(1);
const describe = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
