// Names: the tree's list of all of them, deciding by key, all occurrences at once, renaming, lists, and names in two ways.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  builtIn,
  command,
  goToLine,
  lineOf,
  openCorpusView,
  openFile,
  pickRow,
  poll,
  previewRow,
  quickFix,
  quickPick,
  treeRow,
} from '../workbench.mjs';

const strike = '2026/018_ab30f91e7c52d864.txt';

export const naming = [
  ['finds all names of the corpus in the tree, and the references of one by a click', clicksName],
  ['accepts a name by key, and the next one is selected', acceptsName],
  ['tags all occurrences in the corpus after unticking one', appliesToAll],
  ['renames a name in two articles through the preview', renames],
  ['adds a name to the list, which the hover then names', listsName],
  ['finds a name marked in two ways, and marks it by the light bulb', fixesType],
];

const text = (folder, path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '');
const marchetti = (page) => lineOf(page, strike, 'Odile March').locator('span > span', { hasText: 'March' }).first();

async function clicksName({ page }) {
  await openCorpusView(page);
  await expand(page, /^Names in the corpus/);
  await expand(page, /^People, /);
  await treeRow(page, /^Odile Marchetti, person, 2× in 2 articles/).click();
  await page.locator('.zone-widget .ref-tree').waitFor();
  await page.locator('.peekview-title', { hasText: '(2)' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.zone-widget .ref-tree').waitFor({ state: 'detached' });
  await treeRow(page, /^Names in the corpus/).click();
}

/** Clicks until the row is open: a click is lost on a row that a refresh of the tree takes away under it, as one after a restore does. */
async function expand(page, name) {
  await poll(page, `${name} to be open`, async () => {
    const row = treeRow(page, name);
    const isOpen = async () => (await row.getAttribute('aria-expanded')) === 'true';
    if (!(await isOpen())) await row.click();
    await page.waitForTimeout(500);
    return (await isOpen()) ? true : undefined;
  });
}

async function acceptsName({ page, folder }) {
  await openFile(page, strike);
  await marchetti(page).click();
  await page.keyboard.press('Alt+A');
  await page.keyboard.press('Enter');
  const before = [...text(folder, strike).split('Odile Marchetti')[0]].length;
  const line = `\tperson ${before} ${before + 15}\tOdile Marchetti\n`;
  await poll(page, 'the annotation', async () => text(folder, strike.replace('.txt', '.ann')).includes(line));
  await page.locator('.part.statusbar', { hasText: /selected/ }).waitFor();
}

async function appliesToAll({ page, folder }) {
  await marchetti(page).click();
  await command(page, 'Apply to All Occurrences...');
  await pickRow(page, 'In the corpus');
  const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Odile Marchetti' });
  await poll(page, 'the other place', async () => (await rows.count()) === 1);
  await page.keyboard.press('Enter');
  await poll(page, 'the annotation beside the other article', async () =>
    text(folder, '2026/019_5d87c2f0961eab43.ann').includes('\tperson ') ? true : undefined,
  );
}

async function renames({ page, folder }) {
  await openFile(page, strike);
  await marchetti(page).click();
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('Odile Marchand');
  await page.keyboard.press('Enter');
  await previewRow(page, /Odile/).waitFor();
  // the first row waits for the person's word
  const unticked = page.locator('.part.panel .monaco-list-row .edit-checkbox[aria-checked="false"]');
  await poll(page, 'all rows to be ticked', async () => {
    if ((await unticked.count()) === 0) return true;
    // ticking one may tick its file's other rows while they are counted
    await unticked
      .last()
      .click({ timeout: 2000 })
      .catch(() => undefined);
    return undefined;
  });
  await page.getByRole('button', { name: 'Apply' }).click();
  await lineOf(page, strike, 'Odile Marchand').waitFor();
  await builtIn(page, 'File: Save All Files');
  await poll(page, 'both articles on disk', async () =>
    [strike, '2026/019_5d87c2f0961eab43.txt'].every((path) => text(folder, path).includes('Odile Marchand')),
  );
  await poll(page, 'the annotation to follow', async () => text(folder, strike.replace('.txt', '.ann')).includes('\tOdile Marchand\n'));
}

async function listsName({ page, folder }) {
  await lineOf(page, strike, 'Ostwick').locator('span > span', { hasText: 'Ostwick' }).first().click();
  await command(page, 'Add to Name List...');
  await quickPick(page);
  await pickRow(page, 'organization');
  await poll(page, 'the list', async () => text(folder, '.winnow/names/names.csv').includes('Ostwick,organization\n'));
  const hover = page.locator('.monaco-hover:visible', { hasText: 'your list names.csv' }).first();
  await poll(page, 'the hover', async () => {
    await page.mouse.move(700, 5);
    await lineOf(page, strike, 'Ostwick').locator('span > span', { hasText: 'Ostwick' }).first().hover();
    return await hover.waitFor({ timeout: 3000 }).then(
      () => true,
      () => undefined,
    );
  });
  await page.mouse.move(700, 5);
}

async function fixesType({ page, folder }) {
  const ann = () => text(folder, strike.replace('.txt', '.ann')).split('\n');
  await lineOf(page, strike, 'The last strike at').locator('span > span', { hasText: 'Elmsworth' }).first().click();
  await page.keyboard.press('Alt+A');
  await page.keyboard.press('2');
  await poll(page, 'the mark', async () => ann().some((line) => line.includes('\torganization ') && line.endsWith('\tPort Elmsworth')));
  await goToLine(page, 20);
  await lineOf(page, strike, 'Reporting by').locator('span > span', { hasText: 'Elmsworth' }).first().click();
  await quickFix(page, 'Mark as organization here');
  await poll(page, 'the second mark', async () => ann().filter((line) => line.endsWith('\tPort Elmsworth')).length === 2);
}
