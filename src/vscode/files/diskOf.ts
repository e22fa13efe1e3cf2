import type * as vscode from 'vscode';
import { disk } from '#disk';

/** The disk that a file lies on, where the host has one at hand: there it is read without messages and replaced in one step. Undefined elsewhere. */
export function diskOf({ scheme }: vscode.Uri): typeof disk {
  return scheme === 'file' ? disk : undefined;
}
