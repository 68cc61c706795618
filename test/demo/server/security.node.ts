import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOf, sessionOf } from '../../demo-bank/support/replies.js';
import { ORIGIN, type ProblemDetails } from '../bank/support/browser.js';
import { openBank } from './support/open-bank.js';

describe('the guard', () => {
  const body = JSON.stringify({ method: 'smart-id', identity: {}, language: 'lt', device: 'phone' });
  const own = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };

  it('refuses changes without the header, from another site or another origin', async () => {
    const { browser } = await openBank();
    for (const headers of [
      { 'Content-Type': 'application/json' },
      { ...own, Origin: 'http://evil.test' },
      { ...own, 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      for (const path of ['/bank/sessions', '/demo/phone', '/bank/callback']) {
        const response = await browser.fetch(path, { method: 'POST', headers, body });
        assert.equal(response.status, 403);
        assert.equal(response.headers.get('Set-Cookie'), null);
      }
    }
    const headers = { ...own, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await browser.fetch('/bank/sessions', { method: 'POST', headers, body })).status, 201);
  });

  it('answers bad bodies with a problem', async () => {
    const { browser } = await openBank();
    const start = { method: 'smart-id-push', identity: { userNumber: '100001' }, language: 'lt', device: 'phone' };
    const cases: [status: number, text: string, type?: string][] = [
      [400, ''],
      [400, '{'],
      [400, 'null'],
      [400, '[]'],
      [400, '{}'],
      [400, JSON.stringify({ ...start, method: 'magic' })],
      [400, JSON.stringify({ ...start, identity: null })],
      [400, JSON.stringify({ ...start, identity: {} })],
      [400, JSON.stringify({ ...start, identity: { userNumber: 100001 } })],
      [400, JSON.stringify({ ...start, identity: { userNumber: '1'.repeat(65) } })],
      [400, JSON.stringify({ ...start, device: 'toaster' })],
      [400, JSON.stringify({ ...start, language: undefined })],
      [413, 'x'.repeat(65 * 1024)],
      [415, JSON.stringify(start), 'text/plain'],
    ];
    for (const [status, text, type = 'application/json'] of cases) {
      const headers = { ...own, 'Content-Type': type };
      const response = await browser.fetch('/bank/sessions', { method: 'POST', headers, body: text });
      assert.equal(response.status, status, text.slice(0, 80));
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      const problem = (await response.json()) as ProblemDetails;
      assert.equal(problem.problem, 'unexpected');
      assert.equal(problem.status, status);
    }
  });

  it('checks answers and addresses too', async () => {
    const { browser } = await openBank();
    const started = await browser.start('code-card', { userNumber: '100001' });
    const answers = `/bank/sessions/${sessionOf(started).id}/answers`;
    assert.equal((await browser.post(answers, { kind: 'magic', value: '1' })).httpStatus, 400);
    assert.equal((await browser.answer(started, 'code-card', '1'.repeat(65))).httpStatus, 400);
    assert.equal((await browser.returnFromApp('no address')).httpStatus, 400);
    assert.equal((await browser.get('/bank/nothing')).problem, 'unexpected');
    assert.equal((await browser.get('/bank/sessions/unknown')).problem, 'session-lost');
  });

  it('limits starts and requests, and says when to come back', async () => {
    const { another, browser, pass } = await openBank({ limits: { startsPerMinute: 2, requestsPerMinute: 10 } });
    await browser.letPhoneAnswerItself();
    await browser.push('100001');
    await browser.push('100001');
    const refused = await browser.push('100001');
    assert.equal(refused.httpStatus, 429);
    assert.equal(outcomeOf(refused), 'too-many-requests');
    assert.equal(refused.headers.get('Retry-After'), '60');
    for (let count = 0; count < 10; count++) await browser.get('/bank/options');
    assert.equal((await browser.get('/bank/options')).httpStatus, 429);
    assert.equal((await another().get('/bank/options')).httpStatus, 200);
    await pass(60_000);
    assert.equal((await browser.push('100001')).status, 'pending');
  });
});
