import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOf, pendingOf, sessionOf } from '../../demo-bank/support/replies.js';
import { Browser } from '../bank/support/browser.js';
import { openBank } from './support/open-bank.js';

describe('a session', () => {
  it('belongs to the browser that started it', async () => {
    const { another, browser } = await openBank();
    const started = await browser.push('100001');
    const stranger = another();
    await stranger.letPhoneAnswerItself();
    for (const reply of [
      await stranger.poll(started),
      await stranger.answer(started, 'code-card', '123456'),
      await stranger.cancel(started),
    ]) {
      assert.equal(reply.httpStatus, 404);
      assert.equal(outcomeOf(reply), 'session-lost');
    }
    assert.equal((await stranger.resume()).httpStatus, 204);
    assert.equal((await browser.poll(started)).status, 'pending');
  });

  it('is kept by a cookie that no script and no other site can use', async () => {
    const { browser } = await openBank();
    const { headers } = await browser.push('100001');
    assert.match(headers.get('Set-Cookie') ?? '', /HttpOnly; Secure; SameSite=Strict$/);
  });

  it('is resumed with the same code, and as a success for a minute', async () => {
    const { browser, pass } = await openBank({ pace: 0 });
    const started = await browser.push('100001');
    const { method, reply } = await browser.resume();
    assert.equal(method, 'smart-id-push');
    assert.deepEqual(pendingOf(reply).show, pendingOf(started).show);
    assert.deepEqual(sessionOf(reply), sessionOf(started));
    await browser.confirm();
    for (let page = 0; page < 3; page++) {
      assert.equal((await browser.resume()).reply?.status, 'success');
      assert.equal((await browser.poll(started)).status, 'success');
    }
    await pass(59_999);
    assert.equal((await browser.resume()).reply?.status, 'success');
    await pass(1);
    assert.equal((await browser.resume()).httpStatus, 204);
  });

  const forgetting: Record<string, (browser: Browser) => Promise<unknown>> = {
    'the bank’s own session ends': (browser) => browser.post('/demo/log-out'),
    'another login starts': async (browser) => browser.cancel(await browser.push('100001')),
  };
  for (const [what, act] of Object.entries(forgetting)) {
    it(`is no more resumed as a success when ${what}`, async () => {
      const { browser } = await openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.confirm();
      assert.equal((await browser.poll(started)).status, 'success');
      await act(browser);
      assert.equal((await browser.resume()).httpStatus, 204);
    });
  }

  it('tells another end that no poll has told, once', async () => {
    const { browser } = await openBank({ pace: 0 });
    await browser.push('100001');
    await browser.onPhone('refuse');
    assert.equal(outcomeOf((await browser.resume()).reply), 'user-refused');
    assert.equal((await browser.resume()).httpStatus, 204);
  });

  it('is over when cancelled, and a duplicated tab learns so', async () => {
    const { browser } = await openBank();
    const started = await browser.push('100001');
    assert.equal((await browser.cancel(started)).httpStatus, 204);
    assert.equal((await browser.resume()).httpStatus, 204);
    assert.equal(outcomeOf(await browser.poll(started)), 'cancelled-elsewhere');
    assert.equal((await browser.phone()).request, null);
  });

  it('expires, and is forgotten after ten minutes', async () => {
    const { browser, pass } = await openBank();
    const started = await browser.push('100001');
    await pass(120_000);
    assert.equal(outcomeOf(await browser.poll(started)), 'expired');
    await pass(500_000);
    assert.equal(outcomeOf(await browser.poll(started)), 'session-lost');
  });

  it('is one of a bounded number', async () => {
    const { another, browser } = await openBank({ limits: { logins: 4, loginsPerBrowser: 2 } });
    const first = await browser.push('100001');
    await browser.push('100001');
    const third = await browser.push('100001');
    assert.equal((await browser.poll(first)).httpStatus, 404);
    assert.equal((await browser.poll(third)).status, 'pending');
    await another().push('100001');
    const full = await another().push('100001');
    assert.equal(full.httpStatus, 503);
    assert.match('reference' in full ? String(full.reference) : '', /^DB-[0-9A-F]{8}$/);
  });
});
