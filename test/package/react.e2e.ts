// The built React component in a real page: the types are tested in test/types/react.tsx.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { InternetbankLoginElement } from '../../src/react.js';
import { bundle, openBuiltPages, type BuiltPages } from './support/built-pages.js';

/** What the page below keeps for the tests. */
interface ReactPage {
  readonly login: { readonly current: InternetbankLoginElement };
  readonly heard: { readonly type: string; readonly detail: { readonly step?: string } }[];
  readonly again: () => void;
}
declare const window: ReactPage;

const page = `
  import { createElement, createRef } from 'react';
  import { createRoot } from 'react-dom/client';
  import { InternetbankLogin } from './dist/react.js';
  import { createDemoAdapter } from './dist/adapters/demo.js';

  const login = createRef();
  const heard = [];
  const listen = (name, note = '') => [name, ({ detail, type }) => heard.push({ type: type + note, detail })];
  const props = Object.fromEntries(
    ['onLoginStep', 'onLoginSuccess', 'onLoginFailure', 'onLoginCancel', 'onLoginAlarm', 'onLoginWarning'].map((name) => listen(name)),
  );
  const adapter = createDemoAdapter({ delayMs: 0 });
  const shown = createRoot(document.querySelector('main'));
  const show = (more) =>
    shown.render(createElement(InternetbankLogin, { ref: login, adapter, lang: 'lv', className: 'mine', methods: 'id-card smart-id', rememberMethod: true, ...props, ...more }));
  const again = () => show({ ...Object.fromEntries([listen('onLoginFailure', ' again')]), adapter: createDemoAdapter({ delayMs: 0, persona: '100003' }), lang: 'lt' });
  Object.assign(window, { login, heard, again });
  show();
`;

describe('the React component', () => {
  let pages: BuiltPages;
  let tab: Page;
  const complaints: string[] = [];

  before(async () => {
    const scripts = new Map([['/page.js', await bundle(page, 'production')]]);
    pages = await openBuiltPages(scripts, () => '<main></main><script type="module" src="/page.js"></script>');
    tab = await pages.browser.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(pages.origin);
    await step('choosing');
  });
  after(() => pages.close());

  const step = (name: string) => tab.waitForSelector(`internetbank-login[step=${name}]`, { timeout: 120_000 });
  const heard = () => tab.evaluate(() => window.heard.splice(0));

  it('sets attributes and properties', async () => {
    const set = await tab.evaluate(() => {
      const { current } = window.login;
      const { localName, lang, className, methods, rememberMethod, adapter } = current;
      return { localName, lang, className, methods, rememberMethod, hasAdapter: typeof adapter?.start };
    });
    assert.deepEqual(set, {
      localName: 'internetbank-login',
      lang: 'lv',
      className: 'mine',
      methods: 'id-card smart-id',
      rememberMethod: true,
      hasAdapter: 'function',
    });
  });

  it('hears a login from its start to its success', async () => {
    await tab.evaluate(() => window.login.current.start('smart-id'));
    await step('succeeded');
    const events = await heard();
    assert.deepEqual(
      events
        .filter(({ type }) => type === 'login-step')
        .map(({ detail }) => detail.step)
        .slice(-3),
      ['starting', 'waiting', 'succeeded'],
    );
    assert.deepEqual(
      events.filter(({ type }) => type !== 'login-step'),
      [{ type: 'login-success', detail: { method: 'smart-id', activated: false, result: { name: 'Demo Client' } } }],
    );
  });

  it('follows new props, and hears each event once', async () => {
    await tab.evaluate(() => window.again());
    await step('choosing');
    await tab.evaluate(() => window.login.current.start('smart-id'));
    await step('failed');
    const ends = (await heard()).filter(({ type }) => type !== 'login-step');
    assert.deepEqual(ends, [{ type: 'login-failure again', detail: { method: 'smart-id', problem: 'user-refused' } }]);
    assert.equal(await tab.evaluate(() => window.login.current.lang), 'lt');
  });

  it('causes no complaint', () => {
    assert.deepEqual(complaints, []);
  });
});
