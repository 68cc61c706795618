// One page at the demo bank that is played in it, in time that nobody waits for.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  createDemoAdapter,
  demoAnswers,
  type DemoAdapterOptions,
  type DemoWorld,
} from '../../../src/demo-bank/adapter.js';
import { LoginError, type Answer, type Identity, type LoginReply, type Prompt } from '../../../src/flow/adapter.js';
import type { UrlPolicy } from '../../../src/flow/gate.js';
import { checkReply } from '../../../src/flow/reply.js';
import { sessionOf } from './replies.js';

/** Of a call that nobody gives up. */
export const never = new AbortController().signal;

export const urls: UrlPolicy = {
  allowsLink: (url) => url.startsWith('https://smart-id.com/'),
  allowsRedirect: () => false,
  allowsReference: () => false,
};

/** Time that passes as soon as somebody sleeps; nobody waits. */
class QuickClock {
  time = 1_000;
  now = () => this.time;
  sleep = (ms: number, signal: AbortSignal) => {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    this.time += ms;
    return Promise.resolve();
  };
}

/** Random bytes that are the same in every run. */
function seeded() {
  let count = 0;
  return (size: number) => {
    const bytes = Buffer.concat(Array.from({ length: 3 }, () => createHash('sha256').update(`${count++}`).digest()));
    return new Uint8Array(bytes.subarray(0, size));
  };
}

export class Page {
  readonly clock = new QuickClock();
  readonly bank;

  constructor(options: DemoAdapterOptions = {}, world: Partial<DemoWorld> = {}) {
    this.bank = createDemoAdapter(options, { clock: this.clock, random: seeded(), ...world });
  }

  async start(method: string, identity: Identity = {}): Promise<LoginReply> {
    return checkReply(await this.bank.start({ method, identity, language: 'lt', device: 'desktop' }, never), urls);
  }

  push(userNumber: string): Promise<LoginReply> {
    return this.start('smart-id-push', { userNumber });
  }

  async poll(reply: LoginReply): Promise<LoginReply> {
    return checkReply(await this.bank.poll(sessionOf(reply), never), urls);
  }

  async submit(reply: LoginReply, kind: Answer['kind'], value: string): Promise<LoginReply> {
    return checkReply(await this.bank.submit(sessionOf(reply), { kind, value }, never), urls);
  }

  /** The whole login, with everything answered rightly: what was shown, then how it ended. */
  async login(method: string, identity = identityOf(method)): Promise<string> {
    const seen = new Set<string>();
    try {
      let reply = await this.start(method, identity);
      for (let turns = 0; reply.status === 'pending' || reply.status === 'prompt'; turns++) {
        assert.ok(turns < 100, 'the login never ends');
        reply = await this.#goOn(reply, seen);
      }
      seen.add(reply.status === 'success' ? 'success' : reply.problem);
      if (reply.status === 'success' && reply.activated) seen.add('activated');
    } catch (error) {
      assert.ok(error instanceof LoginError, String(error));
      seen.add(`rejects ${error.problem}`);
    }
    return [...seen].join(', ');
  }

  async #goOn(reply: Extract<LoginReply, { session: unknown }>, seen: Set<string>): Promise<LoginReply> {
    const kind = reply.status === 'pending' ? reply.show.kind : reply.prompt.kind;
    seen.add(kind);
    if (reply.status === 'prompt') return this.submit(reply, reply.prompt.kind, rightAnswer(reply.prompt));
    if (kind === 'id-card') return this.submit(reply, kind, '{"format":"web-eid:1.0"}');
    assert.ok(reply.pollAfterMs);
    this.clock.time += reply.pollAfterMs;
    return this.poll(reply).catch((error: unknown) => {
      if (!(error instanceof LoginError && error.problem === 'unavailable')) throw error;
      seen.add('unavailable');
      return reply;
    });
  }
}

export const identityOf = (method: string): Identity => {
  switch (method) {
    case 'mobile-id':
      return { phoneNumber: '+37060000001', personalCode: demoAnswers.personalCode };
    case 'password':
      return { userNumber: '100001', password: demoAnswers.password };
    default:
      return { userNumber: '100001' };
  }
};

function rightAnswer(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'code-card':
      return demoAnswers.codeCard[Number(prompt.position) - 1] ?? '';
    case 'code-calculator':
      return demoAnswers.calculatorCode;
    case 'sms-code':
      return demoAnswers.smsCode;
    case 'personal-code':
      return demoAnswers.personalCode;
    case 'password':
      return demoAnswers.password;
  }
}
