/** A service on loopback that answers what a test says, and keeps what it was asked. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export const json =
  (body: unknown, status = 200, type = 'application/json'): Reply =>
  (response) => {
    response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
  };

export class Service {
  reply: Reply = json({});
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #scheme: string;

  /** @param tls with it the service speaks HTTPS */
  constructor(tls?: ServerOptions) {
    const listener: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        this.asked.push({ method: request.method ?? '', path: request.url ?? '', body });
        this.reply(response, request);
      });
    };
    this.#scheme = tls ? 'https' : 'http';
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener);
  }

  /** @param host under which a client asks; the address is always this machine's */
  listen(host = '127.0.0.1'): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`${this.#scheme}://${host}:${(this.#server.address() as AddressInfo).port}/api`);
      });
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
