import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));

/** What is served at an address: a page as HTML, anything else as JSON, or what was built where there is neither. */
export type PageAt = (url: URL) => unknown;

/** Somebody's pages with the CDN build beside them, on an origin of their own. */
export async function servePages(pageAt: PageAt): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://pages');
    const page = pageAt(url);
    if (typeof page === 'string') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><link rel="icon" href="data:">${page}`);
    } else if (page !== undefined) {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(page));
    } else {
      readFile(cdn + url.pathname.slice(1)).then(
        (script) => response.setHeader('Content-Type', 'text/javascript').end(script),
        () => response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
