// WebKitGTK by plain WebDriver over fetch. Debian: webkit2gtk-driver xvfb.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/** A machine that is busy with other things takes its time. */
const STARTS_WITHIN_MS = 60_000;

/** The small browser that comes with the WebKitGTK library, in a folder named after the machine's architecture. */
function findMiniBrowser(): string {
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

/** One WebKitGTK with one window and a profile that nobody shares. */
export interface WebKit {
  /** Its name and version, as it says. */
  readonly version: string;
  /** A command of its session, as in `send('POST', '/url', { url })`. Rejects with what the driver refuses. */
  send(method: string, address: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** @param driver the program WebKitWebDriver */
export async function startWebKit(driver: string): Promise<WebKit> {
  const children: ChildProcess[] = [];
  const env = { ...process.env };
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    const [display] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
    env['DISPLAY'] = `:${String(display).trim()}`;
  }
  const port = await freePort();
  children.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));

  async function request(method: string, address: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${address}`, {
      method,
      body: body ? JSON.stringify(body) : null,
      headers: { 'content-type': 'application/json' },
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebDriver ${method} ${address}: ${error} ${message}`);
  }

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
  const { sessionId, capabilities } = (await request('POST', '/session', { capabilities: wanted })) as {
    sessionId: string;
    capabilities: { browserName: string; browserVersion: string };
  };
  const session = `/session/${sessionId}`;
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
