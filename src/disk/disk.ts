/** What a host with a file system of its own does better than `workspace.fs`, which deletes a file before it renames another over it. Paths are absolute. */
export interface Disk {
  /** Replaces a file (through a link, the file it leads to), whole or not at all: at every moment the old bytes or the new ones are there. */
  readonly replace: (path: string, bytes: Uint8Array) => void;
  /** Writes new bytes beside a file (through a link, the file it leads to) and waits for the disk: they take its place at one word, in one step. */
  readonly stage: (path: string, bytes: Uint8Array) => StagedFile;
  /** Waits until what took its place in the folders of these files is on the disk. */
  readonly sync: (paths: readonly string[]) => void;
  /** Appends to a file and waits for the disk; makes it when it is not there. */
  readonly append: (path: string, text: string) => void;
  /** The last character of a file, as far as it is ASCII; '' where there is no file or nothing in it. */
  readonly lastOf: (path: string) => string;
  /** The bytes of a file, or its size alone where that is `most` or more; throws as Node does. One call to the system after another costs a fraction of messages to other threads. */
  readonly read: (path: string, most: number) => Uint8Array | number;
  /** The bytes of a file, those behind a link too. Like what follows it throws as Node does, and leaves the thread to others. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** What a file or folder is, through links; of a link that leads nowhere only that it is one. */
  readonly stat: (path: string) => Promise<FileStat>;
  /** The names in a folder, each with what it is, through links too. */
  readonly list: (folder: string) => Promise<[string, number][]>;
  /** Writes a file in place, for what nobody would miss: an article is replaced. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Deletes a file, or a link and not what it leads to. */
  readonly delete: (path: string) => Promise<void>;
  /** A short text that differs when a file was written anew; undefined where it is not there. */
  readonly stampOf: (path: string) => string | undefined;
  /** Whether a file or folder is there. */
  readonly has: (path: string) => boolean;
  /** Whether this process may write to a file or folder that is there. */
  readonly mayWrite: (path: string) => boolean;
}

/** A file or folder: its kind as VS Code's `FileType` has it (bits 1 file, 2 folder, 64 link), size in bytes, times in milliseconds. */
export interface FileStat {
  readonly type: number;
  readonly size: number;
  readonly ctime: number;
  readonly mtime: number;
}

/** New bytes that lie ready beside their file. */
export interface StagedFile {
  readonly place: () => void;
  readonly drop: () => void;
}
