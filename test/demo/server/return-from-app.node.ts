import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOf, sessionOf, shown } from '../../demo-bank/support/replies.js';
import { type Browser, ORIGIN } from '../bank/support/browser.js';
import { openBank } from './support/open-bank.js';

describe('the return from the app', () => {
  async function confirmedByLink() {
    const bank = await openBank();
    const started = await bank.browser.start('smart-id');
    bank.services.control.order('smart-id-answer', { kind: 'late', byMs: 500 });
    await bank.browser.onPhone('open', { link: shown(started, 'device-link').link });
    const { returnUrl } = await bank.browser.confirm();
    assert.ok(returnUrl);
    /** The service tells the bank what the person decided in the app. */
    const hear = () => bank.pass(500);
    return { ...bank, started, returnUrl, hear };
  }

  it('logs in the tab that the app opened, and closes the old one', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    await hear();
    shown(await browser.poll(started), 'app');
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    shown(await browser.poll(started), 'app');
    assert.equal((await browser.resume()).reply?.status, 'success');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
  });

  it('may come before the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    const { reply: resumed } = await browser.resume();
    assert.ok(resumed?.status === 'pending');
    assert.notEqual(resumed.session.id, sessionOf(started).id, 'the new tab goes on by an id of its own');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
    assert.equal((await browser.cancel(started)).httpStatus, 204);
    await hear();
    assert.equal((await browser.poll(resumed)).status, 'success');
    assert.equal(outcomeOf(await browser.answer(started, 'code-card', '123456')), 'already-used');
  });

  it('with the proof of another app ends the login once the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    const url = new URL(returnUrl);
    url.searchParams.set('userChallengeVerifier', 'A'.repeat(43));
    assert.equal((await browser.returnFromApp(url.href)).httpStatus, 204);
    await hear();
    assert.equal(outcomeOf((await browser.resume()).reply), 'unexpected');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
  });

  it('is taken after a refusal too, which is told where the page asks next', async () => {
    const { browser } = await openBank({ pace: 0 });
    const started = await browser.start('smart-id');
    await browser.onPhone('open', { link: shown(started, 'device-link').link });
    const { returnUrl } = await browser.onPhone('refuse');
    assert.ok(returnUrl);
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    assert.equal(outcomeOf((await browser.resume()).reply), 'user-refused');
    assert.equal((await browser.resume()).httpStatus, 204);
    assert.equal((await browser.returnFromApp(returnUrl)).problem, 'already-used');
  });

  it('lets the old tab go on when no other one asks', async () => {
    const { browser, pass, started, returnUrl } = await confirmedByLink();
    await browser.returnFromApp(returnUrl);
    await pass(5000);
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('counts once, in the browser that started, with the right proofs', async () => {
    const { another, browser, started, returnUrl, hear } = await confirmedByLink();
    await hear();
    const callback = async (who: Browser, url = returnUrl) => (await who.returnFromApp(url)).problem;
    const stranger = another();
    assert.equal(await callback(stranger), 'other-browser');
    await stranger.letPhoneAnswerItself();
    assert.equal(await callback(stranger), 'other-browser');
    for (const name of ['sessionSecretDigest', 'userChallengeVerifier']) {
      const url = new URL(returnUrl);
      url.searchParams.set(name, 'A'.repeat(43));
      assert.equal(await callback(browser, url.href), 'unexpected');
    }
    assert.equal(await callback(browser, `${ORIGIN}/demo/return?value=unknown`), 'session-lost');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal(await callback(browser), undefined);
    assert.equal(await callback(browser), 'already-used');
  });
});
