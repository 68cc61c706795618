// Runs tests in WebKitGTK: plain WebDriver over fetch, one window. Debian: webkit2gtk-driver xvfb.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The small browser that comes with the WebKitGTK library, in a folder named after the machine's architecture. */
function findMiniBrowser() {
  for (const folder of ['/usr/lib', '/usr/libexec']) {
    if (!existsSync(folder)) continue;
    for (const name of ['', ...readdirSync(folder).filter((entry) => entry.includes('-linux-'))]) {
      for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
        const browser = path.join(folder, name, version, 'MiniBrowser');
        if (existsSync(browser)) return browser;
      }
    }
  }
  throw new Error('WebKitWebDriver is here, but no MiniBrowser: install libwebkit2gtk-4.1-0.');
}

/** A launcher for the test runner. Its commands (viewport, keys, media) do not work here; mark such tests. */
export function webKitLauncher({ driver }) {
  const children = [];
  let base, session, starting, active, activeUrl;

  async function request(method, address, body) {
    const response = await fetch(base + address, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${method} ${address}: ${value?.error} ${value?.message}`);
    return value;
  }

  async function start() {
    const env = { ...process.env };
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY) {
      const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      });
      children.push(screen);
      const [display] = await once(screen.stdio[3], 'data');
      env.DISPLAY = `:${String(display).trim()}`;
    }
    const port = await freePort();
    children.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    base = `http://127.0.0.1:${port}`;
    for (let attempt = 0; ; attempt++) {
      try {
        await request('GET', '/status');
        break;
      } catch (error) {
        if (attempt > 100) throw error;
        await sleep(50);
      }
    }
    const browserOptions = { binary: findMiniBrowser(), args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } };
    const { sessionId } = await request('POST', '/session', { capabilities });
    session = `/session/${sessionId}`;
    // Not every window manager, and no bare screen, obeys this.
    await request('POST', `${session}/window/rect`, { width: 1024, height: 768 }).catch(() => {});
  }

  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      await (starting ??= start());
      active = id;
      activeUrl = url;
      await request('POST', `${session}/url`, { url });
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => activeUrl,
    async stopSession() {
      active = undefined;
      await request('POST', `${session}/url`, { url: 'about:blank' });
      return {};
    },
    async stop() {
      if (session) await request('DELETE', session).catch(() => {});
      for (const child of children.reverse()) child.kill();
    },
  };
}
