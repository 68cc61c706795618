// A login in the oldest Chromium that can be had: what the build uses must be there already.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PIN1 } from '../../demo/services/phones.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { findOldestChromium } from '../../tools/test/find-browser.js';
import { Bank } from './support/bank.js';
import { puppeteerEngine, type Engine } from './support/engines.js';
import { PlainLogin } from './support/plain-login.js';

/** A page that does nothing for the widget but set its endpoint. */
const BARE =
  '<script type="module" src="/cdn/internetbank-login.min.js"></script><internetbank-login endpoint="/bank"></internetbank-login>';

describe('in the oldest browser', () => {
  let engine: Engine | undefined;
  before(async () => {
    const found = findOldestChromium();
    if (found) engine = await puppeteerEngine(found);
  });
  after(() => engine?.close());

  it('a first login goes from the choice of a method to its end', async (test) => {
    if (!engine) {
      test.skip('the packaged browser runs on Linux with x64 only');
      return;
    }
    test.diagnostic(engine.version);
    const bank = await Bank.open();
    bank.page('/bare', BARE);
    const tab = await engine.openTab();
    const login = new PlainLogin(tab);
    try {
      await login.open(`${bank.origin}/bare`);
      await login.choose('smart-id-push');
      await login.type('user-number', '100002');
      await login.press('submit');
      await login.reaches('waiting');
      assert.equal(await login.read('control-code'), bank.starts[0]?.reply.show.controlCode);
      await bank.skip(3000);
      await login.confirmsOnPhone(PIN1);
      await login.reaches('prompting');
      await login.type('prompt-code', demoAnswers.codeCard[18] ?? '');
      await login.press('submit');
      await login.reaches('succeeded');
      assert.equal((await login.end()).detail.activated, true);
    } catch (error) {
      throw new Error(`${engine.version}, on the screen: ${await login.content()}`, { cause: error });
    } finally {
      await tab.close();
      await bank.close();
    }
  });
});
