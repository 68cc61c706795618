import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { answered, type Answered, PERSON, pushRequest, requestOf, SmartIdBank } from './support/smart-id-bank.js';

let bank: SmartIdBank;
before(async () => {
  bank = await SmartIdBank.open({ doors: 'open', phones: { answering: 'by-hand', answerAfterMs: 0 } });
});
after(() => bank.services.close());

async function send(method: 'GET' | 'POST' | 'DELETE', at: string, body?: object): Promise<Answered> {
  return answered(await fetch(bank.services.url + at, { method, ...(body && { body: JSON.stringify(body) }) }));
}

describe('the doors for tests in another process', () => {
  it('take an order for the next requests, and take it back', async () => {
    const at = 'smart-id-start';
    const fault = { kind: 'status', status: 580 };
    assert.equal((await send('POST', '/control', { at, fault, who: PERSON, times: 2 })).status, 204);
    const path = `notification/etsi/${PERSON}`;
    assert.equal((await bank.post(path, pushRequest())).status, 580);
    assert.equal((await send('DELETE', '/control')).status, 204);
    assert.equal((await bank.post(path, pushRequest())).status, 200);
  });

  const orders: readonly object[] = [
    { at: 'smart-id-start', fault: { kind: 'delay', byMs: 10 } },
    { at: 'smart-id-status', fault: { kind: 'redirect', to: 'https://elsewhere.test' } },
    { at: 'smart-id-answer', fault: { kind: 'wrong-salt-length' } },
    { at: 'smart-id-answer', fault: { kind: 'ends', end: 'DOCUMENT_UNUSABLE' } },
    { at: 'mobile-id-answer', fault: { kind: 'late', byMs: 100 } },
    { at: 'ocsp-answer', fault: { kind: 'revoked' } },
    { at: 'id-card-token', fault: { kind: 'other-person' } },
  ];
  for (const order of orders) {
    it(`understand ${JSON.stringify(order)}`, async () => {
      assert.equal((await send('POST', '/control', order)).status, 204);
      await send('DELETE', '/control');
    });
  }

  const misunderstood: readonly (readonly [pointer: string, order: object])[] = [
    ['#/at', { at: 'smart-id', fault: { kind: 'drop' } }],
    ['#/fault/kind', { at: 'ocsp-answer', fault: { kind: 'wrong-salt-length' } }],
    ['#/fault/byMs', { at: 'smart-id-start', fault: { kind: 'delay' } }],
    ['#/fault/status', { at: 'smart-id-start', fault: { kind: 'status', status: 200 } }],
    ['#/fault/byMs', { at: 'smart-id-start', fault: { kind: 'hang', byMs: 1 } }],
    ['#/times', { at: 'smart-id-start', fault: { kind: 'hang' }, times: 0 }],
  ];
  for (const [pointer, order] of misunderstood) {
    it(`refuse ${JSON.stringify(order)}`, async () => {
      const { status, body } = await send('POST', '/control', order);
      assert.equal(status, 400);
      assert.equal((body.errors as readonly { pointer: string }[])[0]?.pointer, pointer);
    });
  }

  it('show a phone and let its owner answer', async () => {
    const id = await bank.push();
    const phone = `/phones/${PERSON}`;
    const shown = (await send('GET', phone)).body.requests as readonly { id: string }[];
    assert.ok(shown.some((request) => request.id === id));
    assert.equal((await send('POST', `/requests/${id}/confirm`, { pin1: '0000' })).body.result, 'wrong-pin');
    assert.equal((await send('POST', `/requests/${id}/confirm`, { pin1: '1234' })).body.result, 'confirmed');
    assert.equal((await send('POST', `/requests/${id}/refuse`)).body.result, 'gone');
    const request = requestOf();
    const started = await bank.link(request);
    const scan = { link: bank.qr(request, started), type: 'QR' };
    assert.equal((await send('POST', `${phone}/scan`, scan)).body.scanned, 'accepted');
    assert.equal((await send('POST', `${phone}/answering`, { answering: 'by-itself' })).status, 204);
    bank.world.advance(1);
    assert.equal((await bank.status(started.sessionID)).body.state, 'COMPLETE');
  });

  it('let a card sign', async () => {
    const nonce = 'x'.repeat(44);
    const asked = { person: 'PNOLV-050405-10009', origin: 'https://bank.test', nonce };
    assert.equal((await send('POST', '/id-card/token', asked)).body.algorithm, 'RS256');
    assert.equal((await send('POST', '/id-card/token', { ...asked, algorithm: 'PS256' })).body.algorithm, 'PS256');
    assert.equal((await send('POST', '/id-card/token', { ...asked, nonce: 'x' })).status, 400);
    assert.equal((await send('POST', '/id-card/token', { ...asked, person: 'PNOLT-39912310174' })).status, 404);
  });

  it('are closed unless they are asked for', async () => {
    const closed = await SmartIdBank.open();
    try {
      const { status } = await fetch(`${closed.services.url}/control`, { method: 'DELETE' });
      assert.equal(status, 404);
    } finally {
      await closed.services.close();
    }
  });
});

describe('the services started alone', () => {
  it('say where they are, leave the anchors, and end when they are told to', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'services-'));
    const main = path.resolve(import.meta.dirname, '../../../demo/services/main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env: { ...process.env, PORT: '0', TRUST_FOLDER: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const lines = [];
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        if (line.startsWith('certificates')) break;
      }
      const said = lines.join('\n');
      const url = /^Smart-ID +(\S+)$/m.exec(said)?.[1];
      assert.equal((await fetch(`${url}/session/unknown`)).status, 404);
      assert.match(said, /^Mobile-ID +http:\/\/127\.0\.0\.1:\d+\/mid-api$/m);
      assert.match(said, /00000000-0000-4000-8000-000000000000 DEMO/);
      assert.ok(existsSync(path.join(folder, 'id-card', 'root.pem')));
    } finally {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      rmSync(folder, { recursive: true });
      assert.equal(code, 0);
    }
  });
});
