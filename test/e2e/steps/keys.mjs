// The same work without a mouse: every step begins where the focus was left by the one before, and leaves it where the next can begin.
import { check, readRecords, readText } from '../world.mjs';
import { editorOf, lineOf, poll, quickPick, treeRow, workbenchReady } from '../workbench.mjs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { article } from './reading.mjs';

const wire = '2026/019_5d87c2f0961eab43.txt';
const dirty = (page, is) => page.waitForFunction((wanted) => (document.querySelector('.tab.active.dirty') !== null) === wanted, is);

export const byKeys = [
  ['by keys alone: opens a group of the tree every time, though files change meanwhile', opensGroup],
  ['goes down the tree and opens an article', opensFromTree],
  ['goes to a finding, into its hover, and from a link of it back to the text', hovers],
  ['takes a quick fix, cleans, and undoes both', fixesAndCleans],
  ['splits an article and takes the split back', splits],
  ['tags the article, and names in it', tags],
  ['marks it reviewed and is in the next one', reviews],
  ['cleans the corpus with one row less, and is in the editor again', cleansCorpus],
  ['brings a block back', restores],
  ['takes the clean back, and the tree counts the boilerplate again', takesBack],
];

/** Runs a command by its title from the palette. */
async function run(page, title) {
  const input = page.locator('.quick-input-widget input[type=text]');
  for (let attempt = 0; attempt < 10 && !(await input.isVisible()); attempt++) {
    await page.keyboard.press('F1');
    await input.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Where the keyboard is: in an editor, the tree of the side bar, or a list of the panel. */
const focusIn = (page, place) =>
  poll(
    page,
    `the focus to be in ${place}`,
    () => page.evaluate((selector) => document.activeElement?.closest(selector) !== null, place),
    10_000,
  );
const inEditor = (page) => focusIn(page, '.part.editor .monaco-editor');
const line = (page, text) => page.locator('.part.statusbar', { hasText: text }).waitFor();

async function opensGroup({ page, folder }) {
  await workbenchReady(page);
  await run(page, 'Winnow: Focus on Corpus View');
  await treeRow(page, /Harbour Lantern/).waitFor();
  await run(page, 'Winnow: Focus on Corpus View');
  await focusIn(page, '.part.sidebar .monaco-list');
  await down(page, /^Group Harbour Lantern/);
  const devTools = await page.context().newCDPSession(page);
  // what comes between a key and its effect comes between them on every machine
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const file = join(folder, ...wire.split('/'));
  const bytes = readFileSync(file);
  let changes = 0;
  const changing = setInterval(() => writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(++changes % 2, '\n')])), 150);
  try {
    for (let time = 0; time < 4; time++) {
      // not to wait for anything, but to press at another moment of the reading every time
      await page.waitForTimeout(200 + 70 * time);
      await page.keyboard.press('ArrowRight');
      await treeRow(page, /^Langoustine boats/).waitFor({ timeout: 10_000 });
      await page.keyboard.press('ArrowLeft');
      await treeRow(page, /^Langoustine boats/).waitFor({ state: 'detached' });
    }
  } finally {
    clearInterval(changing);
    writeFileSync(file, bytes);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
}

async function opensFromTree({ page }) {
  await page.keyboard.press('ArrowRight');
  await treeRow(page, /^Langoustine boats/).waitFor();
  await down(page, /^Langoustine boats/);
  await page.keyboard.press('Enter');
  await lineOf(page, article, 'More than thirty').waitFor();
  // the editor's own trees take the keyboard back where they have been read anew in the same moment: then a person presses again
  for (let attempt = 0; attempt < 3 && !(await inEditor(page).catch(() => false)); attempt++) await page.keyboard.press('Enter');
  await inEditor(page);
}

async function down(page, name) {
  const focused = () =>
    page.evaluate(() =>
      document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label'),
    );
  for (let at = 0; at < 12; at++) {
    if (name.test((await focused()) ?? '')) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no row ${name}, but ${await focused()}`);
}

async function hovers({ page }) {
  await page.locator('.part.statusbar', { hasText: /\d+ findings/ }).waitFor();
  await page.keyboard.press('Alt+F8');
  await line(page, /1 of \d+: page furniture/);
  for (let press = 0; press < 2; press++) {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover:visible', { hasText: 'Evidence' }).first().waitFor();
  }
  await focusIn(page, '.monaco-hover');
  const onLink = () => page.evaluate(() => document.activeElement?.textContent?.startsWith('Ignore') === true);
  for (let press = 0; press < 15 && !(await onLink()); press++) await page.keyboard.press('Tab');
  check(await onLink(), 'the link is not reached');
  await page.keyboard.press('Enter');
  const asked = await quickPick(page);
  // once for the question, once for the hover
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
  await inEditor(page);
}

async function fixesAndCleans({ page }) {
  // asked for just as the editor has got the focus back, the menu can be lost to the editor's own looking for light bulbs
  const menu = page.locator('.action-widget .monaco-list-row', { hasText: 'Remove this block' }).first();
  await poll(page, 'the menu', async () => {
    await page.keyboard.press('Control+.');
    return await menu.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  });
  await page.keyboard.press('Enter');
  await dirty(page, true);
  await page.keyboard.press('Control+Z');
  await dirty(page, false);
  await page.keyboard.press('Alt+F9');
  await lineOf(page, article, 'Skip to content').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Z');
  await lineOf(page, article, 'Skip to content').waitFor();
  await dirty(page, false);
}

async function splits({ page, folder }) {
  await page.keyboard.press('Control+P');
  await quickPick(page);
  await page.keyboard.type('019_5d87');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '019_5d87' }).first().waitFor();
  await page.keyboard.press('Enter');
  await editorOf(page, wire).waitFor();
  await inEditor(page);
  const part = join(folder, ...wire.replace('.txt', '-2.txt').split('/'));
  const before = readText(folder, wire);
  await run(page, 'Winnow: Split at Boundaries');
  await page.locator('.notification-list-item-message', { hasText: 'Split off' }).first().waitFor();
  check(existsSync(part), 'the part is not there');
  await run(page, 'Winnow: Undo Last Batch');
  await poll(page, 'the whole article', async () => !existsSync(part) && readText(folder, wire) === before);
  await inEditor(page);
  await page.keyboard.press('Control+S');
  await dirty(page, false);
}

async function tags({ page, folder }) {
  await run(page, 'Winnow: Tag Article...');
  await page.locator('.quick-input-widget', { hasText: 'Tags of this article' }).waitFor();
  await page.keyboard.type('by keys');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'by keys' }).first().waitFor();
  await page.keyboard.press('Enter');
  await poll(page, 'the tag in the index', async () => readText(folder, 'index.csv').includes('by keys'));
  // said last, and what is said first is hidden by what is said next
  await line(page, /Tagged/);
  await inEditor(page);
  await chord(page, 'n');
  await line(page, /location\? \d+ to decide/);
  await chord(page, 'Enter');
  await line(page, /date\? \d+ to decide/);
  await chord(page, '2');
  const file = wire.replace('.txt', '.ann');
  const has = (label) => existsSync(join(folder, ...file.split('/'))) && readText(folder, file).includes(`\t${label} `);
  await poll(page, 'both annotations', async () => has('location') && has('organization'));
}

async function chord(page, key) {
  await page.keyboard.press('Alt+A');
  await page.keyboard.press(key);
}

async function reviews({ page, folder }) {
  await chord(page, 'r');
  await poll(page, 'the status', async () =>
    readRecords(folder, 'articles.jsonl').some(({ path, status }) => path === wire && status === 'reviewed'),
  );
  await poll(page, 'another article', async () => !(await page.locator('.tab.active').first().innerText()).includes('019_5d87'));
  await inEditor(page);
}

async function cleansCorpus({ page, folder }) {
  const front = () => page.locator('.tab.active').first().innerText();
  const own = await front();
  await run(page, 'Winnow: Clean Corpus...');
  const rows = page.locator('.part.panel .monaco-list-row').and(page.getByRole('checkbox', { name: /^line \d+, removing/ }));
  await rows.first().waitFor({ timeout: 60_000 });
  await focusIn(page, '.part.panel .monaco-list');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const row = page
    .locator('.part.panel .monaco-list-row.focused')
    .and(page.getByRole('checkbox', { name: /removing/ }))
    .first();
  const box = row.locator('.edit-checkbox');
  const ticked = await box.getAttribute('aria-checked');
  await page.keyboard.press('Space');
  await poll(page, 'the other tick', async () => (await box.getAttribute('aria-checked')) !== ticked);
  await page.keyboard.press('Control+Enter');
  await page.locator('.notification-list-item-message', { hasText: 'Cleaned' }).first().waitFor({ timeout: 60_000 });
  await inEditor(page);
  check(!readText(folder, '2026/001_91d2e65c03bb48fa.txt').includes('Skip to content'), 'an article was not cleaned');
  // the editor's error over an article whose preview had not loaded goes, and so does the tab of the preview
  const inTheWay = page.locator('.monaco-editor-pane-placeholder:visible, .tab:has-text("Refactor Preview")');
  await poll(page, 'the article that was in front', async () => (await inTheWay.count()) === 0 && (await front()) === own);
}

async function restores({ page, folder }) {
  await run(page, 'File: Save All Files');
  await page.waitForFunction(() => document.querySelector('.tab.dirty') === null);
  await run(page, 'Winnow: Restore Block...');
  await page.locator('.quick-input-widget', { hasText: 'removed' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.locator('.quick-input-widget', { hasText: '1 Selected' }).waitFor();
  await page.keyboard.press('Enter');
  await dirty(page, true);
  await inEditor(page);
  check(readRecords(folder, 'journal.jsonl').length > 20, 'the journal is not there');
}

async function takesBack({ page }) {
  await run(page, 'File: Save All Files');
  await page.waitForFunction(() => document.querySelector('.tab.dirty') === null);
  await run(page, 'Winnow: Undo Last Batch');
  await page.locator('.notification-list-item-message', { hasText: 'Taken back' }).first().waitFor({ timeout: 60_000 });
  await treeRow(page, /^Corpus .* 3\d % boilerplate/).waitFor();
}
