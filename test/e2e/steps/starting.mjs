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
  await copyInto(page, dirname(folder), basename(folder));
  await lineOf(page, article, 'More than thirty').waitFor({ timeout: 60_000 });
  check((await problemCount(page, 5)) >= 5, 'no findings');
  await poll(page, 'the article to be selected in the Corpus view', async () =>
    (await treeRow(page, /^Langoustine boats stay in harbour/).getAttribute('aria-selected')) === 'true' ? true : undefined,
  );
  check(readdirSync(dirname(folder)).includes('winnow-sample'), 'the copy is not there');
}

/** Answers the folder dialog. It puts in its own folder, and lists what was typed a while later, whichever comes last: so it is answered again until it is gone. */
async function copyInto(page, parent, child) {
  const input = await quickPick(page);
  const answer = async () => {
    await input.fill(`${parent}/`, { timeout: 5000 });
    await page.locator('.quick-input-list').getByText(child, { exact: true }).first().waitFor({ timeout: 5000 });
    if ((await input.inputValue()) !== `${parent}/`) return;
    await page.getByRole('button', { name: 'Copy the Sample Corpus Here' }).click({ timeout: 5000 });
    await input.waitFor({ state: 'hidden', timeout: 10_000 });
  };
  await poll(page, 'the folder dialog to be answered', async () => {
    await answer().catch(() => undefined);
    return !(await input.isVisible());
  });
}
