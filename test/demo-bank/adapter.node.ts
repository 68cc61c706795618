import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { describe, it } from 'node:test';
import { controlCodeOf as mobileIdControlCodeOf } from '../../demo/bank/clients/mobile-id/formulas.js';
import { readLink } from '../../demo/services/smart-id/formulas.js';
import { createDemoAdapter, demoAnswers } from '../../src/demo-bank/adapter.js';
import { checkOptions } from '../../src/flow/offer.js';
import { identityOf, never, Page, urls } from './support/page.js';
import { asked, outcomeOf, pendingOf, promptOf, sessionOf, shown } from './support/replies.js';

const linkBase = 'https://smart-id.com/device-link';

describe('the demo adapter', () => {
  it('offers its methods, and says no text', async () => {
    const options = await new Page().bank.options({ language: 'lt' }, never);
    assert.deepEqual(Object.keys(options), ['methods']);
    assert.ok(options.methods.every((method) => Object.keys(method).join() === 'id,asks'));
    checkOptions(options, urls);
  });

  it('counts control codes by the rules of Smart-ID and Mobile-ID', async () => {
    const challenge = Buffer.from(
      'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==',
      'base64',
    );
    const random = (size: number) => new Uint8Array(size === 64 ? challenge : Buffer.alloc(size));
    const page = new Page({}, { random });
    assert.equal(shown(await page.push('100001'), 'control-code').controlCode, '7180');
    const mobile = await page.start('mobile-id', identityOf('mobile-id'));
    const expected = mobileIdControlCodeOf(createHash('sha256').update(challenge).digest());
    assert.equal(shown(mobile, 'control-code').controlCode, expected);
  });

  it('keeps the control code while the person looks at it', async () => {
    const page = new Page();
    const reply = await page.push('100001');
    page.clock.time += 1_000;
    assert.deepEqual(pendingOf(await page.poll(reply)).show, pendingOf(reply).show);
  });

  it('makes a new QR code each second and one link, of the real form, for a session that is clearly none', async () => {
    const page = new Page();
    const reply = await page.start('smart-id');
    const links = [reply];
    for (let second = 1; second < 4; second++) {
      page.clock.time += 1_000;
      links.push(await page.poll(reply));
    }
    const shows = links.map((link) => shown(link, 'device-link'));
    shows.forEach(({ qr = '', link = '', ageMs }, second) => {
      const [read, opened] = [readLink(qr, linkBase), readLink(link, linkBase)];
      assert.ok(read?.type === 'QR' && opened?.type === 'Web2App');
      assert.equal(read.elapsedSeconds, second);
      for (const { sessionToken } of [read, opened]) assert.equal(sessionToken, 'DEMOnotArealSession00000');
      assert.ok(Number(ageMs) < 1_000);
    });
    assert.equal(new Set(shows.map(({ qr }) => qr)).size, 4);
    assert.equal(new Set(shows.map(({ link }) => link)).size, 1);
    assert.ok(links.every((link) => pendingOf(link).pollAfterMs === 1_000));
  });

  it('shows QR codes for 60 s, and lets a login expire that nobody finishes in the app', async () => {
    const page = new Page({ delayMs: 60_000 });
    const began = page.clock.time;
    const reply = await page.start('smart-id');
    assert.equal(pendingOf(reply).expiresInMs, 150_000);
    const shownAfter = async (ms: number) => {
      page.clock.time = began + 500 + ms;
      return page.poll(reply);
    };
    shown(await shownAfter(59_000), 'device-link');
    assert.deepEqual(pendingOf(await shownAfter(60_000)).show, { kind: 'app' });
    assert.equal(outcomeOf(await shownAfter(150_000)), 'expired');
  });

  it('judges an answer once that is sent again because its reply was lost', async () => {
    const page = new Page({ persona: '100020' });
    const started = await page.push('100020');
    page.clock.time += 10_000;
    const asked = await page.poll(started);
    const answer = (value: string) => page.submit(asked, 'password', value);
    const [first, again] = [promptOf(await answer('guess')), promptOf(await answer('guess'))];
    assert.deepEqual([first.attemptsLeft, again.attemptsLeft, again.problem], [2, 2, 'wrong-code']);
    assert.equal(promptOf(await answer('guess')).attemptsLeft, 1, 'who insists is judged');
    for (let time = 0; time < 2; time++) assert.equal((await answer(demoAnswers.password)).status, 'success');
  });

  it('counts attempts and asks another position each time, until it locks', async () => {
    const page = new Page();
    let reply = await page.start('code-card', { userNumber: '100001' });
    const positions: string[] = [];
    for (const attemptsLeft of [undefined, 2, 1]) {
      const prompt = promptOf(reply);
      assert.equal(prompt.attemptsLeft, attemptsLeft);
      assert.equal(prompt.problem, attemptsLeft ? 'wrong-code' : undefined);
      const { position } = asked(reply, 'code-card');
      assert.notEqual(position, positions.at(-1));
      positions.push(position);
      reply = await page.submit(reply, 'code-card', '000000');
    }
    assert.equal(outcomeOf(reply), 'locked');
  });

  it('asks no. 19 on the first login', async () => {
    const page = new Page();
    const reply = await page.push('100002');
    page.clock.time += 10_000;
    assert.deepEqual(promptOf(await page.poll(reply)).prompt, {
      kind: 'code-card',
      reason: 'first-login',
      position: '19',
      length: 6,
    });
  });

  it('does not take an answer that it did not ask for', async () => {
    const page = new Page();
    const reply = await page.push('100001');
    await assert.rejects(page.submit(reply, 'personal-code', demoAnswers.personalCode), { problem: 'unexpected' });
  });

  it('takes as long as delayMs says', async () => {
    const tookMs = async (delayMs: number) => {
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
    await page.bank.cancel(sessionOf(reply));
    page.clock.time += 10_000;
    assert.equal(outcomeOf(await page.poll(reply)), 'cancelled-elsewhere');
  });

  it('knows no login that it did not open', async () => {
    const { bank } = new Page();
    await assert.rejects(bank.poll({ id: 'x' }, never), { problem: 'session-lost' });
    await assert.rejects(bank.submit({ id: 'x' }, { kind: 'password', value: 'x' }, never), {
      problem: 'session-lost',
    });
    await bank.cancel({ id: 'x' });
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
