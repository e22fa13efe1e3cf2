// Builds dist/: extension for both hosts and the command line. `--tests` adds the host test bundles, `--watch` rebuilds.
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';

const tests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');
const common = { bundle: true, sourcemap: true, logLevel: 'warning', target: 'es2022', minify: !watch && !tests, keepNames: false };
const targets = [
  {
    ...common,
    entryPoints: { 'extension.node': 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  },
].filter((target) => Object.values(target.entryPoints).every((entry) => existsSync(entry)));

if (watch) for (const target of targets) await (await context(target)).watch();
else await Promise.all(targets.map((target) => build(target)));
