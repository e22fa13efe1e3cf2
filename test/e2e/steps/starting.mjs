// Starting from nothing: the sample corpus from an empty window.
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { check } from '../world.mjs';
import { activityIcon, lineOf, poll, problemCount, quickPick, treeRow, workbenchReady } from '../workbench.mjs';
import { article } from './reading.mjs';

export const starting = [['opens the sample corpus from an empty window, and its first findings are there without a click', opensSample]];

async function opensSample({ page, folder }) {
  await page.goto(`${new URL(page.url()).origin}/?ew=true`);
  await workbenchReady(page);
  await activityIcon(page).click();
  await page.getByRole('button', { name: 'Open Sample Corpus' }).click();
  const input = await quickPick(page);
  await input.fill(`${dirname(folder)}/`);
  // what the dialog takes is the folder it lists, and it lists it a while after it was typed
  await page.locator('.quick-input-list').getByText(basename(folder), { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Copy the Sample Corpus Here' }).click();
  await lineOf(page, article, 'More than thirty').waitFor({ timeout: 60_000 });
  check((await problemCount(page, 5)) >= 5, 'no findings');
  await poll(page, 'the article to be selected in the Corpus view', async () =>
    (await treeRow(page, /^Langoustine boats stay in harbour/).getAttribute('aria-selected')) === 'true' ? true : undefined,
  );
  check(readdirSync(dirname(folder)).includes('winnow-sample'), 'the copy is not there');
}
