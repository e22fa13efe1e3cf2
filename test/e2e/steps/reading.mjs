// Opening, finding and reading.
import { editorContrasts, tooFaint } from '../contrast.mjs';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, readText } from '../world.mjs';
import {
  command,
  editorOf,
  lineOf,
  openCorpusView,
  pickRow,
  poll,
  problemCount,
  quickPick,
  recordTops,
  setTheme,
  treeRow,
  workbenchReady,
} from '../workbench.mjs';

export const article = '2026/000_4f1c09ab77de2310.txt';
const headline = /Langoustine boats stay in harbour/;

export const reading = [
  ['opens the folder and finds the corpus by source in a view of its own', opensCorpus],
  ['clicks an article and sees its text', clicksArticle],
  ['sees chaff dimmed and everything readable in the light theme', (world) => readableIn(world, 'Light Modern', 'vs')],
  ['and in the dark theme', (world) => readableIn(world, 'Dark Modern', 'vs-dark')],
  ['and in high contrast', (world) => readableIn(world, 'Dark High Contrast', 'hc-black')],
  ['sees the blocks counted in Problems and the words in the status bar', seesProblems],
  ['rests on a dimmed line and reads why', readsReason],
  ['goes from finding to finding by key', goesToNextFinding],
  ['opens an article in the tree and jumps to one of its segments', jumpsToSegment],
  ['groups the corpus by status, and by source again', groupsByStatus],
  ['filters the corpus and clears the filter', filters],
  ['sees no row move while all articles are read anew, so that a click reaches what it is meant for', rowsStay],
];

async function opensCorpus({ page }) {
  await workbenchReady(page);
  await openCorpusView(page);
  await treeRow(page, /Harbour Lantern/).waitFor();
}

async function rowsStay({ page, folder }) {
  const row = () => treeRow(page, /sample-corpus/).textContent();
  const before = await row();
  const tops = await recordTops(page, 'Harbour Lantern');
  const config = join(folder, '.winnow', 'corpus.json');
  const isRead = (text) => !text.includes('reading') && text !== before;
  mkdirSync(join(folder, '.winnow'), { recursive: true });
  writeFileSync(config, '{"version": 1, "point": "thorough"}');
  await poll(page, 'the articles to be read at another point', async () => isRead(await row()));
  rmSync(config);
  await poll(page, 'the articles to be read again', async () => (await row()) === before);
  const places = await tops();
  check(places.length === 1, `the row stood at ${places.join(', ')}`);
}

async function clicksArticle({ page, folder }) {
  const source = treeRow(page, /Harbour Lantern/);
  if ((await source.getAttribute('aria-expanded')) !== 'true') await source.click();
  await treeRow(page, headline).click();
  await lineOf(page, article, 'More than thirty').waitFor();
  check(readText(folder, article).startsWith('Skip to content'), 'opening wrote nothing');
  const badge = treeRow(page, headline).locator('.monaco-icon-label').first();
  await poll(page, 'the share of boilerplate as a badge in the tree', async () => {
    const content = await badge.evaluate((label) => getComputedStyle(label, '::after').content);
    return /\d/.test(content) ? content : undefined;
  });
}

async function readableIn({ page }, theme, kind) {
  await setTheme(page, theme, kind);
  const editor = editorOf(page, article);
  const pieces = await poll(page, 'a line of chaff fainter than the body', async () => {
    const found = await editorContrasts(page, editor);
    const body = found.find(({ text }) => text.includes('More than thirty'));
    const chaff = found.find(({ text }) => text.includes('Skip to content'));
    return body && chaff && chaff.ratio < body.ratio - 1 ? found : undefined;
  });
  const faint = tooFaint(pieces);
  check(faint.length === 0, `too faint: ${JSON.stringify(faint)}`);
}

async function seesProblems({ page }) {
  const count = await problemCount(page, 5);
  check(count >= 5, `${count} problems`);
  await page.locator('.part.statusbar', { hasText: /\d+ → \d+ words/ }).waitFor();
}

async function readsReason({ page }) {
  await setTheme(page, 'Light Modern', 'vs');
  await lineOf(page, article, 'Share this story').locator('span > span').first().hover();
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Evidence' }).first();
  await hover.waitFor();
  const words = await hover.innerText();
  check(words.includes('Evidence') && words.includes('Remove'), `the hover says: ${words}`);
  const [box, link] = [await hover.boundingBox(), await hover.getByText('Remove', { exact: true }).boundingBox()];
  check(box && link && link.y + link.height <= box.y + box.height, 'what can be done is cut off');
  await page.keyboard.press('Escape');
}

async function goesToNextFinding({ page }) {
  await lineOf(page, article, 'More than thirty').click();
  await page.keyboard.press('Alt+F8');
  await page.locator('.part.statusbar', { hasText: /Ln 26, Col/ }).waitFor();
  await page.keyboard.press('Shift+Alt+F8');
  await page.locator('.part.statusbar', { hasText: /Ln 18, Col/ }).waitFor();
}

async function jumpsToSegment({ page }) {
  const row = treeRow(page, headline);
  await row.click();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowRight');
  await treeRow(page, /^Title\b/).click();
  await page.locator('.part.statusbar', { hasText: /Ln 11, Col/ }).waitFor();
}

async function groupsByStatus({ page }) {
  await command(page, 'Group Articles By...');
  await quickPick(page);
  await pickRow(page, 'Review status');
  await treeRow(page, /reviewed/i).waitFor();
  await command(page, 'Group Articles By...');
  await quickPick(page);
  await pickRow(page, 'Source');
  await treeRow(page, /Harbour Lantern/).waitFor();
}

async function filters({ page }) {
  await command(page, 'Filter Corpus...');
  const input = await quickPick(page);
  await input.fill('source:"Tidewater Now"');
  await page.keyboard.press('Enter');
  await treeRow(page, /Harbour Lantern/).waitFor({ state: 'hidden' });
  await treeRow(page, /Tidewater Now/).waitFor();
  await page.locator('.part.sidebar', { hasText: 'Filter: source:"Tidewater Now"' }).waitFor();
  await command(page, 'Filter Corpus...');
  await (await quickPick(page)).fill('source:Nobody');
  await page.keyboard.press('Enter');
  await page.locator('.part.sidebar', { hasText: 'Filter: source:Nobody, which no article passes' }).waitFor();
  await command(page, 'Clear Filter');
  await treeRow(page, /Harbour Lantern/).waitFor();
}
