import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

interface Exchange {
  readonly from: IncomingMessage;
  readonly body: Buffer;
  readonly to: ServerResponse;
}

/** A plain proxy: each request goes to the next node, and to another one where nobody listens. */
export class Proxy {
  /** Ports of the nodes. */
  ports: readonly number[] = [];
  origin = '';
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((from, to) => this.#forward(from, to));
  #turns = 0;

  static async open(): Promise<Proxy> {
    const proxy = new Proxy();
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    const address = proxy.#server.address();
    proxy.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return proxy;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await closed;
  }

  #forward(from: IncomingMessage, to: ServerResponse): void {
    const body: Buffer[] = [];
    from.on('data', (chunk: Buffer) => body.push(chunk));
    from.on('end', () => {
      this.#turns += 1;
      this.#ask({ from, body: Buffer.concat(body), to }, { turn: this.#turns, tries: this.ports.length });
    });
  }

  /** @param way.tries how many nodes may still be asked */
  #ask(exchange: Exchange, { turn, tries }: { turn: number; tries: number }): void {
    const { from, body, to } = exchange;
    const port = this.ports[turn % this.ports.length];
    const { method, url: path } = from;
    const headers = { ...from.headers, 'x-forwarded-for': from.socket.remoteAddress ?? '' };
    const asked = request({ agent: this.#agent, host: '127.0.0.1', port, method, path, headers }, (reply) => {
      to.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(to);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // Only what reached nobody may be asked of somebody else: a start twice would be two.
      if (error.code === 'ECONNREFUSED' && tries > 1) this.#ask(exchange, { turn: turn + 1, tries: tries - 1 });
      else if (to.headersSent) to.destroy();
      else to.writeHead(502).end();
    });
    to.on('close', () => {
      if (!to.writableFinished) asked.destroy();
    });
    asked.end(body);
  }
}
