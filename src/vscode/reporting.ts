import * as vscode from 'vscode';

/** The only place where an error meets the person: the log keeps everything, a message appears for what they asked for. */
export interface Report extends vscode.Disposable {
  /** Writes to the log only: trouble in work that nobody asked for. */
  readonly log: (what: string, error?: unknown) => void;
  /** Shows an error message (not modal) and logs it with its stack. */
  readonly error: (what: string, error?: unknown) => void;
  /** Shows an information message; resolves to the chosen action. */
  readonly say: (message: string, ...actions: string[]) => Promise<string | undefined>;
  /** Says in the status bar for a few seconds what has been done. */
  readonly tell: (message: string) => void;
  /** Opens the log. */
  readonly show: () => void;
  /** Runs what a command does; an error is shown as "<what>: <reason>" and not thrown on; undefined then. */
  readonly run: <T>(what: string, work: () => T | Thenable<T>) => Promise<T | undefined>;
}

/** Makes the report with its output channel "Winnow". */
export function createReport(): Report {
  const channel = vscode.window.createOutputChannel('Winnow', { log: true });
  const log = (what: string, error?: unknown): void => channel.warn(error === undefined ? what : `${what}: ${stackOf(error)}`);
  const error = (what: string, cause?: unknown): void => {
    channel.error(cause === undefined ? what : `${what}: ${stackOf(cause)}`);
    void vscode.window.showErrorMessage(cause === undefined ? what : `${what}: ${messageOf(cause)}`);
  };
  const say = async (message: string, ...actions: string[]): Promise<string | undefined> => {
    channel.info(message);
    return await vscode.window.showInformationMessage(message, ...actions);
  };
  const tell = (message: string): void => {
    channel.info(message);
    vscode.window.setStatusBarMessage(`$(list-filter) ${message}`, TOLD);
  };
  const run = async <T>(what: string, work: () => T | Thenable<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof vscode.CancellationError)) error(what, cause);
      return undefined;
    }
  };
  return { log, error, say, tell, run, show: () => channel.show(), dispose: () => channel.dispose() };
}

/** Milliseconds that a message stands in the status bar. */
const TOLD = 8000;

/** The reason an error gives, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
