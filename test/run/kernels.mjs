// npm run build:kernels: compiles src/kernels (AssemblyScript) to WebAssembly and writes it down as src/core/kernels/wasm.ts; with --check says whether that is what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { root } from './paths.mjs';

const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--disableWarning', '201', '--baseDir', root];
const written = join(root, 'src', 'core', 'kernels', 'wasm.ts');

let bytes = new Uint8Array(0);
const { error, stderr } = await asc.main(['src/kernels/index.ts', '--outFile', 'kernels.wasm', ...options], {
  writeFile: (_, contents) => {
    bytes = contents;
  },
});
if (error) {
  console.error(stderr.toString());
  process.exit(1);
}
const text = `/** The kernels of src/kernels as WebAssembly, in base64; written by \`npm run build:kernels\`. */
export const WASM =
  '${Buffer.from(bytes).toString('base64')}';
`;
if (!process.argv.includes('--check')) writeFileSync(written, text);
else if (readFileSync(written, 'utf8') !== text) {
  console.error('src/core/kernels/wasm.ts is not what src/kernels compiles to: npm run build:kernels');
  process.exit(1);
}
