// The built widget in windows of real sizes, on touch screens and in browsers that darken pages.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsQR from 'jsqr';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser, pixelsOf, userAgents, Visitor, whileThere, type Equipment } from './support/browser.js';
import { servePages } from './support/pages.js';

const qr = `https://smart-id.com/device-link/?deviceLinkType=QR&elapsedSeconds=0&sessionToken=${'aB3'.repeat(8)}&sessionType=auth&version=1.0&lang=eng&authCode=${'x'.repeat(43)}`;
const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC';

/** A bank's page: a header that stays, a notice above the widget, and a bank that shows this and waits. */
const pageFor = (show: object): string => `<html lang="lt"><meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <style>
    body { margin: 0; font: 16px sans-serif }
    header { position: sticky; top: 0; height: 64px; background: #eee; z-index: 1 }
    main { display: flex; justify-content: center; padding: 24px 16px }
    footer { height: 900px }
  </style>
  <header>Bank</header>
  <main><internetbank-login lang="lt"><p slot="notice">On Saturday from 22:00 to 02:00 logging in may take longer than usual.</p></internetbank-login></main>
  <footer></footer>
  <script type="module">
    import '/internetbank-login.min.js';
    const show = ${JSON.stringify(show)};
    const pending = { status: 'pending', session: { id: 's' }, show, pollAfterMs: 1000 };
    // A QR code is made anew each time.
    const fresh = (seconds) => ({ ...show, ...(show.qr && { qr: show.qr.replace('Seconds=0', 'Seconds=' + seconds) }) });
    const bank = {
      polls: 0,
      options: async () => ({ methods: [{ id: 'smart-id', asks: [] }, { id: 'password', asks: ['userNumber'] }] }),
      start: async () => pending,
      poll: async () => (bank.polls += 1, { ...pending, show: fresh(bank.polls) }),
      submit: () => new Promise(() => {}),
    };
    globalThis.bank = bank;
    document.querySelector('internetbank-login').adapter = bank;
  </script></html>`;

/** What is seen of the widget: by each picture, since changes inside shadow roots are not told. */
async function find(page: Page, what: string) {
  const element = await page.waitForSelector(`internetbank-login >>> ${what}`, { visible: true });
  if (!element) throw new Error(`There is no ${what}.`);
  return element;
}

/** Where a part of the widget is in the window, CSS pixels. */
const placeOf = (page: Page, name: string) =>
  whileThere(
    () => find(page, `[part~="${name}"]`),
    (part) =>
      part.evaluate((element) => {
        const { top, bottom, width } = element.getBoundingClientRect();
        return { top: Math.round(top), bottom: Math.round(bottom), width: Math.round(width) };
      }),
  );

/** Presses wherever it is: a real pointer would scroll to it first. */
const press = async (page: Page, what: string): Promise<void> =>
  (await find(page, what)).evaluate((element) => (element as HTMLElement).click());

describe('a window of a real size', () => {
  let browser: Browser;
  let pages: Awaited<ReturnType<typeof servePages>>;
  let page = '';
  let origin = '';
  before(async () => {
    browser = await launchBrowser();
    pages = await servePages(({ pathname }) => (pathname === '/' ? page : undefined));
    origin = pages.origin;
  });
  after(async () => {
    await browser.close();
    pages.close();
  });

  async function waiting(show: object, equipment: Equipment, prepare?: (page: Page) => Promise<unknown>) {
    page = pageFor(show);
    const visitor = await Visitor.of(browser, equipment);
    const tab = await visitor.openTab();
    await prepare?.(tab);
    await tab.goto(origin);
    await press(tab, '[data-method="smart-id"]');
    await find(tab, ':is([part="qr"], [part="control-code"])');
    // Two pictures later whatever had to move has moved.
    await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return { tab, leave: () => visitor.leave() };
  }

  const code = { kind: 'control-code', controlCode: '0042' };
  const both = { kind: 'device-link', qr, link };
  for (const [what, show, part, width, height, rootSize] of [
    ['the QR code', both, 'qr', 1366, 625, '100%'],
    ['the QR code', both, 'qr', 1280, 577, '100%'],
    ['the QR code', both, 'qr', 1024, 400, '100%'],
    ['the control code', code, 'control-code', 360, 560, '100%'],
    ['the control code', code, 'control-code', 390, 664, '130%'],
  ] as const) {
    it(`has ${what} in view at ${width} × ${height}, letters ${rootSize}, below a header that stays`, async () => {
      const isPhone = width < 600;
      const { tab, leave } = await waiting(
        show,
        { viewport: { width, height, isMobile: isPhone, hasTouch: isPhone } },
        (tab) =>
          tab.evaluateOnNewDocument((size) => {
            addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = size));
          }, rootSize),
      );
      const { top, bottom } = await placeOf(tab, part);
      assert.ok(top >= 64, `top at ${top}`);
      assert.ok(bottom <= height, `bottom at ${bottom} of ${height}`);
      assert.equal(await tab.evaluate(() => document.activeElement?.localName), 'internetbank-login');
      await leave();
    });
  }

  it('goes on where a person scrolled to, while the bank is asked again', async () => {
    const { tab, leave } = await waiting(code, { viewport: { width: 390, height: 500 } });
    await tab.evaluate(() => scrollTo(0, 700));
    const polls = await tab.evaluate(() => (globalThis as unknown as { bank: { polls: number } }).bank.polls);
    await tab.waitForFunction(
      (before) => (globalThis as unknown as { bank: { polls: number } }).bank.polls > before + 1,
      {},
      polls,
    );
    assert.equal(await tab.evaluate(() => scrollY), 700);
    await leave();
  });

  it('has letters of at least 16px in fields on a touch screen, and as small as a bank wants them elsewhere', async () => {
    for (const hasTouch of [true, false]) {
      page = pageFor(code).replace('<internetbank-login', '<internetbank-login style="--ibl-font-size: 13px"');
      const visitor = await Visitor.of(browser, {
        viewport: { width: 390, height: 800, isMobile: hasTouch, hasTouch },
      });
      const tab = await visitor.openTab();
      await tab.goto(origin);
      await press(tab, '[data-method="password"]');
      const input = await find(tab, 'input');
      assert.equal(await input.evaluate((element) => getComputedStyle(element).fontSize), hasTouch ? '16px' : '13px');
      await visitor.leave();
    }
  });

  it('shows a QR code that a camera reads in a browser that darkens pages', async (context) => {
    const { tab, leave } = await waiting(
      both,
      { viewport: { width: 390, height: 800 }, userAgent: userAgents.tablet },
      async (tab) => {
        const devtools = await tab.createCDPSession();
        await devtools.send('Emulation.setAutoDarkModeOverride', { enabled: true });
      },
    );
    const picture = await whileThere(
      () => find(tab, '[part="qr"]'),
      async (drawing) => pixelsOf(tab, await drawing.screenshot()),
    );
    const shades = new Set<number | undefined>();
    for (let at = 0; at < picture.data.length; at += 4) shades.add(picture.data[at]);
    assert.ok(shades.has(0) && shades.has(255), `shades: ${[...shades].slice(0, 9).join(' ')}`);
    const read = jsQR(picture.data, picture.width, picture.height)?.data;
    assert.equal(read?.replace(/Seconds=\d+/, 'Seconds=0'), qr);
    // A headless shell darkens nothing, so it proves nothing.
    const card = await tab.$('internetbank-login >>> .card');
    const around = await pixelsOf(tab, (await card?.screenshot()) ?? new Uint8Array());
    const corner = (around.width * (around.height - 12) + 12) * 4;
    if ((around.data[corner] ?? 255) > 127) context.skip('its browser darkens no pages');
    await leave();
  });
});
