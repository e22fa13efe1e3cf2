import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { PRESETS, RULE_IDS, type Preset } from '../../../../src/core/index.ts';
import { activated, assert, assertEqual, fileOf, until, winnowDiagnostics } from '../../support.ts';

const LOUD = ['error', 'warning', 'information', 'information'] as const;
const setting = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('winnow.problems');

describe('Check Corpus and lint', function () {
  this.timeout(240_000);
  after(() => setting().update('severity', undefined, vscode.ConfigurationTarget.Workspace));

  for (const preset of PRESETS)
    it(`say the same of the sample corpus, as loud, under the preset ${preset}`, async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await setting().update('severity', preset, vscode.ConfigurationTarget.Workspace);
      const { services } = await activated();
      await until('the preset', () => services.settings.values().severity === preset);
      await vscode.commands.executeCommand('winnow.checkCorpus');
      const [editor, lint] = [inProblems(), await linted(preset)];
      assert(lint.length > 3, `lint found only ${lint.length}`);
      assertEqual(
        editor.filter((line) => !lint.includes(line)),
        [],
        'only in the editor',
      );
      assertEqual(
        lint.filter((line) => !editor.includes(line)),
        [],
        'only in lint',
      );
      assertEqual(editor.length, lint.length);
    });
});

/** `path:line severity rule` of what Problems holds, sorted; what the editor alone can know (a review) left out. */
function inProblems(): readonly string[] {
  const root = `${fileOf().path.replace(TRAILING, '')}/`;
  const all = vscode.languages.getDiagnostics().flatMap(([uri]) => winnowDiagnostics(uri).map((found) => ({ uri, found })));
  const rules = all.filter(({ found }) => RULE_IDS.some((rule) => rule === found.code));
  return rules
    .map(
      ({ uri, found: { range, severity, code } }) =>
        `${uri.path.replace(root, '')}:${range.start.line + 1} ${LOUD[severity]} ${String(code)}`,
    )
    .sort();
}

/** The same as the command line has it; it has hints too, which Problems lists as information. */
async function linted(preset: Preset): Promise<readonly string[]> {
  const extension = vscode.extensions.getExtension('winnow.winnow');
  assert(extension);
  const program = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'cli.mjs').fsPath;
  const args = [program, 'lint', fileOf().fsPath, '--preset', preset, '--format', 'json'];
  const out = await new Promise<string>((resolve, reject) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    execFile(process.execPath, args, { env, maxBuffer: 1 << 24 }, (error, stdout) =>
      error && error.code !== 1 ? reject(error) : resolve(stdout),
    );
  });
  const found = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<'path' | 'line' | 'severity' | 'rule', string>>);
  return found.map(({ path, line, severity, rule }) => `${path}:${line} ${severity === 'hint' ? 'information' : severity} ${rule}`).sort();
}

// e.g. the last "/" of "/work/corpus/"
const TRAILING = /\/$/;
