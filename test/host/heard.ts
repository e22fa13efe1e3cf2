import * as vscode from 'vscode';

/** What a person would have seen while something was done: how it was said, and the words. */
export interface Heard {
  readonly how: 'error' | 'warning' | 'information' | 'status' | 'asked' | 'threw' | 'hung';
  readonly words: string;
}

type Listener = (...args: readonly unknown[]) => unknown;

/** Does something with nobody there: every message and every question is noted, and no question answered; what has not ended after `limit` ms has hung. */
export async function heard(act: () => Thenable<unknown>, limit = 15_000): Promise<readonly Heard[]> {
  const said: Heard[] = [];
  const ears = earsOf(said);
  const before = Object.fromEntries(Object.keys(ears).map((name) => [name, (vscode.window as unknown as Record<string, unknown>)[name]]));
  Object.assign(vscode.window, ears);
  try {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), limit)));
    if ((await Promise.race([act(), late])) === 'late') said.push({ how: 'hung', words: '' });
    clearTimeout(timer);
  } catch (error) {
    said.push({ how: 'threw', words: String(error) });
  } finally {
    // a message may be shown right after a command has ended
    await new Promise((resolve) => setTimeout(resolve, 20));
    Object.assign(vscode.window, before);
  }
  return said;
}

/** What takes the place of the editor's messages and questions. */
function earsOf(said: Heard[]): Readonly<Record<string, Listener>> {
  const note = (how: Heard['how'], words: unknown): Promise<undefined> => {
    said.push({ how, words: String(words ?? '') });
    return Promise.resolve(undefined);
  };
  const { createQuickPick } = vscode.window;
  return {
    showErrorMessage: (words) => note('error', words),
    showWarningMessage: (words) => note('warning', words),
    showInformationMessage: (words) => note('information', words),
    setStatusBarMessage: (words) => (void note('status', words), new vscode.Disposable(() => undefined)),
    showQuickPick: (_items, options) => note('asked', wordsOf(options)),
    showInputBox: (options) => note('asked', wordsOf(options)),
    showOpenDialog: (options) => note('asked', wordsOf(options)),
    showWorkspaceFolderPick: (options) => note('asked', wordsOf(options)),
    createQuickPick: () => {
      const pick = createQuickPick();
      const show = pick.show.bind(pick);
      return Object.assign(pick, {
        show: () => (void note('asked', pick.title ?? pick.placeholder), show(), setTimeout(() => pick.hide(), 20)),
      });
    },
  };
}

function wordsOf(options: unknown): unknown {
  const { title, placeHolder, prompt, openLabel } = (options ?? {}) as Record<string, unknown>;
  return title ?? placeHolder ?? prompt ?? openLabel;
}
