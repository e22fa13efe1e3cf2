import * as vscode from 'vscode';
import type { TreeNode } from './node.ts';

const MIME = 'application/vnd.code.tree.winnow.corpus';

/** Articles dragged onto a tag or a status of the tree get it, all in one step that can be undone. */
export function createDragAndDrop(): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag: (nodes, transfer) => {
      const uris = nodes.flatMap((node) => (node.kind === 'article' && !node.entry.missing ? [node.uri.toString()] : []));
      transfer.set(MIME, new vscode.DataTransferItem(uris));
    },
    handleDrop: async (target, transfer) => {
      const dragged: unknown = transfer.get(MIME)?.value;
      const uris = Array.isArray(dragged) ? dragged.filter((uri) => typeof uri === 'string') : [];
      if (uris.length === 0 || target?.kind !== 'group' || target.label === '') return;
      if (target.by === 'tag') await vscode.commands.executeCommand('winnow.tagArticle', { uris }, { add: [target.label], remove: [] });
      if (target.by === 'status') await vscode.commands.executeCommand('winnow.setStatus', { uris }, { status: target.label });
    },
  };
}
