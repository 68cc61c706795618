// The page of docs/connect-in-an-hour.md, built as the guide says: a person logs in at the old bank.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { launchBrowser, Visitor } from '../e2e/support/browser.js';
import { blocks } from './support/blocks.js';
import { openLegacyProject, type Project } from './support/legacy-project.js';

interface OldBank {
  readonly openOldBank: (options: { confirmsAfterMs: number }) => Promise<{ origin: string; close(): Promise<void> }>;
  readonly card: (position: number) => string;
}

describe('the page at the old bank', () => {
  let project: Project;
  let browser: Browser;
  let oldBank: OldBank;
  let bank: Awaited<ReturnType<OldBank['openOldBank']>>;
  before(async () => {
    project = await openLegacyProject();
    const built = await project.run('npm', 'run', 'build');
    assert.equal(built.code, 0, built.said);
    oldBank = (await import(pathToFileURL(path.join(project.folder, 'old-bank.ts')).href)) as OldBank;
    bank = await oldBank.openOldBank({ confirmsAfterMs: 500 });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await bank.close();
    await project.remove();
  });

  const part = async (page: Page, selector: string) => {
    const found = await page.waitForSelector(`internetbank-login >>> ${selector}`, { visible: true });
    assert.ok(found, selector);
    return found;
  };

  it('shows a control code, asks for a card code and opens the bank', async () => {
    const visitor = await Visitor.of(browser);
    const page = await visitor.openTab();
    await page.goto(bank.origin);
    await (await part(page, '[data-method=smart-id-push]')).click();
    await (await part(page, '[part~=user-number]')).type('1002');
    await (await part(page, '[part~=submit]')).click();
    const code = await (await part(page, '[part~=control-code]')).evaluate(({ textContent }) => textContent?.trim());
    assert.match(code ?? '', /^\d{4}$/);

    const asked = await (await part(page, '[part~=prompt-position]')).evaluate(({ textContent }) => textContent);
    const position = Number(/\d+/.exec(asked ?? '')?.[0]);
    await (await part(page, '[part~=prompt-code]')).type(oldBank.card(position));
    await Promise.all([page.waitForNavigation(), (await part(page, '[part~=submit]')).click()]);
    assert.equal(new URL(page.url()).pathname, '/accounts');
    assert.deepEqual(visitor.complaints, []);
    await visitor.leave();
  });

  it('is shown under the policy of the guides, with the name that Lit has in it', async () => {
    const block = blocks.find(({ file, code }) => file === 'docs/security.md' && code.startsWith('Content-Security'));
    const [name = '', policy = ''] = block?.code.trim().split(': ') ?? [];
    assert.match(policy, /trusted-types internetbank-login$/);
    const visitor = await Visitor.of(browser);
    const page = await visitor.openTab();
    await page.setRequestInterception(true);
    const headers = { [name]: policy.replace('internetbank-login', 'lit-html') };
    const answer = async (request: HTTPRequest) => {
      if (request.resourceType() !== 'document') return request.continue();
      const body = await (await fetch(request.url())).text();
      return request.respond({ contentType: 'text/html; charset=utf-8', headers, body });
    };
    page.on('request', (request) => void answer(request));
    await page.goto(bank.origin);
    await part(page, '[data-method=smart-id-push]');
    assert.deepEqual(visitor.complaints, []);
    await visitor.leave();
  });
});
