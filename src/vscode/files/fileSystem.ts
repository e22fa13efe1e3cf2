import * as vscode from 'vscode';
import { diskOf } from './diskOf.ts';

/**
 * Reads files and folders, writes those that nobody would miss, and deletes. Each call of `workspace.fs` waits for the window, also in a host that has the disk at hand (VS Code 1.100: it is asked for a
 * provider first), and a window that works lets it wait for 10 to 80 ms; so the disk is asked itself where there is one. Throws `vscode.FileSystemError` in both
 * cases.
 */
export const fileSystem: Pick<vscode.FileSystem, 'stat' | 'readDirectory' | 'readFile' | 'writeFile' | 'delete'> = {
  stat: (uri) => asking(uri, async (disk) => await disk.stat(uri.fsPath)) ?? vscode.workspace.fs.stat(uri),
  readDirectory: (uri) => asking(uri, async (disk) => await disk.list(uri.fsPath)) ?? vscode.workspace.fs.readDirectory(uri),
  readFile: (uri) => asking(uri, async (disk) => await disk.readFile(uri.fsPath)) ?? vscode.workspace.fs.readFile(uri),
  writeFile: (uri, bytes) =>
    asking(uri, async (disk) => await disk.writeFile(uri.fsPath, bytes)) ?? vscode.workspace.fs.writeFile(uri, bytes),
  delete: (uri) => asking(uri, async (disk) => await disk.delete(uri.fsPath)) ?? vscode.workspace.fs.delete(uri),
};

/** Whether a file that is there may be written to. */
export async function mayWrite(uri: vscode.Uri): Promise<boolean> {
  const disk = diskOf(uri);
  if (disk) return disk.mayWrite(uri.fsPath);
  const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
  return (permissions & vscode.FilePermission.Readonly) === 0;
}

type Disk = NonNullable<ReturnType<typeof diskOf>>;

/** What the disk says, its errors as `workspace.fs` tells them; undefined where there is no disk. */
function asking<T>(uri: vscode.Uri, ask: (disk: Disk) => Promise<T>): Promise<T> | undefined {
  const disk = diskOf(uri);
  return (
    disk &&
    ask(disk).catch((error: unknown) => {
      throw errorOf(error);
    })
  );
}

function errorOf(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const kind = code === undefined ? undefined : KINDS[code];
  return kind ? kind(message) : error;
}

/** Node's codes of errors, as VS Code's own disk provider reads them. */
const KINDS: Readonly<Record<string, (message: string) => vscode.FileSystemError>> = {
  ENOENT: vscode.FileSystemError.FileNotFound,
  ENOTDIR: vscode.FileSystemError.FileNotADirectory,
  EISDIR: vscode.FileSystemError.FileIsADirectory,
  EACCES: vscode.FileSystemError.NoPermissions,
  EPERM: vscode.FileSystemError.NoPermissions,
};
