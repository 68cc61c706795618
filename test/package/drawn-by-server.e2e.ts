// What a server draws is there before any script, and the widget takes it over as it is: every node stays, nothing moves.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoMethods } from '../../src/demo-bank/methods.js';
import type * as ServerEntry from '../../src/server.js';
import { bundle, openBuiltPages, type BuiltPages } from './support/built-pages.js';
import { held, openServed, readableAfter, shifts, type Served } from './support/served-page.js';
import { texts } from './support/texts.js';

// What was built has the types of what it was built from.
const { renderLogin } = (await import(new URL('../../dist/server.js', import.meta.url).href)) as typeof ServerEntry;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'nonce-of-this-answer'; connect-src 'self'; img-src data:; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";
const options = { methods: [...demoMethods], notice: { kind: 'info' as const, text: 'Tonight we are closed.' } };
const links = { contact: 'https://bank.example/contact' };
const children = '<p>Without scripts <a href="/branches">a branch helps you</a></p><p slot="footer">Footer</p>';
const given: Record<string, ServerEntry.ServedLogin> = {
  'method-first': { options },
  'user-number-first': { options, order: 'user-number-first' },
  'with marks': { options, children: '<i slot="mark-smart-id">S</i><p slot="notice">Our words</p>' },
};
const pageOf = async (shown: string, lang: string) => {
  const login = { lang, endpoint: '/bank', links, children, nonce: 'of-this-answer', ...given[shown] };
  return `<main>${await renderLogin(login)}</main><p>Below</p>`;
};

describe('a login that a server has drawn', () => {
  let pages: BuiltPages;

  before(async () => {
    const scripts = new Map([
      ['/hydrate.js', await bundle(script('hydrate'), 'production')],
      ['/plain.js', await bundle(script('index'), 'production')],
      ['/card.js', await bundle(`${script('hydrate')} login.webEid = { authenticate() {} };`, 'production')],
    ]);
    const body = async (query: URLSearchParams) =>
      `${await pageOf(query.get('shown') ?? '', query.get('lang') ?? '')}<script type="module" src="/${query.get('by')}.js"></script>`;
    pages = await openBuiltPages(scripts, body, policy);
  });
  after(() => pages.close());

  const open = (shown: string, lang = 'lv', by = 'hydrate'): Promise<Served> =>
    openServed(pages, new URLSearchParams({ shown, lang, by }));

  for (const lang of ['en', 'lt', 'lv'] as const) {
    for (const shown of Object.keys(given)) {
      it(`is taken over as it is: ${shown}, ${lang}`, async () => {
        const served = await open(shown, lang);
        const before = await held(served.page);
        assert.ok(before.count > 15, `${before.count} nodes`);
        await served.release();
        const after = await held(served.page);
        assert.deepEqual({ ...after, step: '' }, { ...before, step: '' });
        assert.deepEqual(await shifts(served.page), []);
        assert.deepEqual(served.complaints, []);
        await served.page.close();
      });
    }
  }

  it('keeps what was typed before the script had come', async () => {
    const { page, release } = await open('user-number-first');
    await page.type('pierce/input', '100001');
    await release();
    assert.equal(await page.$eval('pierce/input', (input) => (input as HTMLInputElement).value), '100001');
    await page.close();
  });

  it('is the element that it would be without: a method can be pressed', async () => {
    const { page, release } = await open('method-first');
    await release();
    await page.locator('pierce/[data-method=smart-id-push]').click();
    await page.waitForFunction(() => document.querySelector('internetbank-login')?.state.step === 'identifying');
    await page.close();
  });

  it('is drawn anew, without a complaint or a shift, where the page is not as the server thought', async () => {
    const { page, release, complaints } = await open('method-first', 'lv', 'card');
    const before = await held(page);
    await release();
    const { text, kept } = await held(page);
    assert.equal(kept < before.kept, true);
    assert.ok(text.includes(texts('lv').methods['id-card'].name));
    assert.deepEqual(await shifts(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('is replaced by the same picture, without a shift, by a script that cannot take it over', async () => {
    const { page, release, complaints } = await open('method-first', 'lv', 'plain');
    const before = await held(page);
    await release();
    const after = await held(page);
    assert.equal(after.text, before.text);
    assert.equal(after.kept < before.kept, true);
    assert.deepEqual(await shifts(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('gives way, in the frame of another site that the page has not allowed, to words about that', async () => {
    for (const shown of Object.keys(given)) {
      const page = await pages.browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`${shown}: ${String(error)}`));
      page.on('console', (message) => complaints.push(message.text()));
      const address = `${pages.origin}/?${new URLSearchParams({ shown, lang: 'lv', by: 'hydrate' }).toString()}`;
      await page.setContent(`<iframe src="${address.replaceAll('&', '&amp;')}"></iframe>`);
      const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
      await frame?.waitForSelector('internetbank-login >>> [part="problem"]');
      const heading = await frame!.$eval('internetbank-login >>> h2', ({ textContent }) => textContent?.trim());
      assert.equal(heading, texts('lv').problems.framed.title);
      assert.equal(await frame!.$('internetbank-login >>> :is([part="method"], input)'), null, shown);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  for (const lang of ['en', 'lt', 'lv'] as const) {
    it(`can be read without scripts, with the page's fallback: ${lang}`, async () => {
      const page = await pages.browser.newPage();
      await page.setJavaScriptEnabled(false);
      await page.goto(`${pages.origin}/?shown=method-first&lang=${lang}&by=hydrate`);
      const tree = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
      const { choosing, methods } = texts(lang);
      for (const words of [choosing.heading, methods['mobile-id'].hint, options.notice.text, 'a branch helps you'])
        assert.ok(tree.includes(words.replaceAll('"', '\\"')), words);
      const link = await page.$('a[href="/branches"]');
      await Promise.all([page.waitForNavigation(), link?.click()]);
      assert.equal(new URL(page.url()).pathname, '/branches');
      await page.close();
    });
  }
});

describe('how soon the methods can be read', () => {
  it('is sooner when a server has drawn them', async (test) => {
    const scripts = new Map([['/login.js', await bundle(`import './dist/hydrate.js';`, 'production')]]);
    const script = '<script type="module" src="/login.js"></script>';
    const without = `<internetbank-login lang="lv" endpoint="/bank" options='${JSON.stringify(options)}'></internetbank-login>`;
    const pages = await openBuiltPages(scripts, async (query) =>
      query.has('served') ? script + (await pageOf('method-first', 'lv')) : script + without,
    );
    try {
      const times: Record<string, number[]> = { served: [], without: [] };
      for (let round = 0; round < 5; round++)
        for (const [way, found] of Object.entries(times)) found.push(await readableAfter(pages, way));
      const [served, alone] = [median(times['served']), median(times['without'])];
      test.diagnostic(`drawn by the server: ${(served / alone).toFixed(2)} of the time without`);
      assert.ok(served < alone);
    } finally {
      await pages.close();
    }
  });
});

const median = (times: readonly number[] = []): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

describe('what a server writes', () => {
  it('says nothing but text', async () => {
    const hostile = '"><script>alert(1)</script>';
    const html = await renderLogin({
      lang: 'en',
      endpoint: hostile,
      nonce: hostile,
      options: { methods: [{ id: 'other', asks: [], label: hostile }], notice: { kind: 'info', text: hostile } },
    });
    assert.doesNotMatch(html, /<script/);
  });

  it('draws nothing as long as it is not known what the bank offers', async () => {
    const institutions = [{ id: '1', name: 'One' }];
    for (const given of [undefined, { ...options, institutions }])
      assert.doesNotMatch(await renderLogin({ lang: 'en', options: given, children }), /<template/);
  });

  it('refuses options that are none', async () => {
    const broken = { methods: 'all' } as unknown as ServerEntry.ServedLogin['options'];
    await assert.rejects(renderLogin({ options: broken }), { problem: 'bad-reply' });
  });
});

function script(entry: string): string {
  return `import './dist/${entry}.js';
    const login = document.querySelector('internetbank-login');
    login.links = ${JSON.stringify(links)};`;
}
