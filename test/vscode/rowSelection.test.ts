import type * as vscode from 'vscode';
import { describe, expect, it } from 'vitest';
import { RowSelection } from '../../src/vscode/tree/rowSelection.ts';

interface Row {
  readonly key: string;
}

/** As much of a view as is asked: it forgets the first `forgotten` wishes, as the editor's does while it is read anew, and tells of all. */
class ForgetfulView {
  readonly wishes: string[] = [];
  selection: Row[] = [];
  visible = true;
  readonly #forgotten: number;

  constructor(forgotten: number) {
    this.#forgotten = forgotten;
  }

  reveal(row: Row): Promise<void> {
    this.wishes.push(row.key);
    if (this.wishes.length > this.#forgotten) this.selection = [row];
    return Promise.resolve();
  }

  asView(): vscode.TreeView<Row> {
    return this as unknown as vscode.TreeView<Row>;
  }
}

const row =
  (key: string): (() => Promise<Row>) =>
  () =>
    Promise.resolve({ key });

const quietly = { focus: false, onlyIfOpen: false };

describe('selecting a row of the Corpus view', () => {
  it('asks again where the view forgot the wish, and no more once the row is selected, which it tells meanwhile so that the view is left alone', async () => {
    const view = new ForgetfulView(3);
    const rows = new RowSelection(view.asView());
    const selecting = rows.select(row('a'), quietly);
    expect(rows.isSelecting()).toBe(true);
    expect(await selecting).toBe(true);
    expect(rows.isSelecting()).toBe(false);
    expect(view.wishes).toEqual(['a', 'a', 'a', 'a']);
  });

  it('leaves what a person selects meanwhile', async () => {
    const view = new ForgetfulView(99);
    view.selection = [{ key: 'before' }];
    const selecting = new RowSelection(view.asView()).select(row('a'), quietly);
    await Promise.resolve();
    view.selection = [{ key: 'by hand' }];
    expect(await selecting).toBe(false);
  });

  it('opens a view that is closed once, and not where it is to be left alone or a person has left it since', async () => {
    const view = new ForgetfulView(99);
    view.visible = false;
    const rows = new RowSelection(view.asView());
    expect(await rows.select(row('opened'), quietly)).toBe(false);
    expect(await rows.select(row('not'), { focus: false, onlyIfOpen: true })).toBe(false);
    view.visible = true;
    const selecting = rows.select(row('left'), quietly);
    setTimeout(() => (view.visible = false));
    expect(await selecting).toBe(false);
    expect(view.wishes).toEqual(['opened', 'left']);
  });

  it('gives a wish up for the next one, and where the row is gone', async () => {
    const view = new ForgetfulView(2);
    const rows = new RowSelection(view.asView());
    const [first, second] = await Promise.all([rows.select(row('a'), quietly), rows.select(row('b'), quietly)]);
    expect([first, second]).toEqual([false, true]);
    expect(view.selection).toEqual([{ key: 'b' }]);
    expect(await rows.select(() => Promise.resolve(undefined), quietly)).toBe(false);
  });
});
