import { build } from 'esbuild';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from './support/sources.ts';

const article =
  'A quiet title\n\nThe council met in Minsk on Monday and agreed on the plan for the bridge, Maria Brown said.\n\nSubscribe to our newsletter!\n';

describe('the core', () => {
  let code = '';

  beforeAll(async () => {
    const result = await build({
      stdin: { contents: "export * from './src/core/index.ts';", resolveDir: root, loader: 'ts' },
      absWorkingDir: root,
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'core',
      platform: 'neutral',
      target: 'es2022',
      mainFields: ['browser', 'module', 'main'],
      logLevel: 'silent',
    });
    code = result.outputFiles[0]?.text ?? '';
  });

  it('loads in a realm that has the language and nothing else', () => {
    expect(evaluate('typeof process + typeof TextDecoder + typeof setTimeout + typeof require')).toBe('undefined'.repeat(4));
    expect(evaluate('typeof core.analyze')).toBe('function');
  });

  it('analyses an article there as it does here', async () => {
    const core = await import('../src/core/index.ts');
    const here = core.analyze(article, { config: core.DEFAULT_CONFIG, models: {} });
    const there = evaluate(`JSON.stringify(core.analyze(${JSON.stringify(article)}, { config: core.DEFAULT_CONFIG, models: {} }))`);
    expect(there).toBe(JSON.stringify(here));
    expect(here.entities.length).toBeGreaterThan(0);
  });

  it('offers the same names there as here', async () => {
    const names = Object.keys(await import('../src/core/index.ts'));
    expect(JSON.parse(String(evaluate('JSON.stringify(Object.keys(core))'))).sort()).toEqual(names.sort());
  });

  function evaluate(expression: string): unknown {
    const realm = createContext({});
    runInContext(code, realm, { filename: join('dist', 'core.js') });
    return runInContext(expression, realm);
  }
});
