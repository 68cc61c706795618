// What stands before a bank's pages: one origin, the login service at /bank, and behind it the example.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { proxy } from 'hono/proxy';
import { createApp } from '../../demo/server/app.js';
import { freePort } from '../test/free-port.js';
import type { Example } from './catalogue.js';
import { environment } from './project.js';

/** Fractions of the demo's own times: the phone answers at once. */
const PACE = 0.05;

export interface Front {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const policy = (trustedTypes: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');

/** Starts a program, and resolves when it says that it answers. */
async function startProgram(folder: string, ready: RegExp): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = String(await freePort());
  // A group of its own: npm starts the program, which may start others.
  const program = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...environment, PORT: port, HOST: '127.0.0.1', NODE_ENV: 'production' },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(program, 'exit');
  const stop = async () => {
    if (program.exitCode === null && program.pid !== undefined) process.kill(-program.pid);
    await exited;
  };
  const said: string[] = [];
  for await (const line of createInterface(program.stdout)) {
    said.push(line);
    if (!ready.test(line)) continue;
    program.stdout.resume();
    return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error(`npm start ended:\n${said.join('\n')}`);
}

async function openExample({ serves }: Example, folder: string) {
  const pages = new Hono();
  if (serves.kind === 'program') {
    const { url, stop } = await startProgram(folder, serves.ready);
    pages.all('*', ({ req }) => {
      const { pathname, search } = new URL(req.url);
      return proxy(url + pathname + search, req);
    });
    return { pages, stop };
  }
  const files = (root: string, mount = ''): MiddlewareHandler =>
    serveStatic({ rewriteRequestPath: (asked) => path.join(root, asked.slice(mount.length)) });
  pages.use(async (context, next) => {
    await next();
    context.res.headers.set('Content-Security-Policy', policy(serves.trustedTypes));
  });
  const cdn = path.join(folder, 'node_modules/internetbank-login/dist/cdn');
  if (serves.hasCdn) pages.get('/login/*', files(cdn, '/login'));
  pages.get('*', files(path.join(folder, serves.folder)));
  return { pages, stop: () => Promise.resolve() };
}

export async function openFront(example: Example, folder: string): Promise<Front> {
  const bank = await createApp({ pace: PACE });
  bank.services.phones.setAnsweringOfAll('by-itself');
  const { pages, stop } = await openExample(example, folder);
  const app = new Hono();
  app.all('/bank/*', ({ req }) => bank.app.fetch(req.raw));
  app.post('/log-out', async (context) => {
    const headers = { Cookie: context.req.header('Cookie') ?? '', 'X-Requested-With': 'internetbank-login' };
    await bank.app.request(new URL('/demo/log-out', context.req.url), { method: 'POST', headers });
    return context.redirect('/', 303);
  });
  app.route('/', pages);
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await stop();
      await bank.close();
    },
  };
}
