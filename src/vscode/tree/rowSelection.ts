import type * as vscode from 'vscode';
import { wait } from '../pacing.ts';

/** How often a row is asked to be selected, and the milliseconds between. */
const ATTEMPTS = 20;
const PAUSE = 150;

/** Whether a row gets the keyboard too, and is left alone where the view is not open. */
interface Wish {
  readonly focus: boolean;
  readonly onlyIfOpen: boolean;
}

/** Selects rows of a view. The editor forgets the wish while the view is read anew, and does not say so: it is asked until the row is selected, another is wanted, or a person has selected one or left the view. */
export class RowSelection<T extends { readonly key: string }> {
  readonly #view: vscode.TreeView<T>;
  /** Counts the wishes: only the last one still holds. */
  #turn = 0;
  /** How many have not ended. */
  #open = 0;

  constructor(view: vscode.TreeView<T>) {
    this.#view = view;
  }

  /**
   * Resolves with whether the row is selected; `find` gives its node as the view knows it at the time, undefined where there is none. A view that is not open is
   * opened at the first wish, unless `onlyIfOpen`, and never by a later one.
   */
  async select(find: () => Promise<T | undefined>, wish: Wish): Promise<boolean> {
    this.#open++;
    try {
      return await this.#select(find, wish);
    } finally {
      this.#open--;
    }
  }

  /** Whether a row is being selected: a view that is read anew meanwhile would forget it again. */
  isSelecting(): boolean {
    return this.#open > 0;
  }

  async #select(find: () => Promise<T | undefined>, { focus, onlyIfOpen }: Wish): Promise<boolean> {
    const turn = ++this.#turn;
    const before = this.#selected();
    for (let attempt = 0; attempt < ATTEMPTS && turn === this.#turn; attempt++) {
      const node = await find();
      if (!node || ((onlyIfOpen || attempt > 0) && !this.#view.visible)) return false;
      await this.#view.reveal(node, { select: true, focus });
      const now = this.#selected();
      if (now === node.key) return true;
      if (now !== '' && now !== before) return false;
      await wait(PAUSE);
    }
    return false;
  }

  #selected(): string {
    return this.#view.selection.map(({ key }) => key).join();
  }
}
