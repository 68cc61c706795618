import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults, type Answer } from './support/fault-server.js';
import { callNames, unreadableIs, server, run, poll, failureOf, spy } from './support/calls.js';

describe('createHttpAdapter: answers that cannot be read', () => {
  const latin1 = Buffer.from('{"status":"failure","problem":"expired","reference":"\xe0"}', 'latin1');
  const unreadable: Record<string, () => Answer> = {
    'empty with 200': () => faults.typed('application/json', ''),
    'empty without a content type': () => faults.status(200),
    'a 204 without a body': () => faults.status(204),
    'an HTML page with 200': () => faults.html(),
    'truncated JSON': () => faults.truncated(),
    'JSON called text/plain': () => faults.typed('text/plain'),
    'JSON called text/html': () => faults.typed('text/html'),
    'JSON without a content type': () => faults.typed(undefined),
    'JSON called text/application/json': () => faults.typed('text/application/json'),
    'JSON called application/jsonp': () => faults.typed('application/jsonp'),
    'not UTF-8': () => faults.typed('application/json', latin1),
    'UTF-8 cut in a character': () => faults.typed('application/json', Buffer.from('"ž"').subarray(0, 2)),
    'JSON and half a character': () => faults.typed('application/json', Buffer.from([0x7b, 0x7d, 0xc5])),
    'two JSON texts': () => faults.typed('application/json', '{}{}'),
    'longer than 64 KiB by one byte': () => faults.none('x'.repeat(65_535)),
    'small, but 10 MB once unzipped': () => faults.zipped(10_000_000),
    'broken off in the body': () => faults.resetInBody(),
  };
  for (const [what, handler] of Object.entries(unreadable)) {
    for (const call of callNames) {
      if (call === 'resume' && what.startsWith('a 204')) continue;
      it(`is ${unreadableIs(call)} for ${call} when it is ${what}`, async () => {
        server.answer(handler());
        await failureOf(run(call), unreadableIs(call));
      });
    }
  }

  it('reads 64 KiB to the last byte', async () => {
    const text = 'x'.repeat(65_534);
    server.answer(faults.none(text));
    assert.equal(await poll(), text);
  });

  it('accepts characters that were cut by the network, and a byte-order mark', async () => {
    const bytes = Buffer.from('\ufeff{"text":"žā"}');
    const body = () =>
      new ReadableStream({
        start(stream) {
          for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
          stream.close();
        },
      });
    const { fetch } = spy(() => new Response(body(), { headers: { 'Content-Type': 'application/json' } }));
    assert.deepEqual(await run('poll', createHttpAdapter({ endpoint: '/bank', fetch })), { text: 'žā' });
  });

  for (const bytes of [10_000_000, Infinity]) {
    it(`hangs up on a body of ${bytes} bytes before 10 MB have left the bank`, async () => {
      server.answer(faults.long(bytes));
      const closed = server.nextEnd();
      await failureOf(run('start'), 'bad-reply');
      const left = await closed;
      assert.equal(left.isFinished, false);
      assert.ok(left.bytes < 10_000_000, `${left.bytes} bytes were written`);
    });
  }

  it('takes no more than it needs from a body, and cancels the rest', async () => {
    let pulled = 0;
    const cancelled = new EventEmitter();
    const body = new ReadableStream({
      pull: (stream) => {
        pulled += 1_024;
        stream.enqueue(new Uint8Array(1_024).fill(0x20));
      },
      cancel: () => void cancelled.emit('done'),
    });
    const done = once(cancelled, 'done');
    const { fetch } = spy(() => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
    await failureOf(run('start', createHttpAdapter({ endpoint: '/bank', fetch })), 'bad-reply');
    await done;
    assert.ok(pulled <= 65_536 + 3 * 1_024, `${pulled} bytes were pulled`);
  });

  it('closes the connection of a page that it does not read', async () => {
    server.answer((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).write('<!doctype html>'));
    const closed = server.nextEnd();
    await failureOf(poll(), 'unavailable');
    assert.equal((await closed).isFinished, false);
  });
});
