import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { type ProblemDetails } from '../bank/support/browser.js';
import { openBank } from './support/open-bank.js';

type Token = Record<'unverifiedCertificate' | 'signature', string>;

describe('the ID card', () => {
  async function logInWith(kind: string, change: (token: Token) => unknown = (token) => token, nonce?: string) {
    const { browser } = await openBank();
    const started = await browser.start('id-card');
    const asked = nonce ?? shown(started, 'id-card').nonce;
    const { httpStatus, headers, ...token } = await browser.post<Token>('/demo/id-card', { kind, nonce: asked });
    assert.equal(httpStatus, 200);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    return outcomeOf(await browser.answer(started, 'id-card', JSON.stringify(change(token))));
  }

  it('logs its owner in', async () => assert.equal(await logInWith('client'), 'success'));
  it('of someone else is no client', async () => assert.equal(await logInWith('not-a-client'), 'account-problem'));
  it('of another issuer is refused', async () => assert.equal(await logInWith('forged'), 'id-card-problem'));

  it('is refused when its signature is tampered with, or is of another nonce', async () => {
    const flip = (token: Token) => {
      const bytes = Buffer.from(token.signature, 'base64');
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      return { ...token, signature: bytes.toString('base64') };
    };
    assert.equal(await logInWith('client', flip), 'id-card-problem');
    assert.equal(await logInWith('client', undefined, 'x'.repeat(44)), 'id-card-problem');
  });

  it('is refused when the token is no token', async () => {
    for (const token of [null, 1, 'x', {}, [], { algorithm: 'ES384', format: 'web-eid:1.0' }]) {
      assert.equal(await logInWith('client', () => token), 'id-card-problem');
    }
  });

  it('is not read for a nonce that the software would refuse, nor as another kind of card', async () => {
    const { browser } = await openBank();
    for (const body of [
      { kind: 'client', nonce: 'short' },
      { kind: 'credit', nonce: 'x'.repeat(44) },
    ]) {
      const { httpStatus } = await browser.post<ProblemDetails>('/demo/id-card', body);
      assert.equal(httpStatus, 400);
    }
  });

  it('that could not be forged leaves nothing behind for the next one', async () => {
    const { browser } = await openBank();
    await browser.post<ProblemDetails>('/demo/id-card', { kind: 'forged', nonce: 'short' });
    const started = await browser.start('id-card');
    const { nonce } = shown(started, 'id-card');
    const { httpStatus, headers, ...token } = await browser.post<Token>('/demo/id-card', { kind: 'client', nonce });
    assert.deepEqual([httpStatus, headers.get('Cache-Control')], [200, 'no-store']);
    assert.equal(outcomeOf(await browser.answer(started, 'id-card', JSON.stringify(token))), 'success');
  });
});
