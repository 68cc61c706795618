import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { ServiceConnection } from '../../../../../demo/bank/clients/http/service-connection.js';
import { ServiceFailure } from '../../../../../demo/bank/clients/service.js';
import { Authority, FAR_OFF, newKeys } from '../support/authority.js';
import { json, type Reply, Service } from '../support/service.js';

const failsWith =
  (code: string, { problem = 'unexpected', isAlarm = true, isPassing = false } = {}) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ServiceFailure, String(error));
    const { reason } = error;
    assert.deepEqual(
      { code: reason.code, problem: error.problem, isAlarm: reason.isAlarm, isPassing: error.isPassing },
      { code, problem, isAlarm, isPassing },
    );
    return true;
  };
const ofTheLine = { problem: 'unavailable', isAlarm: false };

describe('a service over HTTP', () => {
  const service = new Service();
  let connection: ServiceConnection;

  before(async () => {
    connection = new ServiceConnection({ baseUrl: await service.listen(), pins: [] });
  });
  after(() => {
    connection.close();
    service.close();
  });

  const get = (timeoutMs = 5000) => connection.get('status', { timeoutMs });
  const post = (timeoutMs = 5000) => connection.post('start', { a: 1 }, { timeoutMs });

  test('is asked in JSON below its address', async () => {
    service.reply = json({ answer: 1 });
    assert.deepEqual(await post(), { status: 200, json: { answer: 1 } });
    assert.deepEqual(service.asked.at(-1), { method: 'POST', path: '/api/start', body: { a: 1 } });
  });

  test('tells its errors in JSON or in something else', async () => {
    service.reply = json({ title: 'No' }, 404, 'application/problem+json; charset=utf-8');
    assert.deepEqual(await get(), { status: 404, json: { title: 'No' } });
    service.reply = (response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>');
    assert.deepEqual(await get(), { status: 502, json: undefined });
  });

  test(
    'keeps a line for the next question, but not until the service would close it',
    { timeout: 20_000 },
    async () => {
      const lines = new Set<Socket>();
      service.reply = (response, request) => {
        if (response.socket) lines.add(response.socket);
        json({})(response, request);
      };
      await get();
      await post();
      assert.equal(lines.size, 1);
      const [line] = lines;
      assert.ok(line);
      // Tells that the other side ended it: a line that the service closes has no such event.
      await once(line, 'end');
    },
  );

  const bytes = (size: number) => Buffer.alloc(size, 'x');
  const endless: Reply = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const more = () => {
      while (response.write(bytes(65_536)));
      response.once('drain', more);
    };
    more();
  };
  const html: Reply = (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('{}');
  const halfJson: Reply = (response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"a":');
  const untyped: Reply = (response) => response.writeHead(200).end('{}');
  const tenMegabytes: Reply = (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(bytes(10_000_000));
  const redirect: Reply = (response) => response.writeHead(307, { Location: 'http://127.0.0.1:1/elsewhere' }).end();

  const faults: readonly (readonly [title: string, code: string, reply: Reply])[] = [
    ['a page', 'not-json', html],
    ['half an answer', 'not-json', halfJson],
    ['an answer of no type', 'not-json', untyped],
    ['ten megabytes', 'too-large', tenMegabytes],
    ['an answer without end', 'too-large', endless],
    ['a redirect', 'redirect', redirect],
  ];
  for (const [title, code, reply] of faults) {
    test(`that answers ${title} alarms the bank`, async () => {
      service.reply = reply;
      await assert.rejects(get(), failsWith(code));
    });
  }

  const silences: readonly (readonly [title: string, code: string, reply: Reply, timeoutMs?: number])[] = [
    ['answers nothing', 'timed-out', () => undefined, 50],
    ['stops in the middle', 'timed-out', (response) => void response.writeHead(200).write('{'), 50],
    ['hangs up before its answer', 'cut-off', (_, request) => void request.socket.destroy()],
    [
      'hangs up within its answer',
      'cut-off',
      (response, request) => void response.writeHead(200).write('{', () => request.socket.destroy()),
    ],
  ];
  for (const [title, code, reply, timeoutMs] of silences) {
    test(`that ${title} may be asked again, but never told again to begin`, async () => {
      service.reply = reply;
      await assert.rejects(get(timeoutMs), failsWith(code, { ...ofTheLine, isPassing: true }));
      await assert.rejects(post(timeoutMs), failsWith(code, ofTheLine));
    });
  }

  test('that does not listen is unavailable', async () => {
    const gone = new Service();
    const lost = new ServiceConnection({ baseUrl: await gone.listen(), pins: [] });
    gone.close();
    await assert.rejects(
      lost.get('status', { timeoutMs: 5000 }),
      failsWith('unreachable', { ...ofTheLine, isPassing: true }),
    );
    lost.close();
  });

  test('is left when the login is: that is no fault of its own', async () => {
    service.reply = () => undefined;
    const leaving = new AbortController();
    const reason = new Error('The login ended');
    const asked = connection.get('status', { timeoutMs: 5000, signal: leaving.signal });
    leaving.abort(reason);
    await assert.rejects(asked, reason);
    await assert.rejects(connection.get('status', { timeoutMs: 5000, signal: leaving.signal }), reason);
  });

  const refused: readonly (readonly [title: string, baseUrl: string, pins: readonly string[], message: RegExp])[] = [
    ['over plain HTTP', 'http://service.example', ['x'], /Not https/],
    ['over another protocol', 'ftp://127.0.0.1', ['x'], /Not https/],
    ['without a pinned key', 'https://service.example', [], /No pinned key/],
  ];
  for (const [title, baseUrl, pins, message] of refused) {
    test(`elsewhere is never asked ${title}`, () => {
      assert.throws(() => new ServiceConnection({ baseUrl, pins }), message);
    });
  }
});

describe('a service over HTTPS', () => {
  const authority = new Authority('Tests TLS');
  const pem = (issued: typeof authority.root) => issued.certificate.x509.toString();
  const tlsRoots = [pem(authority.root)];
  const issue = (hostName: string) => {
    const keys = newKeys('p256');
    const usage = { keyUsage: KeyUsageFlags.digitalSignature, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] };
    return authority.issue({ ...usage, hostName, keys, validToAt: FAR_OFF });
  };
  const pinOf = ({ certificate }: ReturnType<typeof issue>) =>
    createHash('sha256')
      .update(certificate.x509.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64');

  const shown = issue('localhost');
  let service: Service;
  let baseUrl: string;
  const open: ServiceConnection[] = [];

  const listen = async (issued: typeof shown) => {
    const key = issued.privateKey.export({ type: 'pkcs8', format: 'pem' });
    service = new Service({ key, cert: `${pem(issued)}\n${pem(authority.intermediate)}` });
    baseUrl = await service.listen('localhost');
  };
  beforeEach(() => listen(shown));
  afterEach(() => {
    for (const connection of open.splice(0)) connection.close();
    service.close();
  });

  const connect = (pins: readonly string[], roots = tlsRoots) => {
    const connection = new ServiceConnection({ baseUrl, pins, tlsRoots: roots });
    open.push(connection);
    return connection;
  };
  const get = (connection: ServiceConnection) => connection.get('status', { timeoutMs: 5000 });

  test('is known by its key, the present or the next', async () => {
    service.reply = json({ answer: 1 });
    assert.equal((await get(connect([pinOf(shown)]))).status, 200);
    assert.equal((await get(connect(['next', pinOf(shown)]))).status, 200);
  });

  test('with another key is told nothing', async () => {
    const connection = connect([pinOf(issue('localhost'))]);
    await assert.rejects(get(connection), failsWith('wrong-pin'));
    await assert.rejects(get(connection), failsWith('wrong-pin'));
    assert.deepEqual(service.asked, []);
  });

  test('with the key but without a trusted issuer is told nothing', async () => {
    await assert.rejects(get(connect([pinOf(shown)], [])), failsWith('unreachable', { ...ofTheLine, isPassing: true }));
    assert.deepEqual(service.asked, []);
  });

  test('under another name is told nothing', async () => {
    service.close();
    const elsewhere = issue('elsewhere.example');
    await listen(elsewhere);
    await assert.rejects(get(connect([pinOf(elsewhere)])), failsWith('unreachable', { ...ofTheLine, isPassing: true }));
    assert.deepEqual(service.asked, []);
  });
});
