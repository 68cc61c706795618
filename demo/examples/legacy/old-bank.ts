// The old bank: one address, forms in and forms out, numbers for everything. It also serves the page.
import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

type Fields = Record<string, string | number>;
interface Login {
  readonly user: string;
  readonly endsAt: number;
  phone?: 'confirms' | 'refuses';
  ended?: Fields;
  position: number;
  left: number;
}

export const card = (position: number): string => String(100_000 + position * 7_919);
const LASTS_S = 90;
const hasCard = (user: string): boolean => user === '1002';
const account: Readonly<Record<string, number>> = { 1001: 0, 1002: 0, 1003: 53 };

export interface Options {
  /** When everybody confirms by themselves; never, unless it is given. */
  readonly confirmsAfterMs?: number;
  readonly port?: number;
}

export async function openOldBank({ confirmsAfterMs, port = 0 }: Options = {}) {
  const logins = new Map<string, Login>();
  let skewMs = 0;
  const now = () => Date.now() + skewMs;

  function begin(user: string): Fields {
    const trouble = account[user] ?? 51;
    if (trouble !== 0) return { RC: trouble };
    const id = randomBytes(16).toString('hex');
    const login: Login = { user, endsAt: now() + LASTS_S * 1_000, position: randomInt(1, 25), left: 3 };
    logins.set(id, login);
    if (confirmsAfterMs !== undefined) setTimeout(() => (login.phone ??= 'confirms'), confirmsAfterMs).unref();
    return { RC: 1, SID: id, CHK: String(randomInt(10_000)).padStart(4, '0'), TTL: LASTS_S };
  }

  function inquire(login: Login): Fields {
    if (login.ended) return login.ended;
    if (login.phone === 'refuses') return (login.ended = { RC: 41 });
    if (now() > login.endsAt) return (login.ended = { RC: 43 });
    if (!login.phone) return { RC: 1 };
    if (hasCard(login.user)) return { RC: 2, POS: login.position, LEFT: login.left };
    return (login.ended = { RC: 0 });
  }

  function answer(login: Login, code: string): Fields {
    // An answer that comes again, since its reply was lost, is told the same.
    if (inquire(login)['RC'] !== 2) return login.ended ?? { RC: 99, REF: 'NOT-ASKED' };
    if (code === card(login.position)) return (login.ended = { RC: 0 });
    login.left -= 1;
    if (login.left === 0) return (login.ended = { RC: 45 });
    login.position = (login.position % 24) + 1;
    return { RC: 44, POS: login.position, LEFT: login.left };
  }

  function gate(form: URLSearchParams): Fields {
    const field = (name: string) => form.get(name) ?? '';
    if (field('FN') === '10') return begin(field('USER'));
    const login = logins.get(field('SID'));
    if (!login) return { RC: 61 };
    switch (field('FN')) {
      case '20':
        return inquire(login);
      case '30':
        return answer(login, field('CODE'));
      case '90':
        logins.delete(field('SID'));
        return { RC: 0 };
      default:
        return { RC: 99, REF: 'NO-SUCH-FUNCTION' };
    }
  }

  const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
  const folder = fileURLToPath(new URL('./public', import.meta.url));
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname === '/accounts') {
        response.end('You are in the bank.');
      } else if (pathname === '/cgi-bin/gate') {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const fields = gate(new URLSearchParams(Buffer.concat(chunks).toString()));
        const pairs = Object.entries(fields).map(([name, value]) => [name, String(value)]);
        response.setHeader('Content-Type', 'application/x-www-form-urlencoded');
        response.end(new URLSearchParams(pairs).toString());
      } else {
        const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
        const content = await readFile(file).catch(() => undefined);
        response.statusCode = content ? 200 : 404;
        response.setHeader('Content-Type', types[extname(file)] ?? 'text/plain');
        response.end(content);
      }
    })();
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));

  const each = (id: string) => {
    const login = logins.get(id);
    if (!login) throw new Error('There is no such login.');
    return login;
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    confirm: (id: string) => void (each(id).phone = 'confirms'),
    refuse: (id: string) => void (each(id).phone = 'refuses'),
    expire: () => void (skewMs += LASTS_S * 1_000 + 1),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await openOldBank({ confirmsAfterMs: 4_000, port: Number(process.env['PORT'] ?? 8000) });
  console.log(`The old bank is at ${origin}/`);
}
