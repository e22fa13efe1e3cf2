import { assert } from '../../support.ts';
import * as vscode from 'vscode';

describe('the extension in a real VS Code', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension('winnow.winnow');
    assert(extension);
    await extension.activate();
    assert(extension.isActive);
  });
});
