import * as vscode from 'vscode';
import { globalUserName } from './git.ts';
import type { Settings } from '../settings.ts';
import { readBytes } from '../files/writes.ts';

/** Who changes files: the setting `winnow.who`, else git's user.name (the repository's, then the person's own), else `unknown`. */
export function createWho(settings: Settings): (root: vscode.Uri) => Promise<string> {
  const known = new Map<string, Promise<string | undefined>>();
  return async (root) => {
    const set = settings.values().who.trim();
    if (set !== '') return set;
    const key = root.toString();
    const asked = known.get(key) ?? gitName(root);
    known.set(key, asked);
    return (await asked) ?? 'unknown';
  };
}

async function gitName(root: vscode.Uri): Promise<string | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (const folder of [root, ...folders]) {
    const bytes = await readBytes(vscode.Uri.joinPath(folder, '.git', 'config')).catch(() => undefined);
    const name = bytes && userNameOf(new TextDecoder().decode(bytes));
    if (name) return name;
  }
  return await globalUserName(root);
}

/** The `name` of the `[user]` section of a git configuration file. */
function userNameOf(config: string): string | undefined {
  let inUser = false;
  for (const line of config.split('\n')) {
    const section = SECTION.exec(line);
    if (section) inUser = section[1]?.toLowerCase() === 'user';
    const name = inUser ? NAME.exec(line)?.[1]?.trim() : undefined;
    if (name) return name;
  }
  return undefined;
}

// e.g. "[user]" or '[remote "origin"]'
const SECTION = /^\s*\[\s*([\w-]+)/;
// e.g. "\tname = Ada Lovelace"
const NAME = /^\s*name\s*=\s*"?([^"#;]*)/i;
