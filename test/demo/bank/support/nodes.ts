// A bank of as many nodes as a test wants: one store, scripted services, and clocks that move by hand.
import type { Customers } from '../../../../demo/bank/customers.js';
import { type Asker, LoginService, type Start } from '../../../../demo/bank/login/service.js';
import { loginTimes } from '../../../../demo/bank/login/times.js';
import { MemoryStore } from '../../../../demo/bank/store/memory.js';
import type { LoginStore } from '../../../../demo/bank/store/store.js';
import type { Answer, LoginReply } from '../../../../src/flow/adapter.js';
import { sessionOf } from '../../../demo-bank/support/replies.js';
import { client, ScriptedServices } from './scripted-services.js';

const card = { kind: 'code-card', reason: 'first-login' } as const;

/** Ona, who is let in; Petras, who is asked a card code; a person whom the bank knows and Smart-ID does not. */
export const customers: Customers = {
  find: (_method, { userNumber, phoneNumber }) => {
    if (phoneNumber !== undefined) {
      return Promise.resolve({ id: 'ona', mobileId: { phoneNumber, personalCode: client.personalCode } });
    }
    const known = ['ona', 'petras', 'accountless'].find((id) => id === userNumber);
    return Promise.resolve(known === undefined ? undefined : { id: known, person: `PNOLT-${known}` });
  },
  identify: ({ personalCode }) => Promise.resolve(personalCode === client.personalCode ? { id: 'ona' } : undefined),
  standing: (_id, method) =>
    Promise.resolve({ kind: 'admitted', stepUps: method === 'code-card' ? [card, { ...card, position: '2' }] : [] }),
  question: (stepUp, previous) => {
    const asked = previous?.prompt.kind === 'code-card' ? Number(previous.prompt.position) : 0;
    return { stepUp, prompt: { ...card, position: stepUp.position ?? String(asked + 1) } };
  },
  isRight: (_id, { prompt }, value) =>
    Promise.resolve(prompt.kind === 'code-card' && value === `code ${prompt.position}`),
  welcome: () => Promise.resolve({ status: 'success' }),
};

export const asker: Asker = { browser: 'browser', origin: 'https://bank.test' };

export class Nodes {
  readonly clock = { at: 1_800_000_000_000 };
  readonly services = new ScriptedServices();
  readonly store: LoginStore;
  readonly #open: LoginService[] = [];

  readonly #pace: number;

  constructor(store?: LoginStore, pace = 1) {
    this.#pace = pace;
    this.store = store ?? new MemoryStore({ now: () => this.clock.at, loginsPerBrowser: 20 });
  }

  /** One more node. */
  add(store = this.store): LoginService {
    const node = new LoginService({
      store,
      services: this.services,
      customers,
      times: loginTimes(this.#pace),
      returnAddress: (origin) => `${origin}/return?value=`,
      confirmAddress: '/elsewhere?ticket=',
      // Time passes by hand, and is looked at when a page asks.
      sleep: untilAborted,
    });
    this.#open.push(node);
    return node;
  }

  /** The address that the app opens for the newest link. */
  returnUrl(verifier: string): URL {
    const { services } = this;
    const url = new URL(services.callbackUrls.at(-1) ?? 'https://bank.test/');
    for (const [name, value] of Object.entries(services.backFrom(services.lastSession, verifier))) {
      url.searchParams.set(name, String(value));
    }
    return url;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((node) => node.watcher.close()));
  }
}

function untilAborted(_forMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** One browser at one node. */
export function pageAt(node: LoginService, who: Asker = asker) {
  const idOf = (reply: LoginReply) => sessionOf(reply).id;
  return {
    async start(start: Partial<Start>, page = new AbortController().signal): Promise<LoginReply> {
      const reply = await node.start({ method: 'smart-id-push', identity: {}, language: 'lt', ...start }, who, page);
      await node.watcher.idle();
      return reply;
    },
    push: (userNumber: string) => pageAt(node, who).start({ identity: { userNumber } }),
    /** Looks, lets happen what is due, and looks again. */
    async poll(reply: LoginReply): Promise<LoginReply> {
      await node.poll(idOf(reply), who.browser);
      await node.watcher.idle();
      return node.poll(idOf(reply), who.browser);
    },
    answer: (reply: LoginReply, kind: Answer['kind'], value: string, page = new AbortController().signal) =>
      node.answer(idOf(reply), who.browser, { kind, value }, page),
    cancel: (reply: LoginReply) => node.cancel(idOf(reply), who.browser),
    resume: () => node.current(who.browser),
    /** @param url where the app sent the person back to */
    async returnFromApp(url: URL): Promise<void> {
      await node.returnFromApp(url, who.browser);
      await node.watcher.idle();
    },
  };
}
