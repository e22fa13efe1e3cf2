// One suite in a desktop VS Code; a process of its own because VS Code writes its results to our standard output. Arguments: suite, folder.
import { runTests } from '@vscode/test-electron';
import { join } from 'node:path';
import { dist, root } from './paths.mjs';
import { temporaryFolder } from './process.mjs';

const [suite, target] = process.argv.slice(2);
const where = process.env.VSCODE_BIN
  ? { vscodeExecutablePath: process.env.VSCODE_BIN }
  : { version: 'stable', cachePath: join(root, '.vscode-test', 'desktop') };
try {
  process.exitCode = await runTests({
    ...where,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(dist, 'test', 'node', `${suite}.js`),
    launchArgs: [
      target,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--no-sandbox',
      '--user-data-dir',
      temporaryFolder('desktop'),
    ],
  });
} catch (error) {
  console.error(`DESKTOP ${error.message ?? error}`);
  process.exitCode = 1;
}
