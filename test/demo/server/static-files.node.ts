import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openBank } from './support/open-bank.js';

describe('the page', () => {
  it('comes with a policy that allows its own files alone', async () => {
    const { browser } = await openBank();
    for (const path of ['/', '/demo/return?value=x', '/demo/eparaksts?ticket=x']) {
      const page = await browser.fetch(path);
      assert.equal(page.status, 200, path);
      assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
      const policy = page.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types internetbank-login internetbank-demo$/);
      assert.equal(page.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
      const html = await page.text();
      assert.doesNotMatch(html, /\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)/);
    }
  });

  it('has every file it names, with the right type', async () => {
    const { browser } = await openBank();
    for (const path of ['/', '/demo/return', '/demo/eparaksts']) {
      const html = await (await browser.fetch(path)).text();
      for (const [, named = ''] of html.matchAll(/(?:src|href)="(\/?demo\/[^"?]+\.\w+)"/g)) {
        const file = new URL(named, `http://bank${path}`).pathname;
        const response = await browser.fetch(file);
        assert.equal(response.status, 200, file);
        assert.equal(response.headers.get('Cache-Control'), 'no-cache');
        const type = file.endsWith('.js') ? /javascript/ : file.endsWith('.css') ? /^text\/css/ : /^image\/svg/;
        assert.match(response.headers.get('Content-Type') ?? '', type, file);
      }
    }
  });

  it('shows nothing outside its folder', async () => {
    const { browser } = await openBank();
    for (const path of ['/demo/../server/app.js', '/demo/%2e%2e/bank/app.js', '/cdn/..%2f..%2fpackage.json']) {
      assert.equal((await browser.fetch(path)).status, 404, path);
    }
  });
});

describe('the built widget', () => {
  it('is asked for anew, its hashed chunks are kept for ever', async () => {
    const distDir = mkdtempSync(join(tmpdir(), 'demo-bank-'));
    mkdirSync(join(distDir, 'chunks'));
    writeFileSync(join(distDir, 'internetbank-login.min.js'), '');
    writeFileSync(join(distDir, 'chunks', 'lt-Ab_-12cD.js'), '');
    const { browser } = await openBank({ distDir });
    const cacheControl = async (path: string) => (await browser.fetch(path)).headers.get('Cache-Control');
    assert.equal(await cacheControl('/cdn/internetbank-login.min.js'), 'no-cache');
    assert.match((await cacheControl('/cdn/chunks/lt-Ab_-12cD.js')) ?? '', /immutable/);
    assert.equal(await cacheControl('/cdn/nothing.js'), 'no-store');
    assert.equal(await cacheControl('/bank/options'), 'no-store');
    rmSync(distDir, { recursive: true });
  });
});
