import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { checkResumed } from '../../../src/flow/reply.js';
import { bankOptions, codePrompt, controlCode, pending, qr, success } from '../../support/scripted-adapter.js';
import { policy, check, checkAll, expectRefused, shown } from './checks.js';

describe('the gate against hostile objects', () => {
  const throwing: ProxyHandler<object> = {
    get: () => {
      throw new Error('get');
    },
    has: () => {
      throw new Error('has');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('getOwnPropertyDescriptor');
    },
    getPrototypeOf: () => {
      throw new Error('getPrototypeOf');
    },
  };
  it('refuses a proxy whose traps throw, at any depth', () => {
    expectRefused(() => check(new Proxy({}, throwing)));
    expectRefused(() => check(new Proxy([], throwing)));
    expectRefused(() => check(pending({ show: new Proxy({}, throwing) as never })));
    expectRefused(() => checkAll({ methods: new Proxy([], throwing) }));
    expectRefused(() => checkResumed(new Proxy({}, throwing), policy));
  });
  it('refuses a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expectRefused(() => check(proxy));
  });
  it('refuses a getter that throws an error which cannot be read', () => {
    const raw = {
      get status() {
        throw new Proxy(new LoginError('expired'), throwing) as unknown;
      },
    };
    expectRefused(() => check(raw));
  });
  it('reads each property once, so that a getter cannot change its mind', () => {
    const reads: Record<string, number> = {};
    const once = <T extends object>(name: string, value: T): T =>
      new Proxy(value, {
        get(target, key) {
          const path = `${name}.${String(key)}`;
          reads[path] = (reads[path] ?? 0) + 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    check(
      once('reply', pending({ session: once('session', { id: 's' }), show: once('show', controlCode('0042').show) })),
    );
    check(once('prompt-reply', codePrompt('1', { prompt: once('prompt', codePrompt('1').prompt) })));
    checkAll(once('options', bankOptions({ methods: once('methods', [once('method', { id: 'x', asks: [] })]) })));
    expect(Object.entries(reads).filter(([, count]) => count > 1)).to.deep.equal([]);
  });
  it('shows the first word of a getter that changes', () => {
    let reads = 0;
    const show = {
      kind: 'control-code',
      get controlCode() {
        reads += 1;
        return reads === 1 ? '0042' : '<b>';
      },
    };
    expect(check(shown(show))).to.have.nested.property('show.controlCode', '0042');
    expect(reads).to.equal(1);
  });
  it('is not moved by later changes of what it checked', () => {
    const raw = controlCode('0042');
    const reply = check(raw);
    (raw.show as { controlCode: string }).controlCode = '9999';
    expect(reply).to.have.nested.property('show.controlCode', '0042');
  });
  it('reads nothing from a polluted Object.prototype', () => {
    const pollution = {
      redirectUrl: 'https://evil.test',
      activated: true,
      retryAfterMs: 9,
      link: 'https://evil.test',
      label: 'x',
    };
    try {
      Object.assign(Object.prototype, pollution);
      expect(check({ status: 'success' })).to.include({ redirectUrl: undefined, activated: false });
      expect(check({ status: 'failure', problem: 'expired' })).to.include({ retryAfterMs: undefined });
      expect((check(qr(1)) as { show: { link?: string } }).show.link).to.equal(undefined);
      expect(checkAll({ methods: [{ id: 'x', asks: [] }] }).methods[0]!.label).to.equal(undefined);
      expectRefused(() => check({}));
    } finally {
      for (const key of Object.keys(pollution)) delete (Object.prototype as Record<string, unknown>)[key];
    }
  });
  it('reads what a JSON text calls __proto__ as just another unknown field', () => {
    const raw: unknown = JSON.parse(
      '{"status":"success","__proto__":{"activated":true},"constructor":{"prototype":{"x":1}}}',
    );
    expect(check(raw)).to.include({ activated: false });
    expect(({} as { x?: number }).x).to.equal(undefined);
  });
  it('passes objects without a prototype', () => {
    expect(check(Object.assign(Object.create(null) as object, success()))).to.include({ status: 'success' });
  });
  it('takes the first word of a list whose length grows while it is read', () => {
    let reads = 0;
    const methods = new Proxy([], {
      get(target, key, receiver) {
        if (key === 'length') return (reads += 1) === 1 ? 0 : 1e9;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    expect(checkAll({ methods }).methods).to.deep.equal([]);
  });
});
