// dist/ from the sources.
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Builds dist/, with the host test bundles if asked; throws with esbuild's words where it fails. */
export async function buildAll({ tests = false } = {}) {
  const { code, output } = await run(process.execPath, [join(root, 'esbuild.mjs'), ...(tests ? ['--tests'] : [])], {
    cwd: root,
    limit: 300_000,
  });
  if (code !== 0) throw new Error(`the build failed\n${output}`);
  if (output.trim() !== '') console.log(output.trimEnd());
}
