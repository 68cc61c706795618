import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PIN1 } from '../../../demo/bank/drawn-phone.js';
import { outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { openBank } from './support/browser.js';

describe('the drawn phone', () => {
  it('rings three seconds after the code is on the page, and shows the same code', async () => {
    const { browser, clock } = openBank();
    const started = await browser.push('100001');
    assert.match(shown(started, 'control-code').controlCode, /^\d{4}$/);
    clock.at += 2900;
    assert.equal((await browser.phone()).request, null);
    clock.at += 100;
    assert.equal((await browser.phone()).request?.controlCode, shown(started, 'control-code').controlCode);
  });

  it('wants the right PIN1', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.push('100001');
    assert.equal((await browser.onPhone('confirm', { pin1: '0000' })).result, 'wrong-pin');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal((await browser.confirm()).result, 'confirmed');
    const end = await browser.poll(started);
    assert.deepEqual(end.status === 'success' && end.result, { name: 'Demo Client' });
  });

  it('can refuse, and can tell that the codes differ', async () => {
    for (const [path, problem] of [
      ['refuse', 'user-refused'],
      ['different-code', 'wrong-control-code'],
    ] as const) {
      const { browser } = openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.onPhone(path);
      assert.equal(outcomeOf(await browser.poll(started)), problem);
    }
  });

  it('offers three codes to the persona who chooses', async () => {
    const { browser } = openBank({ pace: 0 });
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
    const { browser } = openBank();
    assert.equal((await browser.confirm()).httpStatus, 409);
  });
});
