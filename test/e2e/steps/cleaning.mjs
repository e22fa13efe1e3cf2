// Cleaning one article and the whole corpus, looking at what was, and getting it back.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, readCorpus, readRecords, readText } from '../world.mjs';
import { builtIn, command, editorOf, openFile, poll, previewRow, save, lineOf } from '../workbench.mjs';

const article = '2026/002_c80a5512ef94d3b1.txt';
/** The start of one block of one article. */
const unticked = 'Related: Which harbours have lost their ice plants';
let original = '';

export const cleaning = [
  ['cleans an article: the chaff goes, the body stays, the journal knows', cleansArticle],
  ['is asked before a clean takes most of the words; Escape leaves every byte', isAsked],
  ['looks at the untouched original beside it', seesOriginal],
  ['starts to clean the corpus, discards the preview, and nothing is written', discardsPreview],
  ['cleans the corpus with one block unticked, which stays', cleansCorpus],
];

export const restoring = [['after a reload restores the whole file, byte for byte', restoresFile]];

async function cleansArticle({ page, folder }) {
  original = readText(folder, article);
  await openFile(page, article);
  await command(page, 'Clean Article');
  await page.waitForSelector('.tab.active.dirty');
  await save(page);
  const cleaned = readText(folder, article);
  check(cleaned.length < original.length, 'nothing went');
  check(!cleaned.includes('Skip to content') && !cleaned.includes('Become a member'), 'chaff stayed');
  const [record] = await poll(page, 'the journal', async () => {
    const records = readRecords(folder, 'journal.jsonl').filter(({ path }) => path === article);
    return records.length > 0 && records;
  });
  check(
    record.command === 'clean' && record.edits.some(({ removed }) => removed.includes('Skip to content')),
    JSON.stringify(record).slice(0, 400),
  );
}

async function isAsked({ page, folder }) {
  const chaff = '2026/099_00000000000000aa.txt';
  const appeal = (sum) =>
    `Subscribe to our newsletter to get the top stories every morning, and support our journalism with $${sum} a month.`;
  const text = [
    'Log in',
    'Follow us on Facebook',
    '',
    ...Array.from({ length: 12 }, (_, at) => appeal(at + 2)),
    '© 2026. All rights reserved.',
  ].join('\n');
  writeFileSync(join(folder, ...chaff.split('/')), text);
  await openFile(page, chaff);
  await editorOf(page, chaff).locator('.squiggly-info').first().waitFor();
  const dialog = page.locator('.monaco-dialog-box');
  await command(page, 'Clean Article');
  await dialog.filter({ hasText: /takes \d+ % of the words/ }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  check((await page.locator('.tab.active.dirty').count()) === 0, 'it was cleaned all the same');
  await command(page, 'Clean Article');
  await dialog.getByRole('button', { name: 'Clean Anyway' }).click();
  await page.waitForSelector('.tab.active.dirty');
  await builtIn(page, 'File: Revert File');
  await page.waitForFunction(() => document.querySelector('.tab.active.dirty') === null);
  await builtIn(page, 'View: Close Editor');
  check(readText(folder, chaff) === Buffer.from(text).toString('latin1'), 'the file was written');
  rmSync(join(folder, ...chaff.split('/')));
  await openFile(page, article);
}

async function seesOriginal({ page }) {
  await command(page, 'Show Original');
  const diff = page.locator('.monaco-diff-editor');
  await diff.locator('.original .view-line', { hasText: 'Skip to content' }).first().waitFor();
  await builtIn(page, 'View: Close Editor');
  await diff.waitFor({ state: 'detached' });
}

async function discardsPreview({ page, folder }) {
  const before = readCorpus(folder);
  await command(page, 'Clean Corpus...');
  await previewRow(page, /removing/).waitFor({ timeout: 60_000 });
  await page.locator('.part.panel .monaco-text-button', { hasText: 'Discard' }).click();
  await previewRow(page, /removing/).waitFor({ state: 'detached' });
  check(JSON.stringify(readCorpus(folder)) === JSON.stringify(before), 'something was written');
}

async function cleansCorpus({ page, folder }) {
  const before = readCorpus(folder);
  await command(page, 'Clean Corpus...');
  const row = previewRow(page, new RegExp(`removing ${unticked}`));
  await row.waitFor({ timeout: 60_000 });
  await row.click();
  const box = row.locator('.edit-checkbox');
  await box.click();
  await poll(page, 'the row to be unticked', async () => (await box.getAttribute('aria-checked')) === 'false');
  await page.locator('.part.panel .monaco-text-button', { hasText: 'Apply' }).click();
  await row.waitFor({ state: 'detached' });
  // open documents stay unsaved, the others are written at once, and the tabs that the editor opened for them are closed again
  await page.locator('.notification-list-item-message', { hasText: 'Cleaned' }).first().waitFor({ timeout: 60_000 });
  await page.locator('.tab.dirty').first().waitFor();
  await builtIn(page, 'File: Save All Files');
  await page.waitForFunction(() => document.querySelector('.tab.dirty') === null);
  const after = await poll(page, 'the corpus to be clean on disk', async () => {
    const now = readCorpus(folder);
    const changed = Object.keys(before).filter((path) => now[path] !== before[path]);
    return changed.length > 20 && now;
  });
  const kept = Object.keys(after).filter((path) => after[path].includes(unticked));
  check(kept.join() === '2025/003_07be31f4a9c6d812.txt,2026/000_4f1c09ab77de2310.txt', `the block is still in: ${kept.join()}`);
  await poll(page, 'a journal entry for every file', async () => {
    const journalled = new Set(readRecords(folder, 'journal.jsonl').map(({ path }) => path));
    const now = readCorpus(folder);
    return Object.keys(before)
      .filter((path) => now[path] !== before[path])
      .every((path) => journalled.has(path));
  });
}

async function restoresFile({ page, folder }) {
  await openFile(page, article);
  await editorOf(page, article).locator('.view-line').first().click();
  await command(page, 'Restore Whole File');
  await lineOf(page, article, 'Skip to content').waitFor();
  await save(page);
  await poll(page, 'the original bytes', async () => readText(folder, article) === original);
}
