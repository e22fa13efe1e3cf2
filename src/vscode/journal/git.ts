import * as vscode from 'vscode';

/** The part of the built-in git extension's API (version 1) that is used here. */
interface GitExtension {
  readonly getAPI: (version: 1) => {
    readonly getRepository: (uri: vscode.Uri) => Repository | null;
    readonly openRepository: (within: vscode.Uri) => Promise<Repository | null>;
  };
}

interface Repository {
  readonly buffer: (ref: string, path: string) => Promise<Uint8Array>;
  readonly getGlobalConfig: (key: string) => Promise<string>;
}

/** The file's bytes as last committed, by the built-in git extension; undefined where there is no git, no repository or no such commit. */
export async function committedBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  if (!vscode.workspace.getConfiguration('git').get('enabled', true)) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  try {
    const git = (extension?.isActive ? extension.exports : await extension?.activate())?.getAPI(1);
    // just after the start it may not have come to the folder yet
    const repository = git?.getRepository(uri) ?? (await git?.openRepository(vscode.Uri.joinPath(uri, '..')));
    return await repository?.buffer('HEAD', uri.fsPath);
  } catch {
    // no commit yet, or the file is not in it: then git knows no original
    return undefined;
  }
}

/** The person's own user.name, which is configured outside the workspace; undefined where the git extension has not started by itself, or knows none. */
export async function globalUserName(root: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    const name = (await extension.exports.getAPI(1).getRepository(root)?.getGlobalConfig('user.name'))?.trim();
    return name === '' ? undefined : name;
  } catch {
    // git is switched off, or has no such setting
    return undefined;
  }
}
