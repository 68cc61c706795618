/** Requests and their replies, as a guide writes them in a block of `http`. */
import assert from 'node:assert/strict';

interface Message {
  readonly first: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Exchange {
  readonly request: Message & { readonly method: string; readonly target: string };
  readonly reply: Message & { readonly status: string; readonly type: string };
}

const begins = /^(?=(?:GET|POST|DELETE) \S+ HTTP\/1\.1$|HTTP\/1\.1 \d{3})/m;

function messageOf(text: string): Message {
  const [head = '', body = ''] = text.trim().split(/\n\n([^]*)/);
  const [first = '', ...lines] = head.split('\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? '']),
  );
  return { first, headers, body: body ? (JSON.parse(body) as unknown) : undefined };
}

export function exchangesIn(code: string): Exchange[] {
  const messages = code.split(begins).filter(Boolean).map(messageOf);
  const exchanges: Exchange[] = [];
  for (let at = 0; at < messages.length; at += 2) {
    const [request, reply] = messages.slice(at, at + 2);
    assert.ok(request && reply, 'A request has a reply.');
    const [method = '', target = ''] = request.first.split(' ');
    const [, status = ''] = /^HTTP\/1\.1 (\d{3})/.exec(reply.first) ?? [];
    assert.ok(status, `${method} ${target} is followed by its reply`);
    const type = reply.headers.get('Content-Type') ?? '';
    exchanges.push({ request: { ...request, method, target }, reply: { ...reply, status, type } });
  }
  return exchanges;
}
