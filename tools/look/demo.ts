// The demo bank and a browser beside it, for whatever looks at the widget.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { createApp } from '../../demo/server/app.js';
import { findChromium } from '../test/find-browser.js';

export interface Demo {
  readonly origin: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** @param app what is served, the demo bank unless a page of one's own is beside it */
export async function openDemo(app?: Pick<Hono, 'fetch'>, options: LaunchOptions = {}): Promise<Demo> {
  const { app: served, close: closeBank } = app ? { app, close: () => Promise.resolve() } : await createApp();
  const server = createAdaptorServer({ fetch: served.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await puppeteer.launch({ ...findChromium(), ...options });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await closeBank();
    },
  };
}
