// A Chromium to drive: an installed one, else Playwright's, else Debian's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, temporaryFolder } from './process.mjs';

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

/** The path of a Chromium; throws one clear sentence where there is none and none could be installed. */
export async function needBrowser() {
  const executable = await findBrowser();
  if (executable !== undefined) return executable;
  throw new Error('no Chromium, Chrome or Edge was found and none could be installed; name one in WINNOW_BROWSER');
}

/** What every browser of ours is started with. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a window that nobody sees works as fast as one in front
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
  // a file of more than an eighth of the cache is not kept, and the workbench's has 20 MB
  '--disk-cache-size=500000000',
];

/** Nothing but this machine can be reached; a route of Playwright's would do it too, but switches the cache off. */
const closed = ['--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** CSS pixels of a window's page. */
export const windowSize = { width: 1400, height: 900 };

let profile;
/** The folder of the profile, one for all browsers of this process, which run one at a time. */
export const browserProfile = () => (profile ??= temporaryFolder('browser'));

/** Starts a headless browser, of whose cache every later one of this process has the use; throws one clear sentence where there is none. */
export async function launchBrowser() {
  const executablePath = await needBrowser();
  const { chromium } = await import('playwright-core');
  return chromium.launchPersistentContext(browserProfile(), { executablePath, args: [...browserFlags, ...closed] });
}

/** What pages keep of a server, but for the cache. */
export const keptByPages = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';

/** A page of a browser that knows nothing of the server from before, and can reach nothing else; `refused` fills with the addresses it asked for elsewhere. */
export async function openPage(browser, server, { viewport = windowSize } = {}) {
  await browser.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const page = await browser.newPage();
  await page.setViewportSize(viewport);
  const devTools = await browser.newCDPSession(page);
  await devTools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: keptByPages });
  await devTools.detach();
  const refused = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.host !== `127.0.0.1:${server.port}` && !['data:', 'blob:'].includes(url.protocol)) refused.push(request.url());
  });
  page.setDefaultTimeout(30_000);
  return { page, refused };
}

/** Leaves the page as a person does who closes the window: what it has started on the server ends with it. */
export async function closePage(page) {
  // without its farewell an extension host would wait for hours for its window to come back
  await page.goto('about:blank').catch(() => undefined);
  await page.close().catch(() => undefined);
}
