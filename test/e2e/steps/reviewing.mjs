// Review state: set, kept over a reload, stale after an edit.
import { check, readRecords, readText } from '../world.mjs';
import { builtIn, command, lineOf, openCorpusView, openFile, poll, save, treeRow, workbenchReady } from '../workbench.mjs';

const article = '2026/004_d43f7720b16e9a05.txt';

export const reviewing = [['marks an article reviewed', marksReviewed]];
export const reopening = [
  ['reloads the window and finds decisions, status and journal again', reloads],
  ['edits the reviewed article, which then says it changed since review', goesStale],
  ['goes to the next unreviewed article by key', goesToUnreviewed],
  ['renames the article in the Explorer, and its record and status follow, there and back', renames],
];

async function marksReviewed({ page, folder }) {
  await openFile(page, article);
  await command(page, 'Mark Reviewed');
  await poll(page, 'the status in .winnow', async () =>
    readRecords(folder, 'articles.jsonl').some(({ path, status }) => path === article && status === 'reviewed'),
  );
  await page.locator('.part.statusbar', { hasText: /reviewed/ }).waitFor();
}

async function reloads({ page, folder }) {
  await page.reload();
  await workbenchReady(page);
  await openCorpusView(page);
  await treeRow(page, /Harbour Lantern/).waitFor();
  await openFile(page, article);
  await page.locator('.part.statusbar', { hasText: /reviewed/ }).waitFor();
  check(readRecords(folder, 'decisions.jsonl').length >= 2, 'decisions are gone');
  check(readRecords(folder, 'journal.jsonl').length > 20, 'the journal is gone');
}

async function goesStale({ page }) {
  await openFile(page, article);
  await lineOf(page, article, 'Seaweed').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' indeed');
  await save(page);
  await page.locator('.part.statusbar', { hasText: /changed since review/i }).waitFor();
}

async function goesToUnreviewed({ page }) {
  const title = () => page.locator('.tab.active .label-name').first().innerText();
  const before = await title();
  await page.keyboard.press('Alt+F10');
  await poll(page, 'another article', async () => (await title()) !== before);
}

async function renames({ page, folder }) {
  const renamed = article.replace('004_d43f7720b16e9a05', '004_seaweed');
  const isKnownAs = (path) => () =>
    readRecords(folder, 'articles.jsonl').some((record) => record.path === path && record.status === 'reviewed') &&
    readText(folder, 'index.csv').includes(path);
  await openFile(page, article);
  await builtIn(page, 'File: Reveal Active File in Explorer View');
  const row = page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: '004_d43f' });
  await row.waitFor();
  await page.keyboard.press('F2');
  const box = page.locator('.explorer-folders-view .monaco-inputbox input');
  await box.fill('004_seaweed.txt');
  await page.keyboard.press('Enter');
  await poll(page, 'the record under the new name', isKnownAs(renamed));
  check(!isKnownAs(article)(), 'the old name is still known');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '004_seaweed.txt' }).click();
  await page.keyboard.press('Control+Z');
  await poll(page, 'the record under the old name', isKnownAs(article));
  await openCorpusView(page);
}
