import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { BankError } from '../../../../demo/bank/http/problem.js';
import type { LoginReply } from '../../../../src/flow/adapter.js';
import {
  asked,
  deviceLinksOf,
  outcomeOf,
  pendingOf,
  promptOf,
  sessionOf,
  shown,
} from '../../../demo-bank/support/replies.js';
import { asker, Nodes, pageAt } from '../support/nodes.js';

let open: Nodes | undefined;
afterEach(() => open?.close());

function openBank() {
  const nodes = (open = new Nodes());
  const { clock, services } = nodes;
  const node = nodes.add();
  return { nodes, node, clock, services, page: pageAt(node) };
}

const fails = (problem: string, status: number) => (error: unknown) =>
  error instanceof BankError && error.problem.problem === problem && error.problem.status === status;

describe('a push', () => {
  it('goes out three seconds after its code is on the page', async () => {
    const { page, clock, services } = openBank();
    const started = await page.push('ona');
    const { controlCode } = shown(started, 'control-code');
    clock.at += 2999;
    await page.poll(started);
    assert.deepEqual(services.rung, []);
    clock.at += 1;
    assert.equal(shown(await page.poll(started), 'control-code').controlCode, controlCode);
    assert.deepEqual(services.rung, ['PNOLT-ona']);
    services.confirm();
    assert.equal(outcomeOf(await page.poll(started)), 'success');
    assert.deepEqual(services.rung, ['PNOLT-ona'], 'once');
  });

  it('by Mobile-ID goes to the phone', async () => {
    const { page, clock, services } = openBank();
    const started = await page.start({ method: 'mobile-id', identity: { phoneNumber: '+37060000001' } });
    clock.at += 3000;
    await page.poll(started);
    assert.deepEqual(services.rung, ['+37060000001']);
    services.refuse('sim-problem');
    assert.equal(outcomeOf(await page.poll(started)), 'sim-problem');
  });

  it('to nobody looks and takes as long as one to somebody without an account', async () => {
    const looks: (LoginReply | string)[][] = [];
    for (const userNumber of ['nobody', 'accountless']) {
      const { page, clock, services } = openBank();
      services.fail('account-problem');
      const started = await page.push(userNumber);
      const seen: LoginReply[] = [started];
      for (const passMs of [2999, 1, 999, 1]) {
        clock.at += passMs;
        seen.push(await page.poll(started));
      }
      assert.equal(services.rung.length, 0);
      looks.push(
        seen.map((reply) =>
          JSON.stringify(reply, (key, value: unknown) => (/^(id|controlCode)$/.test(key) ? '' : value)),
        ),
      );
      assert.deepEqual(seen.map(outcomeOf), ['pending', 'pending', 'pending', 'pending', 'account-problem']);
    }
    assert.deepEqual(looks[0], looks[1]);
  });

  it('is not sent once the page has given up or hung up', async () => {
    for (const giveUp of ['cancel', 'hang up'] as const) {
      const { page, node, clock, services } = openBank();
      const request = new AbortController();
      const started = await page.start({ identity: { userNumber: 'ona' } }, request.signal);
      if (giveUp === 'cancel') await page.cancel(started);
      else request.abort();
      clock.at += 3000;
      assert.equal(outcomeOf(await page.poll(started)), 'cancelled-elsewhere');
      await node.watcher.idle();
      assert.deepEqual(services.rung, []);
    }
  });

  it('that the service does not take ends the login, with what the bank finds it by', async () => {
    for (const [problem, hasReference] of [
      ['maintenance', true],
      ['unexpected', true],
    ] as const) {
      const { page, clock, services } = openBank();
      const started = await page.push('ona');
      services.fail(problem);
      clock.at += 3000;
      const end = await page.poll(started);
      assert.equal(outcomeOf(end), problem);
      assert.equal('reference' in end && /^DB-[0-9A-F]{8}$/.test(end.reference ?? ''), hasReference);
    }
  });

  it('that failed is not repeated, even where the service faltered in passing', async () => {
    const { page, clock, services } = openBank();
    const started = await page.push('ona');
    clock.at += 3000;
    services.fail('unavailable', true);
    assert.equal(outcomeOf(await page.poll(started)), 'unavailable');
    clock.at += 3000;
    await page.poll(started);
    assert.equal(services.rung.length, 0);
  });
});

describe('a question to a service', () => {
  it('is asked again after a while when the service faltered, and ends the login when it may not', async () => {
    for (const isPassing of [true, false]) {
      const { page, clock, services } = openBank();
      const started = await page.start({ method: 'smart-id' });
      services.confirm();
      services.fail('unavailable', isPassing);
      // The answer is there: its judgement falters.
      await page.poll(started);
      clock.at += 2000;
      assert.equal(outcomeOf(await page.poll(started)), isPassing ? 'success' : 'unavailable');
    }
  });
});

describe('a device link', () => {
  it('is a code as old as it says, and an app link that never changes', async () => {
    const { page, clock } = openBank();
    const started = await page.start({ method: 'smart-id' });
    const first = deviceLinksOf(started);
    clock.at += 1900;
    const reply = await page.poll(started);
    const second = deviceLinksOf(reply);
    assert.match(second.qr, /elapsed=1$/);
    assert.equal(shown(reply, 'device-link').ageMs, 900);
    assert.equal(second.link, first.link);
    assert.equal(pendingOf(reply).expiresInMs, 148_100);
  });

  it('is shown for a minute, and lives on for who is in the app', async () => {
    const { page, clock, services } = openBank();
    const started = await page.start({ method: 'smart-id' });
    clock.at += 60_000;
    shown(await page.poll(started), 'app');
    services.confirm();
    assert.equal(outcomeOf(await page.poll(started)), 'success');
  });

  it('that no service gives is told at once', async () => {
    const { page, services } = openBank();
    services.fail('maintenance');
    await assert.rejects(page.start({ method: 'smart-id' }), fails('maintenance', 580));
  });
});

describe('the return from the app', () => {
  async function opened() {
    const bank = openBank();
    const started = await bank.page.start({ method: 'smart-id' });
    return { ...bank, started };
  }

  it('may come before the service has told the bank', async () => {
    const { nodes, page, services, started } = await opened();
    await page.returnFromApp(nodes.returnUrl('v'));
    const resumed = (await page.resume())?.reply;
    assert.notEqual(sessionOf(resumed).id, sessionOf(started).id);
    services.confirm(undefined, 'v');
    assert.ok(resumed);
    assert.equal(outcomeOf(await page.poll(resumed)), 'success');
    assert.equal(outcomeOf(await page.poll(started)), 'already-used');
  });

  it('may come after it', async () => {
    const { nodes, page, node, services, started } = await opened();
    services.confirm(undefined, 'v');
    shown(await page.poll(started), 'app');
    await page.returnFromApp(nodes.returnUrl('v'));
    await node.watcher.idle();
    assert.equal(outcomeOf((await page.resume())?.reply), 'success');
    assert.equal(outcomeOf(await page.poll(started)), 'already-used');
  });

  it('is taken after a refusal', async () => {
    const { nodes, page, services, started } = await opened();
    services.refuse();
    assert.equal(outcomeOf(await page.poll(started)), 'user-refused');
    await page.returnFromApp(nodes.returnUrl('v'));
    await assert.rejects(page.returnFromApp(nodes.returnUrl('v')), fails('already-used', 409));
  });

  it('without a confirmation by this app proves nothing', async () => {
    const { nodes, page, services } = await opened();
    await page.returnFromApp(nodes.returnUrl('another'));
    services.confirm(undefined, 'v');
    const resumed = (await page.resume())?.reply;
    assert.ok(resumed);
    assert.equal(outcomeOf(await page.poll(resumed)), 'unexpected');
  });

  it('is refused to another browser, with another secret, and to a value of nobody: nothing is lost by that', async () => {
    const { nodes, node, page, services, started } = await opened();
    services.confirm(undefined, 'v');
    await page.poll(started);
    const url = nodes.returnUrl('v');
    for (const browser of ['stranger', undefined]) {
      await assert.rejects(node.returnFromApp(url, browser), fails('other-browser', 403));
    }
    for (const name of ['sessionSecretDigest', 'userChallengeVerifier']) {
      const forged = new URL(url);
      forged.searchParams.set(name, 'forged');
      await assert.rejects(page.returnFromApp(forged), fails('unexpected', 422));
    }
    const unknown = new URL(url);
    unknown.searchParams.set('value', 'unknown');
    await assert.rejects(page.returnFromApp(unknown), fails('session-lost', 404));
    await page.returnFromApp(url);
    await assert.rejects(page.returnFromApp(url), fails('already-used', 409));
    assert.equal(outcomeOf((await page.resume())?.reply), 'success');
  });

  it('lets the old tab go on when no other one comes', async () => {
    const { nodes, page, clock, services, started } = await opened();
    services.confirm(undefined, 'v');
    await page.poll(started);
    await page.returnFromApp(nodes.returnUrl('v'));
    shown(await page.poll(started), 'app');
    clock.at += 5000;
    assert.equal(outcomeOf(await page.poll(started)), 'success');
  });
});

describe('an ID card', () => {
  it('logs in with what it signs, once', async () => {
    const { page } = openBank();
    const started = await page.start({ method: 'id-card' });
    const token = `signed ${shown(started, 'id-card').nonce} for ${asker.origin}`;
    assert.equal(outcomeOf(await page.answer(started, 'id-card', token)), 'success');
    assert.equal(outcomeOf(await page.answer(started, 'id-card', token)), 'success', 'told again');
    const other = await page.start({ method: 'id-card' });
    assert.equal(outcomeOf(await page.answer(other, 'id-card', token)), 'id-card-problem');
  });

  it('whose standing cannot be asked may be tried again', async () => {
    const { page, services } = openBank();
    const started = await page.start({ method: 'id-card' });
    services.fail('unavailable');
    const token = `signed ${shown(started, 'id-card').nonce} for ${asker.origin}`;
    await assert.rejects(page.answer(started, 'id-card', token), fails('unavailable', 503));
    assert.equal(outcomeOf(await page.answer(started, 'id-card', token)), 'success');
  });
});

describe('a question of the bank', () => {
  it('follows another one', async () => {
    const { page } = openBank();
    const started = await page.start({ method: 'code-card', identity: { userNumber: 'petras' } });
    assert.equal(asked(started, 'code-card').position, '1');
    const second = await page.answer(started, 'code-card', 'code 1');
    assert.equal(asked(second, 'code-card').position, '2');
    assert.equal(outcomeOf(await page.answer(started, 'code-card', 'code 2')), 'success');
  });

  it('is judged once when its answer comes again because the page hung up', async () => {
    const { page, node } = openBank();
    const started = await page.start({ method: 'code-card', identity: { userNumber: 'petras' } });
    const request = new AbortController();
    const first = promptOf(await page.answer(started, 'code-card', 'wrong', request.signal));
    request.abort();
    await node.watcher.idle();
    const again = promptOf(await page.answer(started, 'code-card', 'wrong'));
    assert.deepEqual([again.prompt, again.attemptsLeft], [first.prompt, 2]);
    assert.equal(promptOf(await page.answer(started, 'code-card', 'wrong')).attemptsLeft, 1);
    assert.equal(outcomeOf(await page.answer(started, 'code-card', 'wronger')), 'locked');
  });

  it('is refused where another one was asked', async () => {
    const { page } = openBank();
    const started = await page.start({ method: 'code-card', identity: { userNumber: 'petras' } });
    await assert.rejects(page.answer(started, 'sms-code', '123456'), fails('unexpected', 409));
  });

  it('is asked of a number that nobody has too, and never answered right', async () => {
    const { page } = openBank();
    const started = await page.start({ method: 'code-card', identity: { userNumber: 'nobody' } });
    assert.equal(outcomeOf(started), 'prompt');
    assert.equal(outcomeOf(await page.answer(started, 'code-card', 'code 1')), 'prompt');
  });
});

describe('a browser', () => {
  it('hears of its newest login alone, of its success for a minute, and of a failure once', async () => {
    const { page, clock, services } = openBank();
    const started = await page.start({ method: 'smart-id' });
    assert.deepEqual(sessionOf((await page.resume())?.reply), sessionOf(started));
    services.confirm();
    await page.poll(started);
    clock.at += 59_999;
    assert.equal(outcomeOf((await page.resume())?.reply), 'success');
    clock.at += 1;
    assert.equal(await page.resume(), undefined);
    await page.start({ method: 'smart-id' });
    services.refuse();
    await page.poll(await page.start({ method: 'id-card' }));
    assert.equal((await page.resume())?.method, 'id-card');
  });

  it('has nothing to do with the logins of another one', async () => {
    const { node, page } = openBank();
    const started = await page.push('ona');
    const stranger = pageAt(node, { ...asker, browser: 'stranger' });
    await assert.rejects(stranger.poll(started), fails('session-lost', 404));
    await assert.rejects(stranger.answer(started, 'sms-code', '1'), fails('session-lost', 404));
    await assert.rejects(stranger.cancel(started), fails('session-lost', 404));
    assert.equal(await stranger.resume(), undefined);
    assert.equal(outcomeOf(await page.poll(started)), 'pending');
  });
});
