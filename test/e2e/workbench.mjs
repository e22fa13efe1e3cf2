// What a person's hands and eyes do in the workbench. Nothing here sleeps: every act waits for what it causes.

const quickInput = '.quick-input-widget input[type=text]';
const focusedRow = '.quick-input-list .monaco-list-row.focused';

/** Waits until the workbench and the extension's own icon are there. */
export async function workbenchReady(page) {
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await activityIcon(page).waitFor({ timeout: 60_000 });
}

/** The extension's icon in the activity bar. */
export const activityIcon = (page) => page.locator('.activitybar a.action-label[aria-label^="Winnow"]');

/** Opens the Corpus view and waits for its first row; a click on the icon of a view that is open closes it, so it is clicked only where the view is not there. */
export async function openCorpusView(page) {
  const row = page.locator('.part.sidebar').getByRole('treeitem').first();
  const title = page.locator('.part.sidebar .title-label', { hasText: /^Winnow/i });
  for (let attempt = 0; attempt < 4; attempt++) {
    if (!(await title.isVisible())) await activityIcon(page).click();
    const shown = await row.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    if (shown && (await title.isVisible())) return;
  }
  await row.waitFor();
}

/** A row of the tree by the start of its accessible name. */
export const treeRow = (page, name) => page.locator('.part.sidebar').getByRole('treeitem', { name }).first();

/** Notes from now on where a row of the side bar stands; the answer resolves with all places that it has had, in pixels from the top. */
export async function recordTops(page, name) {
  await page.evaluate((text) => {
    globalThis.rowTops = [];
    const look = () => {
      const row = [...document.querySelectorAll('.part.sidebar [role=treeitem]')].find(({ textContent }) => textContent.includes(text));
      const top = row?.getBoundingClientRect().top;
      if (top !== undefined && !globalThis.rowTops.includes(top)) globalThis.rowTops.push(top);
      globalThis.requestAnimationFrame(look);
    };
    look();
  }, name);
  return () => page.evaluate(() => globalThis.rowTops);
}

/** The text editor of a file, by the end of its path. */
export const editorOf = (page, path) => page.locator(`.monaco-editor[data-uri$="${path}"]`).first();

/** A visible line of a file's editor by what it holds. */
export const lineOf = (page, path, text) => editorOf(page, path).locator('.view-line', { hasText: text }).first();

/** A row of the refactor preview by its accessible name. */
export const previewRow = (page, name) => page.locator('.part.panel .monaco-list-row').and(page.getByRole('checkbox', { name })).first();

/** Runs one of Winnow's commands by its title from the palette. */
export const command = (page, title) => builtIn(page, `Winnow: ${title}`);

/** Runs any command by its category and title from the palette, which is opened again where it came before the command could be offered. */
export async function builtIn(page, title) {
  for (let attempt = 0; attempt < 5; attempt++) {
    await openPalette(page);
    await page.locator(quickInput).fill(`>${title}`);
    const offered = await rowOf(page, title)
      .waitFor({ timeout: 4000 })
      .then(
        () => true,
        () => false,
      );
    if (offered) break;
    await page.keyboard.press('Escape');
    await page.locator(quickInput).waitFor({ state: 'hidden' });
  }
  await pickRow(page, title);
}

/** Clicks the row of a quick pick whose label is exactly this. */
export async function pickRow(page, label) {
  await rowOf(page, label).click();
}

/** The row of a quick pick whose label is exactly this. */
export function rowOf(page, label) {
  const exactly = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  return page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exactly }) })
    .first();
}

/** F1 is lost while another quick input closes: press until the box is there. */
async function openPalette(page) {
  const input = page.locator(quickInput);
  for (let attempt = 0; attempt < 10 && !(await input.isVisible()); attempt++) {
    await page.keyboard.press('F1');
    await input.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
}

/** The quick pick's box, once it asks. */
export async function quickPick(page) {
  const input = page.locator(quickInput);
  await input.waitFor();
  return input;
}

/** Opens a file of the workspace by its path, as Ctrl+P does. */
export async function openFile(page, path) {
  await page.keyboard.press('Control+P');
  const input = await quickPick(page);
  await input.fill(path);
  await page
    .locator(focusedRow, { hasText: path.split('/').at(-1) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  // the editor of a diff that is open may hold the same file
  await page.locator('.tab.active', { hasText: path.split('/').at(-1) }).waitFor();
  await editorOf(page, path).waitFor();
}

/** Waits until the status bar counts Problems, and resolves with how many. */
export async function problemCount(page, atLeast = 0) {
  const label = async () => (await page.locator('#status\\.problems a').first().getAttribute('aria-label')) ?? '';
  return poll(page, 'the number of problems', async () => {
    // matches the 2 and the 1 of "Warnings: 2, Infos: 1"
    const count = [...(await label()).matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);
    return count >= atLeast ? { count } : undefined;
  }).then(({ count }) => count);
}

/** Asks until the answer is not undefined; throws what was waited for after `limit` ms. */
export async function poll(page, what, question, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await page.waitForTimeout(50);
  }
}

/** Puts the cursor on a 1-based line of the active editor. */
export async function goToLine(page, line) {
  await page.keyboard.press('Control+G');
  const input = await quickPick(page);
  await input.fill(`:${line}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** Opens the light bulb's menu at the cursor by key, again if it came too early, and takes the row that holds `title`. */
export async function quickFix(page, title) {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  for (let attempt = 0; attempt < 5 && !(await row.isVisible()); attempt++) {
    await page.keyboard.press('Control+.');
    await row.waitFor({ timeout: 4000 }).catch(() => page.keyboard.press('Escape'));
  }
  await row.click();
}

/** Saves the active editor and waits until it is clean. */
export async function save(page) {
  await page.keyboard.press('Control+S');
  await page.waitForFunction(() => document.querySelector('.tab.active.dirty') === null);
}

/** Switches to a color theme by its name in the picker, which is opened again where something closed it, and waits until the workbench wears it. */
export async function setTheme(page, name, kind) {
  for (let attempt = 0; attempt < 5; attempt++) {
    await builtIn(page, 'Preferences: Color Theme');
    const chosen = await chooseTheme(page, name).then(
      () => true,
      () => false,
    );
    if (!chosen) await page.keyboard.press('Escape');
    await page.locator(quickInput).waitFor({ state: 'hidden' });
    if (chosen) break;
  }
  await page.waitForSelector(`.monaco-workbench.${kind}`);
}

async function chooseTheme(page, name) {
  const input = page.locator(quickInput);
  await input.waitFor({ timeout: 5000 });
  await input.fill(name, { timeout: 5000 });
  await rowOf(page, name).click({ timeout: 5000 });
}
