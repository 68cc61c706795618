// QR codes and app links.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import readQr from 'jsqr';
import type { Page } from 'puppeteer-core';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { passTime, pixelsOf, userAgents } from './support/browser.js';
import { LoginPage } from './support/login-page.js';
import { phoneScreen, scenario, together } from './support/scenario.js';

const { codeCard } = demoAnswers;

describe('Smart-ID without typing', together, () => {
  /** A QR code as a camera sees it. */
  async function photograph(login: LoginPage, helper: Page) {
    const { data, width, height } = await login.atCode(async (code) => pixelsOf(helper, await code.screenshot()));
    const code = readQr(data, width, height, { inversionAttempts: 'dontInvert' });
    return Buffer.from(code?.binaryData ?? []).toString();
  }

  scenario(
    'shows a QR code that the phone scans from the screen',
    { bank: { clockRuns: true } },
    async ({ bank, login }) => {
      await login.choose('smart-id');
      await login.reaches('waiting');
      await login.reads('waiting.headingDeviceLink');
      await login.part('qr');
      assert.equal(bank.starts[0]?.body.device, 'desktop');
      await login.ask('POST', '/demo/phone', { owner: '100002' });
      await login.phone.press('scan');
      await login.phone.rings();
      // No bank can know that the code was scanned: it stays until the end is told, or codes are shown no more.
      await login.part('qr');
      await login.phone.press('continue');
      await login.phone.enterPin();
      await login.reaches('prompting');
      await login.fill('prompting.codeCard', codeCard[18] ?? '', { position: 19 });
      await login.press('actions.confirm');
      assert.deepEqual(await login.succeeds(), {
        method: 'smart-id',
        result: { name: 'Demo Client' },
        activated: true,
      });
    },
  );

  scenario(
    'shows it so that a camera reads it byte for byte at every width and in all colours',
    { bank: { clockRuns: true } },
    async ({ bank, login, page, visitor }) => {
      const helper = await visitor.openTab();
      await page.bringToFront();
      const devtools = await page.createCDPSession();
      await login.choose('smart-id');
      for (const width of [320, 360, 1280]) {
        await page.setViewport({ width, height: 900 });
        for (const features of [
          { 'prefers-color-scheme': 'light', 'forced-colors': 'none' },
          { 'prefers-color-scheme': 'dark', 'forced-colors': 'none' },
          { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
        ]) {
          await devtools.send('Emulation.setEmulatedMedia', {
            features: Object.entries(features).map(([name, value]) => ({ name, value })),
          });
          const sent = bank.links('qr').length;
          const seen = await photograph(login, helper);
          const index = bank.links('qr').lastIndexOf(seen);
          assert.notEqual(index, -1, `at ${width} px with ${JSON.stringify(features)}: “${seen}”`);
          assert.ok(sent - index <= 3, 'one of the last three seconds when it was photographed');
        }
      }
    },
  );

  scenario(
    'shows it beside its words where there is room for both, and not so small that a camera could not read it',
    { bank: { clockRuns: true } },
    async ({ bank, login, page, visitor }) => {
      const helper = await visitor.openTab();
      await page.bringToFront();
      await page.setViewport({ width: 1280, height: 900 });
      await page.$eval('internetbank-login', ({ style }) => {
        style.setProperty('--ibl-max-width', '760px');
        style.width = '760px';
      });
      await login.choose('smart-id');
      const { code, words, modules } = await login.atCode(async (drawing) => ({
        code: await drawing.boundingBox(),
        words: await (await login.part('instructions')).boundingBox(),
        modules: await drawing.evaluate((svg) => svg.getAttribute('viewBox')?.split(' ')[2]),
      }));
      assert.ok(code && words && words.x > code.x + code.width && words.y < code.y + code.height);
      // SK asks for 6 to 10 pixels a module on a computer.
      assert.ok(code.width / Number(modules) >= 6, `${code.width} px for ${modules} modules`);
      const seen = await photograph(login, helper);
      assert.ok(bank.links('qr').includes(seen));
    },
  );

  scenario(
    'takes at most 110 requests from the first QR code to the end of the login',
    {},
    async ({ bank, login, page }) => {
      // A second between polls with a QR code, then two.
      bank.answer(/^GET \/bank\/sessions\/(?!current)/, () => bank.skip(bank.polls.length < 60 ? 1000 : 2000));
      await login.choose('smart-id');
      await login.part('qr');
      const requests = () => bank.requests(/ \/bank\//).length;
      const step = () => page.$eval('internetbank-login', (widget) => widget.getAttribute('step'));
      while ((await step()) === 'waiting' && requests() <= 110) await passTime(page, 10_000);
      assert.equal(await step(), 'failed');
      assert.equal((await login.end()).detail.problem, 'expired');
      // A busy machine answers late, and the page asks less often: how much less is no property of the widget.
      assert.ok(requests() <= 110, `${requests()} requests`);
    },
  );

  const onPhone = { equipment: { userAgent: userAgents.phone, viewport: phoneScreen } };
  scenario(
    'opens the app on this phone by a link that was there before',
    onPhone,
    async ({ bank, login, page, visitor }) => {
      const opened = [] as string[];
      page.on('request', (request) => {
        if (request.url().includes('smart-id.com')) opened.push(request.url());
      });
      await login.choose('smart-id');
      await login.reaches('waiting');
      assert.equal(bank.starts[0]?.body.device, 'phone');
      const link = await login.part('app-link');
      const href = await link.evaluate((element) => element.getAttribute('href'));
      assert.equal(href, bank.starts[0]?.reply.show.link);
      assert.equal(await link.evaluate((element) => element.localName), 'a');
      while (bank.polls.length < 2)
        await page.waitForResponse((response) => response.url().includes('/bank/sessions/'));
      assert.deepEqual(opened, []);
      assert.ok(page.url().startsWith(bank.origin));

      bank.services.control.order('smart-id-answer', { kind: 'late', byMs: 500 });
      await link.click();
      await login.phone.rings();
      await login.phone.press('continue');
      await login.phone.enterPin();
      await page.waitForSelector('#phone [data-screen="returning"]');
      const newTab = await visitor.tabOpenedBy(() => page.locator('#return-link').click());
      const returned = new LoginPage(newTab);
      // The browser is back before the service has told the bank.
      await returned.reaches('waiting');
      await bank.skip(500);
      await returned.reaches('succeeded');
      assert.equal(newTab.url(), `${bank.origin}/`);
      await login.fails('already-used');
      assert.deepEqual(opened, []);
    },
  );

  for (const [device, first] of [
    ['phone', 'app-link'],
    ['iPhone', 'app-link'],
    ['tablet', 'qr,app-link'],
    ['iPad', 'qr,app-link'],
    ['desktop', 'qr'],
  ] as const) {
    const viewport = device === 'desktop' ? { width: 1280, height: 800 } : phoneScreen;
    const equipment = { userAgent: userAgents[device], viewport };
    scenario(
      `offers on a ${device} ${first} first, and always the other way`,
      { bank: { clockRuns: true }, equipment },
      async ({ bank, login, page }) => {
        const names = () =>
          page.$$eval('internetbank-login >>> :is([part="qr"], [part~="app-link"])', (found) =>
            found.map((element) => element.getAttribute('part')).join(),
          );
        const shows = async (expected: string) => {
          for (const name of expected.split(',')) await login.part(name);
          assert.equal(await (expected.includes('qr') ? login.atCode(names) : names()), expected);
        };
        await login.choose('smart-id');
        await shows(first);
        const expected = device.startsWith('i') ? (device === 'iPhone' ? 'phone' : 'tablet') : device;
        assert.equal(bank.starts[0]?.body.device, expected);
        if (first === 'qr,app-link') return;
        const [there, back] =
          first === 'qr' ? ['waiting.showLink', 'waiting.showQr'] : ['waiting.showQr', 'waiting.showLink'];
        const other = first === 'qr' ? 'app-link' : 'qr';
        await login.press(there ?? '');
        await shows(other);
        await login.press(back ?? '');
        await shows(first);
      },
    );
  }
});
