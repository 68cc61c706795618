// @ts-check
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { describe, it } from 'node:test';
import { mobileIdControlCodeOf, readDeviceLink } from '../../demo/server/smart-id.js';
import { loadSource } from '../support/load-source.js';

const { checkOptions, checkReply, createDemoAdapter, demoAnswers, LoginError } = await loadSource(
  'src/demo-bank/adapter.ts',
  'src/flow/index.ts',
);

const { codeCard, password: PASSWORD, personalCode: PERSONAL_CODE } = demoAnswers;
const never = new AbortController().signal;
const urls = {
  allowsLink: (/** @type {string} */ url) => url.startsWith('https://smart-id.com/'),
  allowsRedirect: () => false,
  allowsReference: () => false,
};

/** Time that passes as soon as somebody sleeps; nobody waits. */
class QuickClock {
  time = 1_000;
  now = () => this.time;
  sleep = async (/** @type {number} */ ms, /** @type {AbortSignal} */ signal) => {
    signal.throwIfAborted();
    this.time += ms;
  };
}

/** Random bytes that are the same in every run. */
function seeded() {
  let count = 0;
  return (/** @type {number} */ size) => {
    const bytes = Buffer.concat([...Array(3)].map(() => createHash('sha256').update(`${count++}`).digest()));
    return new Uint8Array(bytes.subarray(0, size));
  };
}

/** One page at the demo bank. */
class Page {
  clock = new QuickClock();

  /** @param {{ persona?: string, delayMs?: number }} [options] @param {object} [world] */
  constructor(options = {}, world = {}) {
    this.bank = createDemoAdapter(options, { clock: this.clock, random: seeded(), ...world });
  }

  /** @param {string} method @param {object} [identity] */
  start = async (method, identity = {}) =>
    checkReply(await this.bank.start({ method, identity, language: 'lt', device: 'desktop' }, never), urls);
  /** @param {string} userNumber */
  push = (userNumber) => this.start('smart-id-push', { userNumber });
  /** @param {{ session: { id: string } }} reply */
  poll = async ({ session }) => checkReply(await this.bank.poll(session, never), urls);
  /** @param {{ session: { id: string } }} reply @param {string} kind @param {string} value */
  submit = async ({ session }, kind, value) =>
    checkReply(await this.bank.submit(session, { kind, value }, never), urls);

  /** The whole login, with everything answered rightly: what was shown, then how it ended. */
  async login(/** @type {string} */ method, /** @type {object} */ identity = identityOf(method)) {
    /** @type {string[]} */
    const seen = [];
    try {
      let reply = await this.start(method, identity);
      for (let turns = 0; reply.status === 'pending' || reply.status === 'prompt'; turns++) {
        assert.ok(turns < 100, 'the login never ends');
        const kind = reply.status === 'pending' ? reply.show.kind : reply.prompt.kind;
        if (!seen.includes(kind)) seen.push(kind);
        if (reply.status === 'prompt') reply = await this.submit(reply, kind, rightAnswer(reply.prompt));
        else if (kind === 'id-card') reply = await this.submit(reply, kind, '{"format":"web-eid:1.0"}');
        else {
          this.clock.time += reply.pollAfterMs;
          reply = await this.poll(reply).catch((error) => {
            if (error.problem !== 'unavailable') throw error;
            if (!seen.includes('unavailable')) seen.push('unavailable');
            return reply;
          });
        }
      }
      seen.push(reply.status === 'success' ? 'success' : reply.problem);
      if (reply.activated) seen.push('activated');
    } catch (error) {
      assert.ok(error instanceof LoginError, String(error));
      seen.push(`rejects ${/** @type {any} */ (error).problem}`);
    }
    return seen.join(', ');
  }
}

/** @param {string} method */
const identityOf = (method) =>
  ({
    'mobile-id': { phoneNumber: '+37060000001', personalCode: PERSONAL_CODE },
    password: { userNumber: '100001', password: PASSWORD },
  })[method] ?? { userNumber: '100001' };

/** @param {{ kind: string, position?: string }} prompt */
function rightAnswer({ kind, position }) {
  if (kind === 'code-card') return codeCard[Number(position) - 1] ?? '';
  if (kind === 'code-calculator') return demoAnswers.calculatorCode;
  if (kind === 'sms-code') return demoAnswers.smsCode;
  return kind === 'password' ? PASSWORD : PERSONAL_CODE;
}

describe('the demo adapter', () => {
  it('offers its methods, and says no text', async () => {
    const options = await new Page().bank.options({ language: 'lt' }, never);
    assert.deepEqual(Object.keys(options), ['methods']);
    assert.ok(options.methods.every((/** @type {object} */ method) => Object.keys(method).join() === 'id,asks'));
    checkOptions(options, urls);
  });

  it('counts control codes by the rules of Smart-ID and Mobile-ID', async () => {
    const challenge = Buffer.from(
      'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==',
      'base64',
    );
    const random = (/** @type {number} */ size) => new Uint8Array(size === 64 ? challenge : Buffer.alloc(size));
    const page = new Page({}, { random });
    assert.equal((await page.push('100001')).show.controlCode, '7180');
    const mobile = await page.start('mobile-id', identityOf('mobile-id'));
    assert.equal(mobile.show.controlCode, mobileIdControlCodeOf(createHash('sha256').update(challenge).digest()));
  });
});

describe('the demo adapter, by what is typed', () => {
  for (const [userNumber, expected] of Object.entries({
    100001: 'control-code, success',
    100002: 'control-code, code-card, success, activated',
    100003: 'control-code, user-refused',
    100004: 'control-code, wrong-control-code',
    100005: 'control-code, expired',
    100006: 'account-problem',
    100007: 'account-not-qualified',
    100008: 'control-code, code-card, locked',
    100009: 'rejects unavailable',
    100010: 'control-code, success',
    100011: 'control-code, personal-code, success',
    100012: 'control-code, code-calculator, success, activated',
    100013: 'control-code, sms-code, success',
    100014: 'control-code, app-outdated',
    100015: 'rejects maintenance',
    100016: 'rejects too-many-requests',
    100017: 'control-code, unavailable, success',
    100018: 'control-code, success',
    100019: 'control-code, rejects session-lost',
    100020: 'control-code, password, success',
    555555: 'control-code, success',
  })) {
    it(`${userNumber}: ${expected}`, async () => {
      assert.equal(await new Page().login('smart-id-push', { userNumber }), expected);
    });
  }

  for (const [number, expected] of Object.entries({
    '+370 600 00001': 'control-code, success',
    860000002: 'control-code, user-refused',
    37060000003: 'control-code, expired',
    '+37060000004': 'account-problem',
    '+37060000005': 'control-code, phone-unreachable',
    60000006: 'control-code, sim-problem',
    '+37060000007': 'control-code, code-card, success',
  })) {
    it(`Mobile-ID ${number}: ${expected}`, async () => {
      const identity = { phoneNumber: number, personalCode: PERSONAL_CODE };
      assert.equal(await new Page().login('mobile-id', identity), expected);
    });
  }

  it('refuses a wrong password, like anyone without an account', async () => {
    const reply = await new Page().start('password', { userNumber: '100001', password: 'guess' });
    assert.deepEqual(reply, await new Page().push('100006'));
  });

  it('asks the bank to wait before the next start', async () => {
    await assert.rejects(new Page().push('100016'), { name: 'LoginError', retryAfterMs: 5_000 });
  });

  it('lets the app offer three codes', async () => {
    assert.equal((await new Page().push('100018')).show.choose, true);
    assert.equal((await new Page().push('100001')).show.choose, false);
  });
});

describe('the demo adapter, method by method', () => {
  for (const [method, expected] of Object.entries({
    'smart-id-push': 'control-code, success',
    'smart-id': 'device-link, success',
    'mobile-id': 'control-code, success',
    'id-card': 'id-card, success',
    'code-device': 'code-card, success',
    'code-card': 'code-card, success',
    'code-calculator': 'code-calculator, success',
    'eparaksts-mobile': 'app, success',
    password: 'code-card, success',
  })) {
    it(`${method}: ${expected}`, async () => {
      assert.equal(await new Page().login(method), expected);
    });

    for (const [persona, outcome] of /** @type {const} */ ([
      ['100003', /user-refused$/],
      ['100004', /wrong-control-code$/],
      ['100005', /expired$/],
      ['100006', /account-problem$/],
      ['100008', method === 'code-calculator' ? /locked$/ : /code-card, locked$/],
      ['100009', /^rejects unavailable$/],
      ['100011', /personal-code, success$/],
      ['100013', /sms-code, success$/],
      ['100019', /rejects session-lost$/],
      ['+37060000006', /sim-problem$/],
    ])) {
      it(`${method}: as ${persona}, whatever is typed`, async () => {
        assert.match(await new Page({ persona }).login(method, {}), outcome);
      });
    }
  }

  it('forgets a login before a quick person is done', async () => {
    const page = new Page({ persona: '100019', delayMs: 30 });
    assert.equal(await page.login('smart-id-push'), 'control-code, rejects session-lost');
    assert.equal(await page.bank.resume(never), undefined);
  });

  it('refuses a method that it does not have', async () => {
    await assert.rejects(new Page().start('telepathy'), { problem: 'unexpected' });
  });
});

describe('the demo adapter', () => {
  it('keeps the control code while the person looks at it', async () => {
    const page = new Page();
    const reply = await page.push('100001');
    page.clock.time += 1_000;
    assert.deepEqual((await page.poll(reply)).show, reply.show);
  });

  it('makes a new QR code each second and one link, of the real form, for a session that is clearly none', async () => {
    const page = new Page();
    const reply = await page.start('smart-id');
    const links = [reply];
    for (let second = 1; second < 4; second++) {
      page.clock.time += 1_000;
      links.push(await page.poll(reply));
    }
    links.forEach(({ show }, second) => {
      for (const [name, type] of /** @type {const} */ ([
        ['qr', 'QR'],
        ['link', 'Web2App'],
      ])) {
        const read = readDeviceLink(show[name]);
        assert.equal(read?.type, type);
        if (read?.type === 'QR') assert.equal(read.elapsedSeconds, second);
        assert.match(read?.sessionToken ?? '', /^DEMO-not-a-real-session-$/);
      }
      assert.ok(show.ageMs < 1_000);
    });
    assert.equal(new Set(links.map(({ show }) => show.qr)).size, 4);
    assert.equal(new Set(links.map(({ show }) => show.link)).size, 1);
    assert.ok(links.every(({ pollAfterMs }) => pollAfterMs === 1_000));
  });

  it('shows QR codes for 60 s, and lets a login expire that nobody finishes in the app', async () => {
    const page = new Page({ delayMs: 60_000 });
    const began = page.clock.time;
    const reply = await page.start('smart-id');
    assert.equal(reply.expiresInMs, 150_000);
    const shownAfter = async (/** @type {number} */ ms) => {
      page.clock.time = began + 500 + ms;
      return page.poll(reply);
    };
    assert.equal((await shownAfter(59_000)).show.kind, 'device-link');
    assert.deepEqual((await shownAfter(60_000)).show, { kind: 'app' });
    assert.equal((await shownAfter(150_000)).problem, 'expired');
  });

  it('judges an answer once that is sent again because its reply was lost', async () => {
    const page = new Page({ persona: '100020' });
    const { session } = await page.push('100020');
    page.clock.time += 10_000;
    const asked = await page.poll({ session });
    const answer = (/** @type {string} */ value) => page.submit(asked, 'password', value);
    const first = await answer('guess');
    const again = await answer('guess');
    assert.deepEqual([first.attemptsLeft, again.attemptsLeft, again.problem], [2, 2, 'wrong-code']);
    assert.equal((await answer('guess')).attemptsLeft, 1, 'who insists is judged');
    for (let time = 0; time < 2; time++) assert.equal((await answer(PASSWORD)).status, 'success');
  });

  it('counts attempts and asks another position each time, until it locks', async () => {
    const page = new Page();
    let reply = await page.start('code-card', { userNumber: '100001' });
    const asked = [];
    for (const attemptsLeft of [undefined, 2, 1]) {
      assert.equal(reply.attemptsLeft, attemptsLeft);
      assert.equal(reply.problem, attemptsLeft ? 'wrong-code' : undefined);
      assert.notEqual(reply.prompt.position, asked.at(-1));
      asked.push(reply.prompt.position);
      reply = await page.submit(reply, 'code-card', '000000');
    }
    assert.equal(reply.problem, 'locked');
  });

  it('asks no. 19 on the first login', async () => {
    const page = new Page();
    const reply = await page.push('100002');
    page.clock.time += 10_000;
    assert.deepEqual((await page.poll(reply)).prompt, {
      kind: 'code-card',
      reason: 'first-login',
      position: '19',
      length: 6,
    });
  });

  it('does not take an answer that it did not ask for', async () => {
    const page = new Page();
    const reply = await page.push('100001');
    await assert.rejects(page.submit(reply, 'personal-code', PERSONAL_CODE), { problem: 'unexpected' });
  });

  it('takes as long as delayMs says', async () => {
    const tookMs = async (/** @type {number} */ delayMs) => {
      const page = new Page({ delayMs });
      const reply = await page.push('100001');
      const began = page.clock.time;
      while ((await page.poll(reply)).status === 'pending') page.clock.time += 10;
      return page.clock.time - began;
    };
    assert.equal(await tookMs(0), 0);
    const short = await tookMs(300);
    assert.ok(short >= 600 && short < 700, String(short));
    const long = await tookMs(3_000);
    assert.ok(long >= 6_000 && long < 7_000, String(long));
  });

  it('answers slowly for the slow bank only', async () => {
    const [quick, slow] = [new Page(), new Page()];
    await quick.push('100001');
    await slow.push('100010');
    assert.equal(slow.clock.time - quick.clock.time, 3_000);
  });

  it('ends a login that is cancelled', async () => {
    const page = new Page();
    const reply = await page.push('100001');
    await page.bank.cancel(reply.session);
    page.clock.time += 10_000;
    assert.equal((await page.poll(reply)).problem, 'cancelled-elsewhere');
  });

  it('knows no login that it did not open', async () => {
    const page = new Page();
    await assert.rejects(page.poll({ session: { id: 'x' } }), { problem: 'session-lost' });
    await assert.rejects(page.submit({ session: { id: 'x' } }, 'password', 'x'), { problem: 'session-lost' });
    await page.bank.cancel({ id: 'x' });
  });

  it('resumes the login that was not finished, and no other', async () => {
    const page = new Page();
    assert.equal(await page.bank.resume(never), undefined);
    const reply = await page.push('100001');
    await page.push('100006');
    const resumed = await page.bank.resume(never);
    assert.equal(resumed.method, 'smart-id-push');
    assert.equal(resumed.reply.session.id, reply.session.id);
    assert.deepEqual(resumed.reply.show, { kind: 'control-code', controlCode: reply.show.controlCode });
    page.clock.time += 10_000;
    assert.equal((await page.poll(reply)).status, 'success');
  });

  it('tells a success by resume for a minute however often it is asked, until another login starts', async () => {
    const page = new Page();
    const succeed = async () => {
      const reply = await page.push('100001');
      page.clock.time += 10_000;
      assert.equal((await page.poll(reply)).status, 'success');
    };
    await succeed();
    for (let time = 0; time < 2; time++) assert.equal((await page.bank.resume(never)).reply.status, 'success');
    page.clock.time += 60_000;
    assert.equal(await page.bank.resume(never), undefined);
    await succeed();
    await page.push('100006');
    assert.equal(await page.bank.resume(never), undefined);
  });

  it('tells another end by resume when no poll has told it, once', async () => {
    const page = new Page();
    await page.push('100003');
    page.clock.time += 10_000;
    assert.equal((await page.bank.resume(never)).reply.problem, 'user-refused');
    assert.equal(await page.bank.resume(never), undefined);
  });

  it('says the same in every run when time and chance are the same', async () => {
    const replies = async () => {
      const page = new Page();
      const push = await page.push('100002');
      page.clock.time += 10_000;
      const prompt = await page.poll(push);
      return [push, prompt, await page.submit(prompt, 'code-card', '000000'), await page.start('smart-id')];
    };
    assert.deepEqual(await replies(), await replies());
  });

  it('refuses a person or a delay that cannot be', () => {
    assert.throws(() => createDemoAdapter({ persona: '999999' }), RangeError);
    assert.throws(() => createDemoAdapter({ delayMs: -1 }), RangeError);
    assert.throws(() => createDemoAdapter({ delayMs: NaN }), RangeError);
  });

  it('says what it needs where a page has no Web Crypto', async (test) => {
    test.mock.getter(globalThis, 'crypto', () => ({
      getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
    }));
    await assert.rejects(new Page().push('100001'), /https or on localhost/);
  });
});

describe('the demo adapter, in real time', () => {
  /** Counts the timers that are set and not yet over. */
  function countTimers(/** @type {import('node:test').TestContext} */ test) {
    const set = new Set();
    const { setTimeout, clearTimeout } = globalThis;
    test.mock.method(globalThis, 'setTimeout', (/** @type {() => void} */ end, /** @type {number} */ ms) => {
      const timer = setTimeout(() => {
        set.delete(timer);
        end();
      }, ms);
      set.add(timer);
      return timer;
    });
    test.mock.method(globalThis, 'clearTimeout', (/** @type {NodeJS.Timeout} */ timer) => {
      set.delete(timer);
      clearTimeout(timer);
    });
    return set;
  }
  /** @satisfies {Record<string, (bank: any, signal: AbortSignal) => Promise<any>>} */
  const calls = {
    options: (bank, signal) => bank.options({ language: 'lt' }, signal),
    start: (bank, signal) =>
      bank.start(
        { method: 'smart-id-push', identity: { userNumber: '100010' }, language: 'lt', device: 'phone' },
        signal,
      ),
    resume: (bank, signal) => bank.resume(signal),
  };

  for (const [name, call] of Object.entries(calls)) {
    it(`gives up ${name} when it is aborted, with no timer left`, async (test) => {
      const timers = countTimers(test);
      const life = new AbortController();
      const reason = new Error('given up');
      const answer = call(createDemoAdapter(), life.signal);
      assert.equal(timers.size, 1);
      life.abort(reason);
      await assert.rejects(answer, reason);
      assert.equal(timers.size, 0);
      await assert.rejects(call(createDemoAdapter(), life.signal), reason);
      assert.equal(timers.size, 0);
    });
  }

  it('gives up a poll and an answer when they are aborted', async () => {
    const bank = createDemoAdapter({ delayMs: 100 });
    const { session } = await calls.start(bank, never);
    for (const call of [
      (/** @type {AbortSignal} */ signal) => bank.poll(session, signal),
      (/** @type {AbortSignal} */ signal) => bank.submit(session, { kind: 'password', value: 'x' }, signal),
    ]) {
      const life = new AbortController();
      const answer = call(life.signal);
      life.abort(new Error('given up'));
      await assert.rejects(answer, /given up/);
    }
  });

  it('opens no login for a start that was aborted', async () => {
    const bank = createDemoAdapter({ delayMs: 0 });
    const life = new AbortController();
    const answer = calls.start(bank, life.signal);
    life.abort(new Error('given up'));
    await assert.rejects(answer, /given up/);
    assert.equal(await bank.resume(never), undefined);
  });

  it('leaves no timer between calls', async (test) => {
    const timers = countTimers(test);
    const bank = createDemoAdapter({ delayMs: 50 });
    const { session } = await calls.start(bank, never);
    assert.equal(timers.size, 0);
    await bank.poll(session, never);
    await bank.cancel(session);
    assert.equal(timers.size, 0);
  });
});
