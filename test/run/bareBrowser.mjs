// A Chromium for the windows that run our suites. It is told what to do by the DevTools protocol alone: Playwright has all that passes between a window and its server told to itself too, which takes
// a seventh of the processor's time (test/bench/RESULTS.md). The path of a person, which needs to find and press things, keeps Playwright.
import { createServer } from 'node:http';
import { browserFlags, browserProfile, keptByPages, needBrowser, windowSize } from './browser.mjs';
import { signalGroup, start } from './process.mjs';

const loopback = '127.0.0.1';
/** What browsers ask for of their own accord, whatever page is open. */
const ownHosts = /(^|\.)(google\.com|googleapis\.com|gvt1\.com|edge\.microsoft\.com|config\.edge\.skype\.com)$/;

/**
 * Starts a headless browser that shares its cache with the others of this process and can reach nothing but this machine. Resolves with {openPage, close}; throws one clear sentence where there is no browser.
 */
export async function launchBareBrowser() {
  const executable = await needBrowser();
  const outside = await refuseAll();
  const own = [`--proxy-server=http://${loopback}:${outside.port}`, '--headless', '--remote-debugging-pipe'];
  const child = start(executable, [...browserFlags, ...own, `--user-data-dir=${browserProfile()}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const devTools = connect(child);
  return {
    openPage: (server, told) => openPage(devTools, outside, server, told),
    close: async () => {
      const gone = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
      // what it keeps for the next browser is written as it ends of itself
      await devTools.send('Browser.close').catch(() => signalGroup(child, 'SIGKILL'));
      await gone;
      outside.close();
    },
  };
}

/**
 * A page that knows nothing of the server from before. `functions` are those that the page may call by their names (VS Code's test driver calls codeAutomationLog(type, arguments) and codeAutomationExit(code));
 * `crashed` is called where the page is lost. Resolves with {goto, close} and `refused`, the addresses elsewhere that were asked for.
 */
async function openPage(devTools, outside, server, { functions, crashed = () => undefined }) {
  await devTools.send('Browser.grantPermissions', {
    origin: server.url,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
  const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => devTools.send(method, params, sessionId);
  devTools.on(sessionId, (method, params) => {
    if (method === 'Runtime.bindingCalled') call(functions, JSON.parse(params.payload));
    else if (method === 'Inspector.targetCrashed' || method === 'browser gone') crashed();
  });
  for (const domain of ['Page', 'Runtime', 'Inspector']) await send(`${domain}.enable`);
  await send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: keptByPages });
  await send('Emulation.setDeviceMetricsOverride', { ...windowSize, deviceScaleFactor: 1, mobile: false });
  await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await send('Runtime.addBinding', { name: binding });
  await send('Page.addScriptToEvaluateOnNewDocument', { source: driver(Object.keys(functions)) });
  const refused = outside.begin();
  const close = async () => {
    // without its farewell an extension host would wait for hours for its window to come back
    await send('Page.navigate', { url: 'about:blank' }).catch(() => undefined);
    await devTools.send('Target.closeTarget', { targetId }).catch(() => undefined);
  };
  return { refused, goto: async (url) => await send('Page.navigate', { url }), close };
}

const binding = 'winnowTold';
const driver = (names) =>
  `if (top === window) for (const name of ${JSON.stringify(names)}) window[name] = async (...args) => ${binding}(JSON.stringify([name, ...args]));`;

function call(functions, [name, ...args]) {
  functions[name]?.(...args);
}

/** Milliseconds for an answer: a page that is busy gives it when its work lets it. */
const patience = 60_000;

/** The protocol over a pipe: messages end with a zero byte, answers bear the number of what was sent, all else is told to the listener of its session. */
function connect(child) {
  const [, , , into, from] = child.stdio;
  const waiting = new Map();
  const listeners = new Map();
  let sent = 0;
  let rest = '';
  const take = ({ id, result, error, sessionId, method, params }) => {
    if (id === undefined) {
      listeners.get(sessionId)?.(method, params);
      return;
    }
    const { resolve, reject, asked, timer } = waiting.get(id) ?? {};
    clearTimeout(timer);
    if (!waiting.delete(id)) return;
    if (error) reject(new Error(`the browser refused ${asked}: ${error.message}`));
    else resolve(result);
  };
  from.setEncoding('utf8');
  from.on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const message of messages) take(JSON.parse(message));
  });
  into.on('error', () => undefined);
  child.once('close', () => {
    for (const { reject, asked, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`the browser ended before it answered ${asked}`));
    }
    for (const listener of listeners.values()) listener('browser gone');
  });
  return {
    on: (sessionId, listener) => listeners.set(sessionId, listener),
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        const id = ++sent;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`the browser did not answer ${method} within ${patience / 1000} s`));
        }, patience);
        waiting.set(id, { resolve, reject, asked: method, timer });
        into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
  };
}

/** A proxy that refuses everything and takes down what pages asked it for; no proxy is asked for this machine's own addresses. */
async function refuseAll() {
  let refused = [];
  const refuse = (address, host) => {
    if (!ownHosts.test(host)) refused.push(address);
  };
  const proxy = createServer((request, response) => {
    refuse(request.url, new URL(request.url).hostname);
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, socket) => {
    refuse(request.url, request.url.replace(/:\d+$/, ''));
    socket.destroy();
  });
  await new Promise((resolve) => proxy.listen(0, loopback, resolve));
  return { port: proxy.address().port, begin: () => (refused = []), close: () => proxy.close() };
}
