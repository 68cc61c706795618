// One browser at the demo bank, without a network: what the adapter and the demo page send, and what comes back.
import type { Hono } from 'hono';
import type { PhoneState } from '../../../../demo/server/drawn-phone.js';
import { PIN1 } from '../../../../demo/services/phones.js';
import type {
  Answer,
  Identity,
  LoginOptions,
  LoginReply,
  Resumed,
  StartRequest,
} from '../../../../src/flow/adapter.js';
import { sessionOf } from '../../../demo-bank/support/replies.js';

/** Smart-ID returns to a safe address alone. */
export const ORIGIN = 'https://bank.test';

/** How HTTP tells it. */
interface Answered {
  readonly httpStatus: number;
  readonly headers: Headers;
}

/** What is told where there is no reply (RFC 9457). */
export interface ProblemDetails {
  readonly status: number;
  readonly problem: string;
  readonly reference?: string;
}

/** What is answered to a call of the contract. */
export type Reply = Answered & (LoginReply | ProblemDetails);

/** What became of something that the phone's owner did, and what the phone shows then. */
type OnPhone = Answered & PhoneState & { readonly result: string };

/** Keeps the bank's cookie. */
export class Browser {
  readonly #ask: (path: string, init: RequestInit) => Response | Promise<Response>;
  readonly #settle: () => Promise<void>;
  #cookie = '';

  /**
   * @param bank in this process, or where it is
   * @param settle lets what a request has set off happen
   */
  constructor(bank: Hono | string, settle = () => Promise.resolve()) {
    this.#settle = settle;
    this.#ask =
      typeof bank === 'string'
        ? (path, init) => fetch(bank + path, init)
        : (path, init) => bank.request(ORIGIN + path, init);
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set('Cookie', this.#cookie);
    const response = await this.#ask(path, { ...init, headers });
    const setCookie = response.headers.get('Set-Cookie');
    if (setCookie) this.#cookie = setCookie.split(';')[0] ?? '';
    return response;
  }

  /** @returns what the JSON says that came, believed to be a `T` */
  async #send<T>(method: string, path: string, body?: object): Promise<Answered & T> {
    const headers = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };
    const response = await this.fetch(path, { method, headers, body: body ? JSON.stringify(body) : null });
    const json = JSON.parse((await response.text()) || '{}') as T;
    await this.#settle();
    return { httpStatus: response.status, headers: response.headers, ...json };
  }

  get<T = ProblemDetails>(path: string): Promise<Answered & T> {
    return this.#send('GET', path);
  }

  post<T = ProblemDetails>(path: string, body: object = {}): Promise<Answered & T> {
    return this.#send('POST', path, body);
  }

  options(language: string) {
    return this.get<LoginOptions>(`/bank/options?language=${language}`);
  }

  start(method: string, identity: Identity = {}): Promise<Reply> {
    const request: StartRequest = { method, identity, language: 'lt', device: 'desktop' };
    return this.post<LoginReply>('/bank/sessions', request);
  }

  push(userNumber: string): Promise<Reply> {
    return this.start('smart-id-push', { userNumber });
  }

  poll(reply: Reply | LoginReply): Promise<Reply> {
    return this.get<LoginReply>(pathOf(reply));
  }

  answer(reply: Reply | LoginReply, kind: Answer['kind'], value: string): Promise<Reply> {
    const answer: Answer = { kind, value };
    return this.post<LoginReply>(`${pathOf(reply)}/answers`, answer);
  }

  cancel(reply: Reply) {
    return this.#send<ProblemDetails>('DELETE', pathOf(reply));
  }

  /** Only the status when there is no login to go on with. */
  resume() {
    return this.get<Partial<Resumed>>('/bank/sessions/current');
  }

  /** The page that the app opened hands its address to the bank. */
  returnFromApp(url: string) {
    return this.post('/bank/callback', { url });
  }

  phone() {
    return this.get<PhoneState>('/demo/phone');
  }

  onPhone(act: string, body?: object): Promise<OnPhone> {
    return this.post(`/demo/phone/${act}`, body);
  }

  confirm() {
    return this.onPhone('confirm', { pin1: PIN1 });
  }

  letPhoneAnswerItself() {
    return this.post<PhoneState>('/demo/phone', { answersItself: true });
  }
}

/** What the JSON of a reply said, and the status. */
export const withoutHeaders = (reply: Reply) => ({ ...reply, headers: undefined });

const pathOf = (reply: Reply | LoginReply) => `/bank/sessions/${sessionOf(reply).id}`;
