import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faults } from './support/fault-server.js';
import { server, poll, failureOf } from './support/calls.js';

describe('createHttpAdapter: Retry-After', () => {
  const day = 86_400_000;
  const now = 'Sun, 06 Nov 1994 08:49:37 GMT';
  const values: Record<string, number | undefined> = {
    0: 0,
    5: 5_000,
    86400: day,
    86401: day,
    [`1${'0'.repeat(400)}`]: day,
    '-5': 0,
    'Sun, 06 Nov 1994 08:50:07 GMT': 30_000,
    'Sunday, 06-Nov-94 08:50:07 GMT': 30_000,
    'Sun, 06 Nov 1994 08:49:00 GMT': 0,
    'Fri, 31 Dec 1999 23:59:59 GMT': day,
    soon: undefined,
    'in 5 minutes': undefined,
    'after 2099': undefined,
    1.5: undefined,
    '5, 5': undefined,
    '0x10': undefined,
    'some day GMT': undefined,
    'Sun, 06 Nov 1994 08:50:07 GMT+0100': undefined,
    '': undefined,
  };
  for (const [value, retryAfterMs] of Object.entries(values)) {
    it(`reads ${JSON.stringify(value.slice(0, 40))} as ${retryAfterMs} ms`, async () => {
      const headers = { 'Retry-After': value, Date: now };
      server.answer(faults.status(429, headers), faults.problem(503, { problem: 'maintenance' }, headers));
      await failureOf(poll(), 'too-many-requests', { retryAfterMs });
      await failureOf(poll(), 'maintenance', { retryAfterMs });
    });
  }

  it("holds a date against this machine's clock when the bank does not tell the time", async (t) => {
    t.mock.method(Date, 'now', () => Date.parse(now));
    server.answer((response) => {
      response.sendDate = false;
      response.writeHead(503, { 'Retry-After': 'Sun, 06 Nov 1994 08:49:47 GMT' }).end();
    });
    await failureOf(poll(), 'unavailable', { retryAfterMs: 10_000 });
  });

  it('leaves a reply as it came', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Retry-After': '5' });
      response.end('{"status":"failure","problem":"unavailable"}');
    });
    assert.deepEqual(await poll(), { status: 'failure', problem: 'unavailable' });
  });
});
