// The bank inside the page, which plays the people too.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bankInPage } from '../../../demo/play/bank-in-page.js';
import { userPeople } from '../../../demo/shared/people.js';

const { signal } = new AbortController();
const push = (userNumber: string) =>
  ({ method: 'smart-id-push', identity: { userNumber }, language: 'en', device: 'desktop' }) as const;

describe('the bank inside the page', () => {
  it('shows on its phone the code of the login, until that is given up', async () => {
    const bank = bankInPage();
    const adapter = await bank.adapter();
    const reply = await adapter.start(push('100001'), signal);
    assert.ok(reply.status === 'pending' && reply.show.kind === 'control-code');
    const { request } = await bank.phone();
    assert.deepEqual([request?.controlCode, request?.ownerAnswers], [reply.show.controlCode, true]);
    await adapter.cancel?.(reply.session);
    assert.equal((await bank.phone()).request, null);
  });

  it('lets the person who is expected log in, unless somebody else is named', async () => {
    const bank = bankInPage();
    const down = userPeople.find(({ outcome }) => outcome === 'bank-down');
    assert.ok(down);
    const adapter = await bank.adapter();
    await bank.expect(down);
    const qr = { method: 'smart-id', identity: {}, language: 'en', device: 'desktop' } as const;
    const ofExpected = [qr, push(down.userNumber ?? '')];
    for (const request of ofExpected) await assert.rejects(adapter.start(request, signal), { problem: 'unavailable' });
    const reply = await adapter.start(push('100001'), signal);
    assert.equal(reply.status, 'pending');
  });

  it('reads a card, or fails as its software does', async () => {
    const bank = bankInPage();
    assert.ok(await bank.readCard('client', 'nonce'));
    await assert.rejects(bank.readCard('cancelled', 'nonce'), { code: 'ERR_WEBEID_USER_CANCELLED' });
  });
});
