// What the README shows, in the order it is taken: [file name, what to do before].
import { article } from './steps/reading.mjs';
import { command, lineOf, openCorpusView, poll, previewRow, setTheme, treeRow, workbenchReady, editorOf } from './workbench.mjs';
import { editorContrasts } from './contrast.mjs';

const themes = { light: ['Light Modern', 'vs'], dark: ['Dark Modern', 'vs-dark'] };

export const pictures = [
  ['article-light', showsArticle],
  ['article-dark', (world) => inTheme(world, 'dark')],
  ['reason-light', showsReason],
  ['names-light', showsNames],
  ['preview-light', showsPreview],
];

async function showsArticle(world) {
  const { page } = world;
  await workbenchReady(page);
  await inTheme(world, 'light');
  await openCorpusView(page);
  const source = treeRow(page, /Harbour Lantern/);
  await source.waitFor();
  if ((await source.getAttribute('aria-expanded')) !== 'true') await source.click();
  const row = treeRow(page, /Langoustine boats stay in harbour/);
  await row.click();
  await lineOf(page, article, 'More than thirty').waitFor();
  await page.keyboard.press('ArrowRight').catch(() => undefined);
  await dimmed(page);
}

async function inTheme({ page }, name) {
  await setTheme(page, ...themes[name]);
  await page.mouse.move(700, 5);
}

async function showsReason(world) {
  const { page } = world;
  await inTheme(world, 'light');
  await lineOf(page, article, 'Related: Which').locator('span > span').first().hover();
  await page.locator('.monaco-hover:visible', { hasText: 'Winnow' }).first().waitFor();
}

async function showsNames(world) {
  const { page } = world;
  await page.mouse.move(700, 5);
  await treeRow(page, /^Names in the corpus/).click();
  await treeRow(page, /^People, /).click();
  await treeRow(page, /^Odile Marchetti, person/).click();
  await page.locator('.zone-widget .ref-tree').waitFor();
}

async function showsPreview({ page }) {
  await page.keyboard.press('Escape');
  await page.mouse.move(700, 5);
  await command(page, 'Clean Corpus...');
  await previewRow(page, /removing/).waitFor({ timeout: 60_000 });
}

const dimmed = (page) =>
  poll(page, 'dimmed chaff', async () => (await editorContrasts(page, editorOf(page, article))).some(({ opacity }) => opacity < 1));
