import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PIN1 } from '../../../demo/services/phones.js';
import { outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { openBank } from './support/open-bank.js';

describe('the drawn phone', () => {
  it('rings three seconds after the code is on the page, and shows the same code', async () => {
    const { browser, pass } = await openBank();
    const started = await browser.push('100001');
    assert.match(shown(started, 'control-code').controlCode, /^\d{4}$/);
    await pass(2900);
    assert.equal((await browser.phone()).request, null);
    await pass(100);
    const { request } = await browser.phone();
    assert.equal(request?.controlCode, shown(started, 'control-code').controlCode);
    assert.deepEqual(request?.asks, { relyingPartyName: 'DEMO', text: 'Prisijungti prie banko' });
  });

  it('wants the right PIN1', async () => {
    const { browser } = await openBank({ pace: 0 });
    const started = await browser.push('100001');
    assert.equal((await browser.onPhone('confirm', { pin1: '0000' })).result, 'wrong-pin');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal((await browser.confirm()).result, 'confirmed');
    const end = await browser.poll(started);
    assert.deepEqual(end.status === 'success' && end.result, { name: 'Demo Client' });
  });

  it('can refuse', async () => {
    const { browser } = await openBank({ pace: 0 });
    const started = await browser.push('100001');
    await browser.onPhone('refuse');
    assert.equal(outcomeOf(await browser.poll(started)), 'user-refused');
  });

  it('rings for nobody else', async () => {
    const { browser, another } = await openBank({ pace: 0 });
    await browser.push('100001');
    const stranger = another();
    assert.equal((await stranger.phone()).request, null);
    assert.equal((await stranger.confirm()).httpStatus, 409);
    assert.notEqual((await browser.phone()).request, null);
  });

  it('offers three codes to the persona who chooses', async () => {
    const { browser } = await openBank({ pace: 0 });
    const started = await browser.push('100018');
    assert.equal(shown(started, 'control-code').choose, true);
    const { request } = await browser.phone();
    assert.ok(request);
    assert.equal(request.controlCode, null);
    assert.equal(new Set(request.choices).size, 3);
    const wrong = request.choices.find((code) => code !== shown(started, 'control-code').controlCode);
    await browser.onPhone('confirm', { pin1: PIN1, controlCode: wrong });
    assert.equal(outcomeOf(await browser.poll(started)), 'wrong-control-code');
  });

  it('has nothing to confirm when nobody asked', async () => {
    const { browser } = await openBank();
    assert.equal((await browser.confirm()).httpStatus, 409);
  });
});
