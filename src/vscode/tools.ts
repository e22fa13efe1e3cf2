import type * as vscode from 'vscode';
import type { JournalStore } from './journal/journalTypes.ts';
import type { Previews } from './preview/previews.ts';
import type { ReportDocuments } from './reportDocuments.ts';
import type { Services } from './services.ts';
import type { SpanCarrier } from './annotations/spanCarrier.ts';
import type { UndoStore } from './changes/undoStore.ts';
import type { UnsavedStore } from './changes/unsavedStore.ts';
import type { Writes } from './files/writes.ts';

/** What commands work with beside the services. */
export interface Tools {
  readonly services: Services;
  readonly writes: Writes;
  readonly journal: JournalStore;
  readonly spans: SpanCarrier;
  readonly reports: ReportDocuments;
  readonly undos: UndoStore;
  readonly previews: Previews;
  readonly unsaved: UnsavedStore;
  /** Diagnostics about writes: refused edits and lost annotations. */
  readonly refusals: vscode.DiagnosticCollection;
}

/** A command: its arguments come from the palette (none), a menu (a tree node or uri, and the whole selection), a quick fix or a test. */
export type Command = (tools: Tools, ...args: readonly unknown[]) => unknown;
