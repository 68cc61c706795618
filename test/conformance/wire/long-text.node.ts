// Banks that stop reading a text that is too long, over a real line: what is left on it belongs to nobody else.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, describe, it } from 'node:test';
import { listen, pending, saysOf } from './support/door.js';

const LONG = 'a text that is too long is refused';
const NEXT = 'what the contract does not name is ignored';
const longestRead = 65_536;

/** @param refuse what is done with a body that is longer than what is read */
async function bankThat(refuse: (request: IncomingMessage, response: ServerResponse) => void) {
  const bank = await listen((request, response) => {
    let length = 0;
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestRead || request.isPaused()) return;
      request.pause();
      refuse(request, response);
    });
    request.on('end', () => answer(request.method === 'GET' ? 200 : 201, { ...pending('a'), methods: [] }));
  });
  after(bank.close);
  return bank;
}

const refusingWith = (status: number) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end('{}');

describe('a bank that stops reading a text that is too long', () => {
  it('passes with 413, and what is asked next does not wait behind the rest', async () => {
    const bank = await bankThat(refusingWith(413));
    for (const name of [LONG, NEXT, LONG, NEXT]) assert.equal(await saysOf(name, bank, { limitMs: 5_000 }), 'passed');
  });

  it('is told with the status that it answers with instead, and fails nothing else', async () => {
    const bank = await bankThat(refusingWith(500));
    assert.equal(
      await saysOf(LONG, bank),
      'With a text of a million characters POST /sessions was answered with 500, which is no refusal: that has a status from 400 to 499.',
    );
    assert.equal(await saysOf(NEXT, bank, { limitMs: 5_000 }), 'passed');
  });

  it('passes when it hangs up', async () => {
    const bank = await bankThat((request) => request.destroy());
    assert.equal(await saysOf(LONG, bank), 'passed');
    assert.equal(await saysOf(NEXT, bank), 'passed');
  });

  it('does not pass when it says nothing', async () => {
    const bank = await bankThat(() => undefined);
    assert.equal(await saysOf(LONG, bank, { limitMs: 300 }), 'POST /sessions was not answered within 300 ms.');
  });
});
