// A bank's server that misbehaves on request: real sockets, so that clients meet what networks do.
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A reply that any call but `options` and `resume` accepts. */
export const pending = { status: 'pending', session: { id: 'a1' }, show: { kind: 'app' } };

const json = 'application/json';
const pendingText = JSON.stringify(pending);

/** One answer whose head and body are known beforehand. No header of Node's own is sent when `headers` has it. */
const whole =
  (status, headers, body = '') =>
  (response) =>
    response.writeHead(status, headers).end(body);

const everySecond = (send) => {
  const timer = setInterval(send, 1_000);
  return () => clearInterval(timer);
};

/** What can go wrong. Each makes a handler for `answer`. */
export const faults = {
  none: (reply = pending, status = 200) => whole(status, { 'Content-Type': json }, JSON.stringify(reply)),
  status: (status, headers) => whole(status, headers),
  problem: (status, members, headers) =>
    whole(status, { 'Content-Type': 'application/problem+json', ...headers }, JSON.stringify(members)),
  typed: (type, body = pendingText) => whole(200, type === undefined ? {} : { 'Content-Type': type }, body),
  html: (status = 200, headers) =>
    whole(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }, '<!doctype html><h1>Welcome</h1>'),
  redirect: (location, status = 302) => whole(status, { Location: location }),
  /** Ends in the middle of the JSON, yet as HTTP it is whole. */
  truncated: () => whole(200, { 'Content-Type': json }, pendingText.slice(0, -9)),
  /** A small answer that becomes a large one. */
  zipped: (bytes) =>
    whole(200, { 'Content-Type': json, 'Content-Encoding': 'gzip' }, gzipSync(JSON.stringify('a'.repeat(bytes)))),
  /** As fast as the client takes it. */
  long: (bytes) => (response) => {
    const chunk = Buffer.alloc(16_384, ' ');
    let left = bytes;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= chunk.length;
        if (!response.write(chunk)) return response.once('drain', more);
      }
      response.end(pendingText);
    };
    response.writeHead(200, { 'Content-Type': json });
    more();
  },
  /** The connection breaks before the head, or after the first bytes of the body. */
  reset: () => (response) => response.socket.resetAndDestroy(),
  resetInBody:
    (status = 200, headers) =>
    (response) => {
      response.writeHead(status, { 'Content-Type': json, 'Content-Length': 1_000, ...headers });
      response.write(pendingText.slice(0, 9), () => response.socket.resetAndDestroy());
    },
  /** One byte a second, or whenever `tick` says so. */
  drip:
    (tick = everySecond) =>
    (response) => {
      let sent = 0;
      const send = () => response.write(pendingText[sent++ % pendingText.length]);
      response.once('close', tick(send));
      response.writeHead(200, { 'Content-Type': json });
      send();
    },
  /** Never answers, or never after the head. */
  silent: () => () => undefined,
  silentAfterHead:
    (status = 200, headers) =>
    (response) => {
      response.writeHead(status, { 'Content-Type': json, ...headers });
      response.flushHeaders();
    },
};

/**
 * Listens on a free port of this machine. `answer(...handlers)` sets what the next requests get, the last one for good.
 * `requests` holds what came: method, url, headers, body. `events` emits `request` once one has come whole, and `closed`
 * with the bytes written and whether the answer was finished.
 */
export async function startFaultServer() {
  const events = new EventEmitter();
  const requests = [];
  let handlers = [faults.none()];

  const server = createServer(async (request, response) => {
    const { method, url, headers, socket } = request;
    const before = socket.bytesWritten;
    response.once('close', () =>
      events.emit('closed', { bytes: socket.bytesWritten - before, isFinished: response.writableFinished }),
    );
    let body = '';
    try {
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
    } catch {
      return; // The client left before it had asked.
    }
    requests.push({ method, url, headers, body });
    const [handler] = handlers.length > 1 ? handlers.splice(0, 1) : handlers;
    handler(response);
    events.emit('request');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${server.address().port}/bank`,
    requests,
    events,
    answer: (...next) => void (handlers = next),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
