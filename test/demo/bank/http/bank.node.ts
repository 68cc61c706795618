// Whole logins over HTTP at a bank with scripted services: what it lets out besides its answers.
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, it, mock } from 'node:test';
import { createBank } from '../../../../demo/bank/bank.js';
import { bankEvents } from '../../../../demo/bank/events.js';
import { defaultLimits, type Limits } from '../../../../demo/bank/http/limits.js';
import { loginTimes } from '../../../../demo/bank/login/times.js';
import { loginOptions } from '../../../../demo/bank/options.js';
import { MemoryStore } from '../../../../demo/bank/store/memory.js';
import { StoreUnavailable } from '../../../../demo/bank/store/store.js';
import { demoMethods } from '../../../../src/demo-bank/methods.js';
import { outcomeOf, sessionOf, shown } from '../../../demo-bank/support/replies.js';
import type { Identity } from '../../../../src/flow/adapter.js';
import { Browser, ORIGIN } from '../support/browser.js';
import { customers } from '../support/nodes.js';
import { client, ScriptedServices } from '../support/scripted-services.js';

/** Closes what a test has opened. */
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  mock.restoreAll();
  for (const close of opened.splice(0)) await close();
});

function open(limits: Partial<Limits> = {}, findsFault?: () => string | undefined) {
  const services = new ScriptedServices();
  const store = new MemoryStore({ now: Date.now, loginsPerBrowser: 20 });
  const bank = createBank({
    store,
    services,
    customers,
    methods: demoMethods,
    optionsIn: loginOptions,
    times: loginTimes(0),
    limits: { ...defaultLimits, ...limits },
    cookieKey: Buffer.alloc(32, 1),
    ...(findsFault && { findsFault }),
  });
  opened.push(() => bank.close());
  return { bank, services, store, browser: new Browser(bank.app) };
}

/** Everything that is told to operators, as one text. */
function listen(): { readonly heard: [name: string, event: unknown][]; all: () => string } {
  const heard: [string, unknown][] = [];
  const hear = (event: unknown, name: string | symbol) => void heard.push([String(name), event]);
  for (const name of bankEvents) subscribe(name, hear);
  opened.push(() => {
    for (const name of bankEvents) unsubscribe(name, hear);
    return Promise.resolve();
  });
  return { heard, all: () => JSON.stringify(heard) };
}

describe('what a bank tells its operators', () => {
  it('is how logins went, and no word about anybody', async () => {
    const { bank, services, browser } = open();
    const { heard, all } = listen();
    const printed = [mock.method(console, 'log', () => {}), mock.method(console, 'error', () => {})];
    const secrets = [client.personalCode, client.givenName, client.surname, '+37060000001', 'petras', 'ona', 'guess'];

    const pushed = await browser.start('smart-id-push', { userNumber: 'ona' });
    secrets.push(sessionOf(pushed).id, shown(pushed, 'control-code').controlCode);
    await bank.service.watcher.idle();
    services.confirm();
    await bank.service.watcher.idle();
    assert.equal(outcomeOf(await browser.poll(pushed)), 'success');

    const mobile = await browser.start('mobile-id', { phoneNumber: '+37060000001', personalCode: client.personalCode });
    await bank.service.watcher.idle();
    services.refuse('phone-unreachable');
    await bank.service.watcher.idle();
    assert.equal(outcomeOf(await browser.poll(mobile)), 'phone-unreachable');

    const linked = await browser.start('smart-id');
    const callbackUrl = services.callbackUrls.at(-1) ?? new URL(ORIGIN);
    secrets.push(String(shown(linked, 'device-link').link), callbackUrl.searchParams.get('value') ?? '');
    callbackUrl.searchParams.set('sessionSecretDigest', 'forged');
    assert.equal((await browser.returnFromApp(callbackUrl.href)).httpStatus, 422);

    const carded = await browser.start('id-card');
    const { nonce } = shown(carded, 'id-card');
    secrets.push(nonce);
    assert.equal(outcomeOf(await browser.answer(carded, 'id-card', `forged ${nonce}`)), 'id-card-problem');

    const asked = await browser.start('code-card', { userNumber: 'petras' });
    for (let time = 0; time < 3; time++) await browser.answer(asked, 'code-card', `guess ${time}`);

    const broken = await browser.start('smart-id-push', { userNumber: 'ona' });
    await bank.service.watcher.idle();
    services.answer(services.lastSession, JSON.parse('{"verdict":{"kind":"identified"}}') as never);
    await bank.service.watcher.idle();
    const fault = await browser.poll(broken);
    assert.equal(outcomeOf(fault), 'unexpected');

    mock.restoreAll();
    const outcomes = heard.filter(([name]) => name === 'bank.login.ended').map(([, event]) => event);
    assert.deepEqual(
      outcomes.map((event) => (event as { outcome: string }).outcome),
      ['success', 'phone-unreachable', 'id-card-problem', 'locked', 'unexpected'],
    );
    const names = new Set(heard.map(([name]) => name));
    for (const name of ['bank.login.started', 'bank.push.sent', 'bank.callback.refused', 'bank.service.failed']) {
      assert.ok(names.has(name), name);
    }
    assert.ok('reference' in fault && fault.reference && all().includes(fault.reference), 'found by its reference');
    for (const secret of secrets) assert.ok(secret.length > 2 && !all().includes(secret), secret);
    for (const { mock: calls } of printed) assert.equal(calls.callCount(), 0, 'a bank prints nothing of its own');
  });
});

describe('a node', () => {
  it('lives, and is ready as long as its store answers and nothing has ended', async () => {
    let fault: string | undefined;
    const { browser, store } = open({}, () => fault);
    const health = async (path: string) => {
      const response = await browser.fetch(path);
      return [response.status, await response.text()];
    };
    assert.deepEqual(await health('/healthz'), [200, 'ok']);
    assert.deepEqual(await health('/readyz'), [200, 'ok']);
    fault = 'An anchor has ended.';
    assert.deepEqual(await health('/readyz'), [503, 'An anchor has ended.']);
    fault = undefined;
    mock.method(store, 'now', () => Promise.reject(new StoreUnavailable('gone')));
    assert.deepEqual(await health('/readyz'), [503, 'The store does not answer.']);
    assert.deepEqual(await health('/healthz'), [200, 'ok']);
  });

  it('whose store is gone says unavailable, and nothing is lost for it', async () => {
    const { browser, store } = open();
    const started = await browser.start('id-card');
    const gone = mock.method(store, 'read', () => Promise.reject(new StoreUnavailable('gone')));
    const polled = await browser.poll(started);
    assert.equal(polled.httpStatus, 503);
    assert.equal(outcomeOf(polled), 'unavailable');
    gone.mock.restore();
    assert.equal(outcomeOf(await browser.poll(started)), 'pending');
  });

  it('takes no browser that it has not named itself', async () => {
    const { browser, bank } = open({ requestsPerMinute: 3 });
    await browser.start('id-card');
    const forged = (name: string) =>
      bank.app.request(`${ORIGIN}/bank/options`, { headers: { Cookie: `demo-bank-client=${name}.${'A'.repeat(43)}` } });
    const statuses = [];
    // Counted together, by address: a made-up name is no name.
    for (const name of ['a', 'b', 'c', 'd']) statuses.push((await forged(name)).status);
    assert.deepEqual(statuses, [200, 200, 429, 429]);
  });

  it('rings one person only so often, whoever asks', async () => {
    const { bank } = open({ startsPerPersonPerMinute: 2 });
    const statuses = [];
    for (let browser = 0; browser < 3; browser++) {
      statuses.push((await new Browser(bank.app).start('smart-id-push', { userNumber: 'ona' })).httpStatus);
    }
    assert.deepEqual(statuses, [201, 201, 429]);
  });

  it('counts a person once, however they are typed', async () => {
    const { bank } = open({ startsPerPersonPerMinute: 2 });
    const statuses = async (method: string, identities: readonly Identity[]) =>
      Promise.all(identities.map(async (identity) => (await new Browser(bank.app).start(method, identity)).httpStatus));
    const numbers = ['AB-12 34', 'ab1234', ' Ab12-34'].map((userNumber) => ({ userNumber }));
    assert.deepEqual(await statuses('smart-id-push', numbers), [201, 201, 429]);
    const phones = ['+370 612 34567', '861234567', '00370 61234567'].map((phoneNumber) => ({
      phoneNumber,
      personalCode: '1',
    }));
    assert.deepEqual(await statuses('mobile-id', phones), [201, 201, 429]);
  });
});
