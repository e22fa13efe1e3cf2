import * as vscode from 'vscode';

/** Fails the test unless `value` is truthy. */
export function assert(value: unknown, message = 'expected something true'): asserts value {
  if (!value) throw new Error(message);
}

/** Fails the test unless both have the same JSON. */
export function assertEqual(actual: unknown, expected: unknown, message = ''): void {
  const [got, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== want) throw new Error(`${message}\n  got  ${got}\n  want ${want}`);
}

/** Asks again every 25 ms until `question` gives something truthy, at most `limit` ms. */
export async function until<T>(
  what: string,
  question: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 15_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The address of a file in the first workspace folder. */
export function fileOf(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** The bytes of a file, as on disk. */
export async function bytesOf(uri: vscode.Uri): Promise<string> {
  return Array.from(await vscode.workspace.fs.readFile(uri), (byte) => String.fromCharCode(byte)).join('');
}
