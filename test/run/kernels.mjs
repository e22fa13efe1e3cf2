// npm run build:kernels: compiles src/kernels (AssemblyScript) to WebAssembly and writes it down where it is run; with --check says whether that is what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { root } from './paths.mjs';

const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--disableWarning', '201', '--baseDir', root];
const entries = { 'src/kernels/index.ts': 'src/core/kernels/wasm.ts', 'src/kernels/learn.ts': 'src/training/kernels/wasm.ts' };

for (const [entry, written] of Object.entries(entries)) {
  const text = `/** What ${entry} compiles to, in base64; written by \`npm run build:kernels\`. */
export const WASM =
  '${await compiled(entry)}';
`;
  if (!process.argv.includes('--check')) writeFileSync(join(root, written), text);
  else if (readFileSync(join(root, written), 'utf8') !== text) {
    console.error(`${written} is not what ${entry} compiles to: npm run build:kernels`);
    process.exit(1);
  }
}

async function compiled(entry) {
  let bytes = new Uint8Array(0);
  const { error, stderr } = await asc.main([entry, '--outFile', 'kernels.wasm', ...options], {
    writeFile: (_, contents) => {
      bytes = contents;
    },
  });
  if (error) {
    console.error(stderr.toString());
    process.exit(1);
  }
  return Buffer.from(bytes).toString('base64');
}
