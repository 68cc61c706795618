// Pages of people who bundle the built package, in a real Chromium.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../../tools/test/find-browser.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @param contents a module that imports from `./dist/` */
export async function bundle(contents: string, environment: 'production' | 'development'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: environment === 'production',
    write: false,
    format: 'esm',
    platform: 'browser',
    // Each file names what it needs once more, for browsers to begin with.
    logOverride: { 'ignored-bare-import': 'silent' },
    define: { 'process.env.NODE_ENV': JSON.stringify(environment) },
  });
  return outputFiles[0]?.text ?? '';
}

export interface BuiltPages {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * @param scripts by their paths
 * @param bodyOf what is in the page at any other address
 * @param policy of every page
 */
export async function openBuiltPages(
  scripts: ReadonlyMap<string, string>,
  bodyOf: (query: URLSearchParams) => string | Promise<string>,
  policy?: string,
): Promise<BuiltPages> {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const script = scripts.get(pathname);
    response.setHeader('Content-Type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    response.end(script ?? `<!doctype html><link rel="icon" href="data:">${await bodyOf(searchParams)}`);
  };
  const launching = puppeteer.launch(findChromium());
  await once(server, 'listening');
  const browser = await launching;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
