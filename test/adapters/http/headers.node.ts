import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { LoginError } from '../../../src/flow/adapter.js';
import { session, server, run, failureOf, holdTimer, endless } from './support/calls.js';

describe('createHttpAdapter: headers of the page', () => {
  const kinds = {
    'an object': () => ({ 'X-CSRF-Token': 't1' }),
    'a Headers object': () => new Headers({ 'X-CSRF-Token': 't1' }),
    'a promise': () => Promise.resolve({ 'X-CSRF-Token': 't1' }),
  };
  for (const [kind, headers] of Object.entries(kinds)) {
    it(`adds them from ${kind}`, async () => {
      await createHttpAdapter({ endpoint: server.endpoint, headers }).cancel(session);
      assert.equal(server.requests[0]?.headers['x-csrf-token'], 't1');
      assert.equal(server.requests[0].headers['x-requested-with'], 'internetbank-login');
    });
  }

  it('asks for them anew before each request', async () => {
    let count = 0;
    const headers = () => ({ 'X-Count': String(++count) });
    const counting = createHttpAdapter({ endpoint: server.endpoint, headers });
    await run('poll', counting);
    await run('start', counting);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['x-count']),
      ['1', '2'],
    );
  });

  it('keeps those of the contract', async () => {
    const headers = () => ({ 'x-requested-with': 'other', ACCEPT: 'text/html', 'content-type': 'text/plain' });
    await run('start', createHttpAdapter({ endpoint: server.endpoint, headers }));
    const sent = server.requests[0]?.headers ?? {};
    assert.equal(sent['x-requested-with'], 'internetbank-login');
    assert.equal(sent.accept, 'application/json');
    assert.equal(sent['content-type'], 'application/json');
  });

  const broken = {
    throw: () => {
      throw new Error('no token');
    },
    reject: () => Promise.reject(new TypeError('no token')),
    'are no headers': () => ({ 'not a name': 'x' }),
  };
  for (const [how, headers] of Object.entries(broken)) {
    it(`sends nothing when they ${how}, which is unexpected`, async () => {
      await failureOf(run('poll', createHttpAdapter({ endpoint: server.endpoint, headers })), 'unexpected');
      assert.deepEqual(server.requests, []);
    });
  }

  it('passes on a LoginError of theirs', async () => {
    const headers = () => Promise.reject(new LoginError('session-lost', { reference: 'R1' }));
    const promise = run('poll', createHttpAdapter({ endpoint: server.endpoint, headers }));
    await failureOf(promise, 'session-lost', { reference: 'R1' });
  });

  it('waits for them no longer than for a bank', async () => {
    const headers = endless;
    const slow = holdTimer(() => run('poll', createHttpAdapter({ endpoint: server.endpoint, headers })));
    slow.end();
    await failureOf(slow.promise, 'unavailable');
    assert.deepEqual(server.requests, []);
  });
});
