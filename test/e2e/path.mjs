// A person's path through the workbench with the installed package, in the order a person takes it. Each step is [sentence, act].
import { editorContrasts, tooFaint } from './contrast.mjs';
import { check, readText } from './world.mjs';
import { editorOf, openCorpusView, poll, problemCount, setTheme, treeRow, workbenchReady } from './workbench.mjs';

const article = '000_4f1c09ab77de2310.txt';
const headline = /Langoustine boats stay in harbour/;

export const steps = [
  ['opens the folder and finds the corpus by source in a view of its own', opensCorpus],
  ['clicks an article and sees its text', clicksArticle],
  ['sees chaff dimmed, and all of it readable in the light theme', (world) => readableIn(world, 'Light Modern', 'vs')],
  ['and in the dark theme', (world) => readableIn(world, 'Dark Modern', 'vs-dark')],
  ['sees the blocks counted in Problems', seesProblems],
];

async function opensCorpus({ page }) {
  await workbenchReady(page);
  await openCorpusView(page);
  await treeRow(page, /Harbour Lantern/).waitFor();
}

async function clicksArticle({ page, folder }) {
  const source = treeRow(page, /Harbour Lantern/);
  if ((await source.getAttribute('aria-expanded')) !== 'true') await source.click();
  await treeRow(page, headline).click();
  const editor = editorOf(page, article);
  await editor.locator('.view-line', { hasText: 'Langoustine' }).first().waitFor();
  check(readText(folder, `2026/${article}`).startsWith('Skip to content'), 'opening wrote nothing');
}

async function readableIn(world, theme, kind) {
  const { page } = world;
  await setTheme(world, theme, kind);
  const editor = editorOf(page, article);
  const dimmed = await poll(page, 'a dimmed line', async () => {
    const pieces = await editorContrasts(page, editor);
    const body = pieces.find(({ text }) => text.includes('More than thirty'));
    const chaff = pieces.find(({ text }) => text.includes('Skip to content'));
    return body && chaff && chaff.ratio < body.ratio - 1 ? pieces : undefined;
  });
  const faint = tooFaint(dimmed);
  check(faint.length === 0, `too faint: ${JSON.stringify(faint)}`);
}

async function seesProblems({ page }) {
  const count = await problemCount(page, 3);
  check(count >= 3, `${count} problems`);
}
