// A Chromium to drive: an installed one, else Playwright's, else Debian's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';

const { env, platform } = process;
const installed = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
    .map((name) => `/usr/bin/${name}`)
    .concat('/snap/bin/chromium'),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [env.ProgramFiles, env['ProgramFiles(x86)'], env.LocalAppData]
    .filter(Boolean)
    .flatMap((base) => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]),
};

/** The path of a Chromium that is here, brought in if need be, or undefined. */
export async function findBrowser() {
  const { chromium } = await import('playwright-core');
  const candidates = () => [env.WINNOW_BROWSER, ...(installed[platform] ?? []), chromium.executablePath()].filter(Boolean);
  const present = () => candidates().find((file) => existsSync(file));
  return present() ?? (await download(), present()) ?? (await installPackage(), present());
}

async function download() {
  console.log('no Chromium found: trying the download of playwright-core');
  await run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium', '--no-shell'], { limit: 180_000 });
}

async function installPackage() {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('trying the system package of chromium');
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { limit: 120_000, env: quiet });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { limit: 300_000, env: quiet });
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser; throws one clear sentence where there is none. */
export async function launchBrowser() {
  const executablePath = await findBrowser();
  if (executablePath === undefined)
    throw new Error('no Chromium, Chrome or Edge was found and none could be installed; name one in WINNOW_BROWSER');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: flags });
}

/** A page that can reach nothing but the server; `refused` fills with the addresses it asked for elsewhere. */
export async function openPage(browser, server, { viewport = { width: 1400, height: 900 }, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const refused = [];
  const outside = (url) => url.host !== `127.0.0.1:${server.port}` && !['data:', 'blob:'].includes(url.protocol);
  await context.route(outside, (route) => (refused.push(route.request().url()), route.abort()));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { context, page, refused };
}
