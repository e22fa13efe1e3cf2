import { build } from 'esbuild';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root, sourcesUnder } from './support/sources.ts';

const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'undici', 'ws'];
const networkNames = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'sendBeacon'];
const product = sourcesUnder('src').filter(({ path }) => !path.startsWith('src/training/'));

describe('the product never calls the network', () => {
  it('names no API that could', () => {
    const users = product.flatMap(({ path, syntax }) =>
      identifiersOf(syntax)
        .filter((name) => networkNames.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(users).toEqual([]);
  });

  it('imports no module that could', () => {
    const users = product.filter(({ foreign }) => foreign.some((name) => networkModules.includes(name.replace(/^node:/, ''))));
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it.each(['src/extension.ts', 'src/cli.ts'])('bundles no such module with %s', async (entry) => {
    const result = await build({
      entryPoints: [entry],
      absWorkingDir: root,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      external: ['vscode'],
      logLevel: 'silent',
    });
    const asked = Object.values(result.metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path.replace(/^node:/, '')),
    );
    expect(asked.filter((name) => networkModules.includes(name))).toEqual([]);
    expect(asked).toContain(entry === 'src/extension.ts' ? 'vscode' : 'fs');
  });
});

function identifiersOf(syntax: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return names;
}
