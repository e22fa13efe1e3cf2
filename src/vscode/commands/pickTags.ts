import * as vscode from 'vscode';

/** How a tag stands among the files chosen, and what the quick pick offers besides. */
export interface TagChoice {
  /** Number of files that will be tagged. */
  readonly files: number;
  /** How many of these files have each tag. */
  readonly have: ReadonlyMap<string, number>;
  /** The tags used last, newest first. */
  readonly recent: readonly string[];
  readonly vocabulary: readonly string[];
  /** All tags used anywhere in the corpus. */
  readonly used: readonly string[];
}

/** What to change: tags that some files lack and all shall have, tags that none shall keep. */
export interface TagDecision {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

interface TagItem extends vscode.QuickPickItem {
  readonly tag?: string;
}

/** Asks for tags, many at once; typing a new one offers it. A tag that only some files have stays as it is unless ticked. Undefined when cancelled. */
export async function pickTags(choice: TagChoice): Promise<TagDecision | undefined> {
  const pick = vscode.window.createQuickPick<TagItem>();
  pick.title = choice.files === 1 ? vscode.l10n.t('Tags of this article') : vscode.l10n.t('Tags of {0} articles', choice.files);
  pick.placeholder = vscode.l10n.t('Tick the tags to set; type a new one');
  pick.canSelectMany = true;
  pick.items = itemsOf(choice);
  pick.selectedItems = pick.items.filter((item) => item.tag !== undefined && choice.have.get(item.tag) === choice.files);
  pick.onDidChangeValue((value) => offerNew(pick, value.trim()));
  try {
    const chosen = await acceptedTags(pick);
    return chosen && decisionOf(choice, chosen);
  } finally {
    pick.dispose();
  }
}

function itemsOf(choice: TagChoice): readonly TagItem[] {
  const seen = new Set<string>();
  const group = (label: string, tags: Iterable<string>): readonly TagItem[] => {
    const fresh = [...tags].filter((tag) => !seen.has(tag));
    for (const tag of fresh) seen.add(tag);
    if (fresh.length === 0) return [];
    return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...fresh.map((tag) => itemOf(tag, choice))];
  };
  return [
    ...group(choice.files === 1 ? vscode.l10n.t('on this article') : vscode.l10n.t('on these articles'), choice.have.keys()),
    ...group(vscode.l10n.t('used lately'), choice.recent),
    ...group(vscode.l10n.t('vocabulary'), choice.vocabulary),
    ...group(vscode.l10n.t('in this corpus'), choice.used),
  ];
}

function itemOf(tag: string, choice: TagChoice): TagItem {
  const have = choice.have.get(tag) ?? 0;
  return have > 0 && have < choice.files
    ? { label: tag, tag, description: vscode.l10n.t('on {0} of {1}', have, choice.files) }
    : { label: tag, tag };
}

function offerNew(pick: vscode.QuickPick<TagItem>, value: string): void {
  const kept = pick.items.filter((item) => item.picked !== true || pick.selectedItems.includes(item));
  if (value === '' || kept.some((item) => item.tag === value)) return;
  const selected = pick.selectedItems;
  // `picked` marks an offer that came from typing, so that the next keystroke replaces it
  pick.items = [{ label: value, tag: value, description: vscode.l10n.t('new tag'), picked: true, alwaysShow: true }, ...kept];
  pick.selectedItems = selected;
}

function acceptedTags(pick: vscode.QuickPick<TagItem>): Promise<ReadonlySet<string> | undefined> {
  return new Promise((resolve) => {
    const tagsTicked = (): readonly string[] => pick.selectedItems.flatMap((item) => (item.tag === undefined ? [] : [item.tag]));
    let before = tagsTicked();
    pick.onDidChangeValue(() => (before = tagsTicked()));
    pick.onDidAccept(() => {
      const typed = pick.value.trim();
      const chosen = tagsTicked();
      // what was typed is a tag, unless it was only typed to find those that were then ticked or unticked
      const isMeant = typed !== '' && chosen.length === before.length && chosen.every((tag) => before.includes(tag));
      resolve(new Set(isMeant ? [...chosen, typed] : chosen));
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function decisionOf(choice: TagChoice, chosen: ReadonlySet<string>): TagDecision {
  const onAll = [...choice.have].filter(([, count]) => count === choice.files).map(([tag]) => tag);
  return { add: [...chosen].filter((tag) => !onAll.includes(tag)), remove: onAll.filter((tag) => !chosen.has(tag)) };
}
