import * as vscode from 'vscode';

/** What each key was set to last, and when that counts. */
const known = new Map<string, { readonly value: boolean; readonly done: Thenable<unknown> }>();

/** Sets the context key `winnow.NAME` that `when` clauses of the manifest ask for; resolves when it counts. The window is only told of a value that differs: each telling is a message that waits for it. */
export async function setContextKey(name: string, value: boolean): Promise<void> {
  const last = known.get(name);
  const done = last?.value === value ? last.done : vscode.commands.executeCommand('setContext', `winnow.${name}`, value);
  known.set(name, { value, done });
  await done;
}
