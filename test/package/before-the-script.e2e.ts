// A page that no server has drawn the widget into: what it shows until the script comes, and if it never does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { bundle, openBuiltPages, type BuiltPages } from './support/built-pages.js';
import { openServed, shifts } from './support/served-page.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** What the README tells a page to write, so that nothing on it jumps. */
const [, placeKept = ''] = /```css\n(internetbank-login:not\(:defined\)[^`]*)```/.exec(readme) ?? [];

const offered = JSON.stringify({ methods: [{ id: 'smart-id', asks: [] }] });
const body = (kept: boolean) =>
  `<style>body { margin: 0 } ${kept ? placeKept : ''}</style><main>
  <internetbank-login endpoint="/bank" options='${offered}'>
    <p>This page logs you in with JavaScript. <a href="/help/browsers">Which browsers can</a></p>
  </internetbank-login></main><p>Below</p><script type="module" src="/login.js"></script>`;

describe('before the script', () => {
  let pages: BuiltPages;
  before(async () => {
    const scripts = new Map([['/login.js', await bundle(`import './dist/index.js';`, 'production')]]);
    pages = await openBuiltPages(scripts, (query) => body(!query.has('loose')));
  });
  after(() => pages.close());

  it('the place is kept, as the README says: nothing moves when the widget comes', async () => {
    const { page, release } = await openServed(pages, new URLSearchParams());
    await release();
    await page.waitForSelector('pierce/[data-method=smart-id]');
    assert.deepEqual(await shifts(page), []);
    await page.close();
  });

  it('without those rules something does, so that the measure can tell', async () => {
    const { page, release } = await openServed(pages, new URLSearchParams({ loose: '' }));
    await release();
    await page.waitForSelector('pierce/[data-method=smart-id]');
    assert.notDeepEqual(await shifts(page), []);
    await page.close();
  });

  it('what stands between the tags is shown, and is a way on where the script never comes', async () => {
    const { page, block } = await openServed(pages, new URLSearchParams());
    await block();
    const link = await page.$('internetbank-login a');
    await Promise.all([page.waitForNavigation(), link?.click()]);
    assert.equal(new URL(page.url()).pathname, '/help/browsers');
    await page.close();
  });
});
