// Pages of strangers: strict, hostile, crowded.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import type { Bank } from './support/bank.js';
import { LoginPage } from './support/login-page.js';
import { BARE, PUSH_DELAY_MS, scenario, together, type Play } from './support/scenario.js';

const { codeCard } = demoAnswers;

describe('any page', together, () => {
  const STRICT =
    "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types internetbank-login";
  const strictly = (bank: Bank) => bank.page('/bare', BARE, { 'Content-Security-Policy': STRICT });

  /** The person on the phone, where no phone is drawn. */
  async function confirms({ bank, login }: Play) {
    await bank.skip(PUSH_DELAY_MS);
    assert.equal((await login.ask('POST', '/demo/phone/confirm', { pin1: '1234' }))?.result, 'confirmed');
  }

  scenario('with the strictest policy can hold a whole login', { path: '/bare', prepare: strictly }, async (play) => {
    const { login } = play;
    await login.push('100002');
    await login.reaches('waiting');
    await confirms(play);
    await login.reaches('prompting');
    await login.fill('prompting.codeCard', codeCard[18] ?? '', { position: 19 });
    await login.press('actions.confirm');
    assert.equal((await login.succeeds()).activated, true);
  });

  scenario(
    'with the strictest policy can show a QR code and every kind of screen',
    { path: '/bare', prepare: strictly },
    async ({ login, page }) => {
      await login.choose('smart-id');
      await login.part('qr');
      await login.press('waiting.showLink');
      await login.part('app-link');
      await login.press('actions.anotherWay');
      await login.push('100007');
      await login.reaches('failed');
      await page.evaluate(() => document.documentElement.setAttribute('lang', 'lv'));
      login.language = 'lv';
      await login.reads('problems.account-not-qualified.title');
    },
  );

  scenario(
    'may hold two copies of the bundle',
    {
      path: '/bare',
      prepare: (bank) => {
        // The policy of the page allows the name once: the second copy does not ask for it.
        bank.page('/bare', `<script type="module" src="/copy/internetbank-login.min.js"></script>${BARE}`, {
          'Content-Security-Policy': STRICT,
        });
        bank.answer(/^GET \/copy\//, ({ url }) => bank.file(new URL(url).pathname.replace('/copy/', '/cdn/')));
      },
    },
    async (play) => {
      const { bank, login } = play;
      await login.push('100001');
      await login.reaches('waiting');
      assert.ok(bank.requests(/^GET \/copy\/internetbank-login\.min\.js/).length > 0);
      assert.ok(bank.requests(/^GET \/cdn\/internetbank-login\.min\.js/).length > 0);
      await confirms(play);
      await login.succeeds();
    },
  );

  const tenWidgets = Array.from(
    { length: 10 },
    (_, index) => `<internetbank-login id="w${index}" endpoint="/bank"></internetbank-login>`,
  );
  scenario(
    'may hold ten widgets that share nothing',
    {
      path: '/ten',
      prepare: (bank) => bank.page('/ten', BARE.replace(/<internetbank.*/, tenWidgets.join(''))),
    },
    async ({ bank, page }) => {
      const [first, other, idle] = ['w2', 'w7', 'w9'].map((id) => new LoginPage(page, 'en', `#${id}`));
      assert.ok(first && other && idle);
      for (let index = 0; index < 10; index++) await new LoginPage(page, 'en', `#w${index}`).reaches('choosing');
      assert.equal(bank.requests(/^GET \/bank\/options/).length, 10);
      await first.push('100001');
      await first.reaches('waiting');
      await other.push('100002');
      await other.reaches('waiting');
      const codes = bank.starts.map(({ reply }) => reply.show.controlCode);
      assert.deepEqual([await first.controlCode(), await other.controlCode()], codes);
      await first.press('actions.cancel');
      await first.reaches('choosing');
      assert.equal(await other.controlCode(), codes[1]);
      assert.deepEqual(await bank.cancelStatuses(), [204]);
      assert.equal(await page.$eval('#w9', (widget) => widget.getAttribute('step')), 'choosing');
    },
  );

  scenario(
    'may be hostile to everything on it by its style sheet',
    {
      path: '/plain',
      prepare: (bank) => {
        bank.page('/plain', BARE);
        bank.page('/hostile', `<link rel="stylesheet" href="/hostile.css" />${BARE}`);
        bank.answer(/^GET \/hostile\.css/, () => {
          const css = '* { all: unset !important; padding: 40px !important; background: red !important }';
          return new Response(css, { headers: { 'Content-Type': 'text/css' } });
        });
      },
    },
    async ({ bank, login, page }) => {
      const looks = () =>
        page.$$eval('internetbank-login >>> :is(button, input, h2, label, [part~="control-code"])', (found) =>
          found.map((element) => {
            const { display, padding, borderStyle, borderWidth, borderRadius, minHeight, backgroundColor, cursor } =
              getComputedStyle(element);
            const edges = { padding, borderStyle, borderWidth, borderRadius };
            const look = { display, ...edges, minHeight, backgroundColor, cursor };
            return `${element.getAttribute('part')} ${JSON.stringify(look)}`;
          }),
        );
      const seen: Record<string, string[][]> = {};
      for (const path of ['/plain', '/hostile']) {
        await page.goto(bank.origin + path);
        await login.reaches('choosing');
        const screens = [await looks()];
        await login.choose('smart-id-push');
        await login.reaches('identifying');
        screens.push(await looks());
        // By its part: what such a page does to the element itself takes it from the accessibility tree.
        await (await login.part('user-number')).type('100001');
        await (await login.part('submit')).click();
        await login.reaches('waiting');
        screens.push(await looks());
        seen[path] = screens;
      }
      assert.deepEqual(seen['/hostile'], seen['/plain']);
    },
  );

  scenario(
    'gets back all it gave when the widget is removed',
    { path: '/bare', prepare: (bank) => bank.page('/bare', BARE) },
    async ({ login, page }) => {
      const devtools = await page.createCDPSession();
      await devtools.send('Performance.enable');
      const count = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        const { metrics } = await devtools.send('Performance.getMetrics');
        const valueOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
        return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
      };
      await login.reaches('choosing');
      /** So many widgets come and go; every fifth is left while it waits. */
      const comeAndGo = (widgets: number) =>
        page.evaluate(async (widgets) => {
          const until = (widget: HTMLElement, step: string) =>
            new Promise((resolve) => {
              widget.addEventListener('login-step', ({ detail }) => detail.step === step && resolve(undefined));
            });
          for (let count = 0; count < widgets; count++) {
            const widget = document.createElement('internetbank-login');
            widget.setAttribute('endpoint', '/bank');
            document.body.append(widget);
            await until(widget, 'choosing');
            if (count % 5 === 0) {
              widget.start('smart-id');
              await until(widget, 'waiting');
              await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            }
            widget.remove();
            await new Promise((resolve) => setTimeout(resolve));
          }
        }, widgets);
      // What is loaded once stays: templates, styles.
      await comeAndGo(5);
      const before = await count();
      await comeAndGo(100);
      // Of a hundred widgets not one node each. Chromium lets go of a request that may outlive
      // its page, and of what it came from, only a moment after the answer.
      const isBack = (now: { nodes: number; listeners: number }) =>
        now.nodes < before.nodes + 100 && now.listeners < before.listeners + 10;
      let now = await count();
      for (const endAt = Date.now() + 120_000; !isBack(now) && Date.now() < endAt;) now = await count();
      assert.ok(isBack(now), JSON.stringify({ before, now }));
    },
  );
});
