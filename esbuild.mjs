// Builds dist/: the extension for both hosts, and the command line.
// `--tests` adds the host test bundles (dist/test, never packaged).
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const tests = process.argv.includes('--tests');
const common = { absWorkingDir: root, outdir: 'dist', bundle: true, sourcemap: true, logLevel: 'warning', minify: true };
// ES modules first: jsonc-parser's CommonJS asks for its parts in a way that cannot be bundled
const node = { ...common, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], target: 'node20', external: ['vscode'] };
const web = { ...common, format: 'cjs', platform: 'browser', target: 'es2022', external: ['vscode'] };

const targets = [
  { ...node, entryPoints: { 'extension.node': 'src/extension.ts' } },
  { ...web, entryPoints: { 'extension.web': 'src/extension.ts' } },
  {
    ...node,
    entryPoints: { cli: 'src/cli.ts' },
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // commander is CommonJS and asks for `require`, which an ES module has to make for itself
    banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  },
  ...(tests ? [...suiteTargets('node', node), ...suiteTargets('web', web)] : []),
];

rmSync(join(root, 'dist', 'test'), { recursive: true, force: true });
await Promise.all(targets.map((target) => build(target)));

/** One bundle per folder of test/host/suite, which names the workspace it runs in; files named *.node.test.ts stay out of the web worker. */
function suiteTargets(host, options) {
  const folder = join(root, 'test', 'host', 'suite');
  const suites = readdirSync(folder);
  const filesOf = (suite) => testFiles(join(folder, suite)).filter((file) => host === 'node' || !file.endsWith('.node.test.ts'));
  return suites
    .map((suite) => [suite, filesOf(suite)])
    .filter(([, files]) => files.length > 0)
    .map(([suite, files]) => ({
      ...options,
      minify: false,
      outdir: `dist/test/${host}`,
      entryPoints: { [suite]: `suite:${suite}` },
      define: { __HOST__: JSON.stringify(host), __SUITE__: JSON.stringify(suite) },
      plugins: [suiteEntry(files)],
    }));
}

function testFiles(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** The entry of a suite exists only here: it loads the test files inside mocha's interface, after mocha itself. */
function suiteEntry(files) {
  const loads = files.map((file) => `  require(${JSON.stringify(file)}); // ${basename(file)}`).join('\n');
  const contents = `import { runSuite } from './test/host/runSuite.ts';\nexport const run = () => runSuite(() => {\n${loads}\n});\n`;
  return {
    name: 'suite-entry',
    setup(bundle) {
      bundle.onResolve({ filter: /^suite:/ }, ({ path }) => ({ path, namespace: 'suite' }));
      bundle.onLoad({ filter: /.*/, namespace: 'suite' }, () => ({ contents, resolveDir: root, loader: 'ts' }));
    },
  };
}
