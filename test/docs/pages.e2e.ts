// Each page and each piece of one in the guides is opened in a browser, with the built scripts and the demo bank behind it: the
// widget shows, and nobody complains.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { serveBank } from '../demo/server/support/served-bank.js';
import { launchBrowser, Visitor } from '../e2e/support/browser.js';
import { blocks, inLanguages, placeOf, root, type Block } from './support/blocks.js';

/** A page with the policy of the guides, but for its own pictures. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types internetbank-login";
const CDN = '<script type="module" src="/login/internetbank-login.min.js"></script>';

/** The page of the guide to an old bank has a bank and a test of its own, the one with hashes a policy and a test of its own. */
const pages = inLanguages('html').filter(
  ({ code, name }) =>
    name === undefined && /<internetbank-login|<script/.test(code) && !code.includes('<script type="importmap"'),
);

/** A piece stands in a page, with the script where it brings none. */
const pageOf = ({ code }: Block): string =>
  code.startsWith('<!doctype')
    ? code
    : `<!doctype html><html lang="en"><title>Piece</title>${code.includes('<script') ? '' : CDN}${code}</html>`;

/** The script of that name that stands next below in the same guide. */
const scriptBelow = (page: Block, name: string): Block | undefined =>
  blocks.find((block) => block.file === page.file && block.line > page.line && block.name === name);

async function answer(request: HTTPRequest, page: Block): Promise<void> {
  const { pathname } = new URL(request.url());
  if (pathname.startsWith('/bank/')) return request.continue();
  const packed = path.join(root, 'dist/cdn', pathname.slice('/login/'.length));
  const script = scriptBelow(page, path.posix.basename(pathname));
  if (pathname === '/page') {
    const headers = { 'Content-Security-Policy': POLICY };
    return request.respond({ contentType: 'text/html; charset=utf-8', headers, body: pageOf(page) });
  }
  if (pathname.startsWith('/login/') && existsSync(packed))
    return request.respond({ contentType: 'text/javascript', body: readFileSync(packed) });
  if (script) return request.respond({ contentType: 'text/javascript', body: script.code });
  if (request.resourceType() === 'image')
    return request.respond({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  return request.respond({ status: 404 });
}

describe('the pages in the guides', () => {
  let browser: Browser;
  let bank: Awaited<ReturnType<typeof serveBank>>;
  before(async () => {
    [browser, bank] = await Promise.all([launchBrowser(), serveBank()]);
  });
  after(async () => {
    await Promise.all([browser.close(), bank.close()]);
  });

  it('are there', () => assert.ok(pages.length >= 7));

  for (const page of pages) {
    it(`show the widget, and nobody complains: ${placeOf(page)}`, async () => {
      const visitor = await Visitor.of(browser);
      const tab = await visitor.openTab();
      await tab.setRequestInterception(true);
      tab.on('request', (request) => void answer(request, page));
      await tab.goto(`${bank.origin}/page`);
      const heading = await tab.waitForSelector(
        'internetbank-login:defined[step]:not([step=loading]) >>> [part~=heading]',
        {
          visible: true,
        },
      );
      assert.match((await heading?.evaluate(({ textContent }) => textContent)) ?? '', /\w/);
      assert.deepEqual(visitor.complaints, []);
      await visitor.leave();
    });
  }
});
