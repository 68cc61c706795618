// The demo as a folder of files, on a host that knows nothing of it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildPages } from '../../tools/build/pages.js';
import { isClean, openBrowser, shown, visit } from './designers/support.js';

openBrowser();

describe('the demo as a folder of files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demo-site-'));
  const types = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  } as Record<string, string>;
  const host = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = asked.startsWith('/some/where/') ? path.join(folder, asked.slice('/some/where/'.length)) : '';
    const whole = file.endsWith('/') || file === folder ? path.join(file, 'index.html') : file;
    const isThere = file !== '' && whole.startsWith(folder) && statSync(whole, { throwIfNoEntry: false })?.isFile();
    if (!isThere) {
      missing.push(asked);
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[path.extname(whole)] ?? 'application/octet-stream' });
    createReadStream(whole).pipe(response);
  });
  const missing: string[] = [];
  let site = '';
  before(async () => {
    await buildPages(folder);
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    site = `http://127.0.0.1:${(host.address() as AddressInfo).port}/some/where/`;
  });
  after(() => {
    host.closeAllConnections();
    host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('plays a login from any path, by itself', () =>
    visit(
      () => `${site}?lang=en`,
      async (page) => {
        await page.locator('[data-use="100009"]').click();
        await page.locator('internetbank-login >>> [part~="submit"]').click();
        await page.waitForSelector('internetbank-login[step="failed"]');
        assert.equal(await page.$eval('internetbank-login', (widget) => widget.state.problem), 'unavailable');
        await isClean(page, 'the live page without a server');
        await page.locator('#to-gallery').click();
        await shown(page);
        await page.goto(`${site}demo/gallery/?view=handover&ui=lv#radius=3px`);
        await page.waitForSelector('#partsTable');
        await page.goto(`${site}demo/gallery/?view=theme&lang=en-XA`);
        await shown(page);
        assert.deepEqual(missing, []);
      },
    ));
});
