// Small changes at the door of a bank, of which the wrong banks are made.
import type { Bank } from './right-bank.js';

export type Change = (bank: Bank) => Bank;
type Data = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Call {
  readonly method: string;
  /** Below the endpoint. */
  readonly path: string;
  /** In the path. */
  readonly id: string | undefined;
}

export function callOf({ method, url }: Request): Call {
  const path = new URL(url).pathname.replace(/^\/bank/, '');
  const [, id] = /^\/sessions\/(?!current$)([^/]+)/.exec(path) ?? [];
  return { method, path, id };
}

/** The same request with other headers; one without a value is left out. */
export function withHeaders(request: Request, changed: Readonly<Record<string, string | undefined>>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request(request, { headers });
}

export const moved = async (request: Request, method: string, path: string, body?: string): Promise<Request> =>
  new Request(new URL(`/bank${path}`, request.url), {
    method,
    headers: request.headers,
    body: body ?? (method === 'GET' || method === 'DELETE' ? null : await request.text()),
    signal: request.signal,
  });

/** Another answer of the same status, with the same headers but for those that are changed. */
export function answered(response: Response, body: unknown, changed: Readonly<Record<string, string>> = {}): Response {
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  for (const [name, value] of Object.entries(changed)) headers.set(name, value);
  const { status } = response;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : text, { status, headers });
}

/** Before the bank is asked. */
export const asking =
  (change: (request: Request, call: Call) => Request | Promise<Request>): Change =>
  (bank) =>
  async (request) =>
    bank(await change(request, callOf(request)));

/** Instead of the bank, where something is returned. */
export const insteadOf =
  (
    answer: (request: Request, call: Call, bank: Bank) => Promise<Response | undefined> | Response | undefined,
  ): Change =>
  (bank) =>
  async (request) =>
    (await answer(request, callOf(request), bank)) ?? bank(request);

/** After it has answered. */
export const answering =
  (change: (response: Response, call: Call, request: Request) => Response | Promise<Response>): Change =>
  (bank) =>
  async (request) =>
    change(await bank(request), callOf(request), request);

/** Headers of what it answers. */
export const answeringHeaders = (change: (headers: Headers, call: Call, request: Request) => void): Change =>
  answering((response, call, request) => {
    const headers = new Headers(response.headers);
    change(headers, call, request);
    return new Response(response.body, { status: response.status, headers });
  });

/** The JSON that it serves, replies inside of `resume` too. */
export const serving = (change: (reply: Data) => unknown): Change =>
  answering(async (response) => {
    const body = await dataIn(response);
    const { reply } = body;
    if (!response.ok || Object.keys(body).length === 0) return response;
    return answered(response, isObject(reply) ? { ...body, reply: change(reply) } : change(body));
  });

export const dataIn = async (message: Request | Response): Promise<Data> => {
  const body: unknown = await message
    .clone()
    .json()
    .catch(() => undefined);
  return isObject(body) ? body : {};
};
export const partOf = (data: Data, name: string): Data => {
  const part = data[name];
  return isObject(part) ? part : {};
};

/** By the id of a login, the cookies of the browser that started it. */
export function owners(): { readonly of: Map<string, string>; readonly note: (bank: Bank) => Bank } {
  const of = new Map<string, string>();
  const note: Change = answering(async (response, { method, path }, request) => {
    if (method !== 'POST' || path !== '/sessions' || !response.ok) return response;
    const { id } = partOf(await dataIn(response), 'session');
    const given = response.headers.getSetCookie()[0]?.split(';')[0];
    if (typeof id === 'string') of.set(id, given ?? request.headers.get('Cookie') ?? '');
    return response;
  });
  return { of, note };
}
