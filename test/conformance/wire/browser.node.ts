// What a request says of where it comes from.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Browser } from '../../../src/conformance/wire/browser.js';

/** What was sent to an address by a browser at the pages of `https://bank.test`, whose bank is asked on this machine. */
async function sent(url: string, init: RequestInit = {}): Promise<Headers> {
  let headers = new Headers();
  const browser = new Browser({
    endpoint: 'http://127.0.0.1:8080/bank',
    origin: 'https://bank.test',
    headers: { Authorization: 'Basic b3ducw==', 'X-CSRF': 'token' },
    fetch: (_, given) => {
      headers = new Headers(given?.headers);
      return Promise.resolve(new Response());
    },
  });
  await browser.fetch(url, init);
  return headers;
}

describe('a request of the browser', () => {
  it('has what the bank’s pages add, wherever at the bank it goes', async () => {
    for (const path of ['/bank/options', '/demo/phone']) {
      const headers = await sent(`http://127.0.0.1:8080${path}`, { method: 'POST' });
      assert.deepEqual(Object.fromEntries(headers), {
        authorization: 'Basic b3ducw==',
        origin: 'https://bank.test',
        'sec-fetch-site': 'same-origin',
        'x-csrf': 'token',
      });
    }
  });

  it('tells another host, or another port, nothing of that', async () => {
    for (const host of ['127.0.0.1:8081', 'other.test', 'localhost:8080']) {
      const headers = await sent(`http://${host}/bank`);
      assert.deepEqual(Object.fromEntries(headers), { 'sec-fetch-site': 'cross-site' });
    }
  });

  it('says of itself what its caller wants', async () => {
    const headers = await sent('http://127.0.0.1:8080/bank', { headers: { 'X-CSRF': 'wrong' } });
    assert.equal(headers.get('X-CSRF'), 'wrong');
  });
});
