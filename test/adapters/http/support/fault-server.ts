// A bank's server that misbehaves on request: real sockets, so that clients meet what networks do.
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Answers one request, or leaves it without an answer. */
export type Answer = (response: ServerResponse) => unknown;
/** Calls back again and again, until what it returns is called. */
export type Ticker = (send: () => void) => () => void;

interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How an answer ended: the bytes that were written, and whether that was all of it. */
interface AnswerEnd {
  readonly bytes: number;
  readonly isFinished: boolean;
}

/** A reply that any call but `options` and `resume` accepts. */
export const pending = { status: 'pending', session: { id: 'a1' }, show: { kind: 'app' } };

const json = 'application/json';
const pendingText = JSON.stringify(pending);

/** One answer whose head and body are known beforehand. No header of Node's own is sent when `headers` has it. */
const whole =
  (status: number, headers?: OutgoingHttpHeaders, body: string | Uint8Array = ''): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** What can go wrong. Each makes one for `answer`. */
export const faults = {
  none: (reply: unknown = pending, status = 200) => whole(status, { 'Content-Type': json }, JSON.stringify(reply)),
  status: (status: number, headers?: OutgoingHttpHeaders) => whole(status, headers),
  problem: (status: number, members: object, headers?: OutgoingHttpHeaders) =>
    whole(status, { 'Content-Type': 'application/problem+json', ...headers }, JSON.stringify(members)),
  typed: (type: string | undefined, body: string | Uint8Array = pendingText) =>
    whole(200, type === undefined ? {} : { 'Content-Type': type }, body),
  html: (status = 200, headers?: OutgoingHttpHeaders) =>
    whole(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }, '<!doctype html><h1>Welcome</h1>'),
  redirect: (location: string, status = 302) => whole(status, { Location: location }),
  /** Ends in the middle of the JSON, yet as HTTP it is whole. */
  truncated: () => whole(200, { 'Content-Type': json }, pendingText.slice(0, -9)),
  /** A small answer that becomes a large one. */
  zipped: (bytes: number) =>
    whole(200, { 'Content-Type': json, 'Content-Encoding': 'gzip' }, gzipSync(JSON.stringify('a'.repeat(bytes)))),
  /** As fast as the client takes it. */
  long:
    (bytes: number): Answer =>
    (response) => {
      const chunk = Buffer.alloc(16_384, ' ');
      let left = bytes;
      const more = () => {
        while (left > 0 && !response.destroyed) {
          left -= chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end(pendingText);
      };
      response.writeHead(200, { 'Content-Type': json });
      more();
    },
  /** The connection breaks before the head, or after the first bytes of the body. */
  reset: (): Answer => (response) => response.socket?.resetAndDestroy(),
  resetInBody:
    (status = 200, headers?: OutgoingHttpHeaders): Answer =>
    (response) => {
      response.writeHead(status, { 'Content-Type': json, 'Content-Length': 1_000, ...headers });
      response.write(pendingText.slice(0, 9), () => response.socket?.resetAndDestroy());
    },
  /** One byte at once, then one whenever `tick` says so. */
  drip:
    (tick: Ticker): Answer =>
    (response) => {
      let sent = 0;
      const send = () => void response.write(pendingText.charAt(sent++ % pendingText.length));
      response.once('close', tick(send));
      response.writeHead(200, { 'Content-Type': json });
      send();
    },
  /** Never answers, or never after the head. */
  silent: (): Answer => () => undefined,
  silentAfterHead:
    (status = 200, headers?: OutgoingHttpHeaders): Answer =>
    (response) => {
      response.writeHead(status, { 'Content-Type': json, ...headers });
      response.flushHeaders();
    },
};

/** Listens on a free port of this machine until it is closed. */
export class FaultServer {
  endpoint = '';
  readonly requests: ReceivedRequest[] = [];
  readonly #events = new EventEmitter<{ request: []; closed: [AnswerEnd] }>();
  #answers = [faults.none()];
  readonly #server = createServer((request, response) => {
    const { method, url = '', headers, socket } = request;
    const before = socket.bytesWritten;
    response.once('close', () =>
      this.#events.emit('closed', { bytes: socket.bytesWritten - before, isFinished: response.writableFinished }),
    );
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    // A client that left before it had asked is none.
    request.on('error', () => undefined);
    request.on('end', () => {
      this.requests.push({ method, url, headers, body });
      const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
      answer?.(response);
      this.#events.emit('request');
    });
  });

  static async open(): Promise<FaultServer> {
    const bank = new FaultServer();
    bank.#server.listen(0, '127.0.0.1');
    await once(bank.#server, 'listening');
    bank.endpoint = `http://127.0.0.1:${(bank.#server.address() as AddressInfo).port}/bank`;
    return bank;
  }

  /** What the next requests get, the last one for good. */
  answer(...answers: Answer[]): void {
    this.#answers = answers;
  }

  /** Waits until the next request has come whole. */
  async nextRequest(): Promise<void> {
    await once(this.#events, 'request');
  }

  /** Waits until the next answer is over. */
  async nextEnd(): Promise<AnswerEnd> {
    const [end] = (await once(this.#events, 'closed')) as [AnswerEnd];
    return end;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
