// WebKitGTK by plain WebDriver over fetch. Debian: webkit2gtk-driver xvfb.
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

/** A machine that is busy with other things takes its time. */
const STARTS_WITHIN_MS = 60_000;

/**
 * One WebKitGTK with one window and a profile that nobody shares. `send` speaks to its session, as in
 * `send('POST', '/url', { url })`; what the driver refuses, it rejects with.
 * @param {string} driver the program WebKitWebDriver
 */
export async function startWebKit(driver) {
  const children = [];
  let base;
  let session;

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
  const giveUpAt = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    try {
      await request('GET', '/status');
      break;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await sleep(50);
    }
  }
  const browserOptions = { binary: findMiniBrowser(), args: ['--automation'] };
  const wanted = { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } };
  const { sessionId, capabilities } = await request('POST', '/session', { capabilities: wanted });
  session = `/session/${sessionId}`;
  // Not every window manager, and no bare screen, obeys this.
  await request('POST', `${session}/window/rect`, { width: 1024, height: 768 }).catch(() => {});

  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    send: (method, address, body) => request(method, session + address, body),
    async close() {
      await request('DELETE', session).catch(() => {});
      for (const child of children.reverse()) child.kill();
    },
  };
}
