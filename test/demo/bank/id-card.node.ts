import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { describe, it } from 'node:test';
import type { IdCards } from '../../../demo/bank/id-card.js';
import { outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { openBank, ORIGIN } from './support/browser.js';

type Card = ReturnType<IdCards['issue']>;
interface SignedChallenge {
  readonly nonce: string;
  readonly origin?: string;
}

describe('the ID card', () => {
  /** Signs as Web eID does. */
  async function sign({ privateKey, certificate }: Card, { nonce, origin = ORIGIN }: SignedChallenge) {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
    const key = await webcrypto.subtle.importKey('jwk', privateKey, algorithm, false, ['sign']);
    const hash = (text: string) => createHash('sha384').update(text).digest();
    const signature = await webcrypto.subtle.sign(algorithm, key, Buffer.concat([hash(origin), hash(nonce)]));
    return {
      format: 'web-eid:1.0',
      algorithm: 'ES384',
      unverifiedCertificate: certificate,
      signature: Buffer.from(signature).toString('base64'),
    };
  }
  type Token = Awaited<ReturnType<typeof sign>>;

  async function logInWith(
    kind: string,
    change: (token: Token, nonce: string, card: Card) => unknown = (token) => token,
  ): Promise<string> {
    const { browser } = openBank();
    const started = await browser.start('id-card');
    const { nonce } = shown(started, 'id-card');
    const card = await browser.get<Card>(`/demo/id-card/${kind}`);
    const token = await change(await sign(card, { nonce }), nonce, card);
    return outcomeOf(await browser.answer(started, 'id-card', JSON.stringify(token)));
  }

  it('logs its owner in', async () => assert.equal(await logInWith('client'), 'success'));
  it('of someone else is no client', async () => assert.equal(await logInWith('not-a-client'), 'account-problem'));
  it('of another issuer is refused', async () => assert.equal(await logInWith('forged'), 'id-card-problem'));

  it('is refused when the signature is tampered with, of another origin or of another nonce', async () => {
    const flip = (token: Token) => {
      const bytes = Buffer.from(token.signature, 'base64');
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      return { ...token, signature: bytes.toString('base64') };
    };
    assert.equal(await logInWith('client', flip), 'id-card-problem');
    for (const wrong of [{ origin: 'http://evil.test' }, { nonce: 'another' }]) {
      const changed = await logInWith('client', (_, nonce, card) => sign(card, { nonce, ...wrong }));
      assert.equal(changed, 'id-card-problem');
    }
  });

  it('is refused when the token is no token', async () => {
    for (const token of [null, 1, 'x', {}, [], { algorithm: 'ES384', format: 'web-eid:1.0' }]) {
      assert.equal(await logInWith('client', () => token), 'id-card-problem');
    }
  });
});
