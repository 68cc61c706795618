// The built widget in frames: of another site, which the page allows or not, and of one's own page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchBrowser } from './support/browser.js';
import { servePages } from './support/pages.js';

type Served = Awaited<ReturnType<typeof servePages>>;

const options = { methods: [{ id: 'smart-id', asks: [] }] };

/** A login at a bank whose only answer is in the address. What it was asked, and what the page was told, is kept. */
const loginWith = (attributes: string) => `<internetbank-login lang="en" ${attributes}></internetbank-login>
  <script type="module">
    import '/internetbank-login.min.js';
    const reply = JSON.parse(new URL(location.href).searchParams.get('reply'));
    window.asked = [];
    const say = (verb, answer) => async () => (window.asked.push(verb), answer);
    const widget = document.querySelector('internetbank-login');
    window.told = [];
    widget.addEventListener('login-warning', ({ detail }) => window.told.push(detail.message));
    widget.adapter = {
      options: say('options', ${JSON.stringify(options)}),
      start: say('start', reply),
      poll: () => new Promise(() => {}),
      submit: say('submit', reply),
    };
  </script>`;
const login = loginWith('allow-framing allowed-hosts="127.0.0.1"');
/** The page knows what may be chosen, and has not allowed to be in a frame. */
const closedLogin = loginWith(`options='${JSON.stringify(options)}'`);
const ownLogin = `<internetbank-login lang='en' endpoint='/bank'></internetbank-login>
  <script type='module' src='/internetbank-login.min.js'></script>`;

/** What is seen of the widget: looked for again and again, since changes inside shadow roots are not told. */
async function find(frame: Frame, what: string) {
  const element = await frame.waitForSelector(`internetbank-login >>> ${what}`, { visible: true });
  if (!element) throw new Error(`There is no ${what}.`);
  return element;
}
const press = async (frame: Frame, what: string): Promise<void> =>
  (await find(frame, what)).evaluate((element) => (element as HTMLElement).click());

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
  if (!frame) throw new Error('There is no frame.');
  return frame;
}

const askedIn = (frame: Frame) => frame.evaluate(() => (window as unknown as { asked: string[] }).asked);

describe('the widget in a frame', () => {
  let browser: Browser;
  let outer: Served;
  let inner: Served;

  before(async () => {
    inner = await servePages(({ pathname }) => {
      if (pathname.endsWith('.js')) return undefined;
      if (pathname === '/closed') return closedLogin;
      return pathname === '/login' ? login : `<h1>${pathname}</h1>`;
    });
    outer = await servePages(({ pathname, searchParams }) => {
      if (pathname.endsWith('.js')) return undefined;
      if (pathname === '/bank/options') return options;
      if (pathname === '/closed')
        return `<iframe width="800" height="800" src="${inner.origin}/closed?reply={}"></iframe>`;
      if (pathname === '/own') return `<iframe width="800" height="800" srcdoc="${ownLogin}"></iframe>`;
      const sandbox = searchParams.get('sandbox');
      const inside = `${inner.origin}/login?reply=${encodeURIComponent(searchParams.get('reply') ?? '')}`;
      return `<iframe width="800" height="800" ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="${inside}"></iframe>`;
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    outer.close();
    inner.close();
  });

  /** Chooses the one method there is. */
  async function logIn(reply: object, sandbox?: string) {
    const page = await browser.newPage();
    const query = new URLSearchParams({ reply: JSON.stringify(reply), ...(sandbox !== undefined && { sandbox }) });
    await page.goto(`${outer.origin}/?${query.toString()}`);
    const frame = await frameOf(page);
    await press(frame, '[part=method]');
    return { page, frame };
  }
  const pending = (show: object) => ({ status: 'pending', session: { id: '1' }, show });

  for (const [what, showing] of [
    ['an app', (link: string) => ({ kind: 'device-link', link })],
    ['another site', (url: string) => ({ kind: 'redirect', url })],
  ] as const) {
    it(`of another site leaves it for ${what}`, async () => {
      const url = `${inner.origin}/elsewhere?A=%7e`;
      const { page, frame } = await logIn(pending(showing(url)));
      const link = await find(frame, '[part="app-link"]');
      await Promise.all([page.waitForNavigation(), link.click()]);
      assert.equal(page.url(), url);
      await page.close();
    });
  }

  it('of another site leaves it for the bank’s next page', async () => {
    const { page } = await logIn({ status: 'success', redirectUrl: '/accounts' });
    await page.waitForFunction((url: string) => location.href === url, {}, `${inner.origin}/accounts`);
    await page.close();
  });

  for (const [what, reply, url] of [
    ['the bank’s next page', { status: 'success', redirectUrl: '/accounts' }, '/accounts'],
    ['another site', pending({ kind: 'redirect', url: '/elsewhere?A=%7e' }), '/elsewhere?A=%7e'],
  ] as const) {
    it(`says so where it may not leave it for ${what}, and offers a window`, async () => {
      const { page, frame } = await logIn(reply, 'allow-scripts allow-same-origin allow-popups');
      if (what === 'another site') await press(frame, '[part="app-link"]');
      const link = await find(frame, '[part="error"] > [part="link"]');
      assert.deepEqual(await link.evaluate((each) => [each.getAttribute('href'), each.getAttribute('target')]), [
        url,
        '_blank',
      ]);
      assert.deepEqual(await askedIn(frame), ['options', 'start']);
      assert.equal(await frame.$('internetbank-login >>> .bar'), null, 'nothing is promised any more');
      const told = () => frame.evaluate(() => (window as unknown as { told: string[] }).told);
      await frame.waitForFunction(() => (window as unknown as { told: string[] }).told.length > 0);
      assert.equal((await told()).length, 1);
      assert.match((await told())[0] ?? '', /allow-top-navigation/);
      await page.close();
    });
  }

  it('of another site, which the page has not allowed, shows no login, asks no bank and offers a window', async () => {
    const page = await browser.newPage();
    await page.goto(`${outer.origin}/closed`);
    const frame = await frameOf(page);
    const link = await find(frame, '[part="link"][target="_blank"]');
    assert.equal(await link.evaluate((each) => (each as HTMLAnchorElement).href), `${inner.origin}/closed?reply={}`);
    assert.equal(await frame.$('internetbank-login >>> [part="method"]'), null);
    await frame.waitForFunction(() => (window as unknown as { told: string[] }).told.length > 0);
    assert.deepEqual(await askedIn(frame), []);
    await page.close();
  });

  it('of one’s own page, written in srcdoc, reaches the page’s bank', async () => {
    const page = await browser.newPage();
    await page.goto(`${outer.origin}/own`);
    await find(await frameOf(page), '[data-method="smart-id"]');
    await page.close();
  });
});
