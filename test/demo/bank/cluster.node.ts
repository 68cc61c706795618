// Two nodes as processes of their own, Redis between them, the simulated services behind: one is killed in the middle.
import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PIN1 } from '../../../demo/services/phones.js';
import { keyOf } from '../../../demo/bank/login/login.js';
import { ofLogin } from '../../../demo/bank/events.js';
import { nationalCodeOf } from '../../../demo/shared/national-codes.js';
import { personByNumber } from '../../../src/demo-bank/people.js';
import { Cluster } from '../../../tools/bank/cluster.js';
import type { LoginReply } from '../../../src/flow/adapter.js';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import { asked, deviceLinksOf, outcomeOf, sessionOf } from '../../demo-bank/support/replies.js';
import { Browser, type Reply } from './support/browser.js';

const PACE = 0.1;
const LONG_POLL_MS = 1000;
/** As a page does, only faster. */
const POLL_EVERY_MS = 100;

describe('a bank of two nodes', async () => {
  const opened = await Cluster.open({ pace: PACE, longPollMs: LONG_POLL_MS });
  if (!opened) {
    it('was not tried: there is no Redis here', (test) => test.diagnostic('no redis-server'));
    return;
  }
  const cluster = opened;
  after(() => cluster.close());
  let revive: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await revive?.();
    revive = undefined;
  });

  const newBrowser = () => new Browser(cluster.origin);
  const nameOf = (started: Reply) => ofLogin({ key: keyOf(sessionOf(started).id), method: '' }).login;
  const told = (started: Reply, name: string) =>
    cluster.told.filter(({ name: heard, event }) => heard === name && event.login === nameOf(started));
  const hears = (started: Reply, name: string) =>
    cluster.hears((one) => one.name === name && one.event.login === nameOf(started));

  /** Kills whoever asks the service about this login; another one is there, and polls of the page go on. */
  async function killWatcher(started: Reply): Promise<void> {
    await hears(started, 'bank.watch.began');
    const node = told(started, 'bank.watch.began').at(-1)?.node ?? 0;
    await cluster.kill(node);
    revive = () => cluster.start(node);
  }

  /** Polls as a page does until the login is no more pending. */
  async function outcome(browser: Browser, started: Reply | LoginReply): Promise<Reply> {
    for (;;) {
      const reply = await browser.poll(started);
      // 502: the proxy lost the node while it asked. A page asks again.
      if (reply.status !== 'pending' && reply.httpStatus !== 502) return reply;
      await sleep(POLL_EVERY_MS);
    }
  }
  const requestOf = (person: string) => cluster.services.phones.requests(person).at(-1);
  function confirm(person: string): void {
    const request = requestOf(person);
    assert.ok(request, 'the phone is asked');
    assert.equal(cluster.services.phones.confirm(request.id, { pin1: PIN1 }), 'confirmed');
  }
  const personOf = (number: string) => {
    const person = personByNumber(number);
    assert.ok(person);
    return `PNOLT-${nationalCodeOf(person)}`;
  };
  const loginPerson = personOf('100001');

  it('lets a push be confirmed after the node that rang has died', async () => {
    const browser = newBrowser();
    const started = await browser.push('100001');
    await hears(started, 'bank.push.sent');
    await killWatcher(started);
    confirm(loginPerson);
    assert.equal(outcomeOf(await outcome(browser, started)), 'success');
    assert.equal(told(started, 'bank.push.sent').length, 1);
  });

  it('rings once when the node that was about to has died', async () => {
    const browser = newBrowser();
    const started = await browser.push('100001');
    await killWatcher(started);
    const polling = outcome(browser, started);
    // The other node rings, unless the dead one had just begun to: then nobody does.
    await Promise.race([hears(started, 'bank.push.sent'), polling]);
    if (requestOf(loginPerson)) confirm(loginPerson);
    assert.match(outcomeOf(await polling), /^(success|unavailable)$/);
    assert.ok(told(started, 'bank.push.sent').length <= 1);
  });

  it('lets a code be scanned after the node that shows it has died', async () => {
    const browser = newBrowser();
    const started = await browser.start('smart-id');
    await killWatcher(started);
    const { qr } = deviceLinksOf(await browser.poll(started));
    const { service } = cluster.services.smartId;
    assert.equal(service.scan(loginPerson, qr, 'QR').scanned, 'accepted');
    confirm(loginPerson);
    assert.equal(outcomeOf(await outcome(browser, started)), 'success');
  });

  it('takes the return from the app after a node has died, once', async () => {
    const browser = newBrowser();
    const started = await browser.start('smart-id');
    const { link } = deviceLinksOf(started);
    const { service } = cluster.services.smartId;
    const { scanned, sessionId = '' } = service.scan(loginPerson, link, 'Web2App');
    assert.equal(scanned, 'accepted');
    confirm(loginPerson);
    await killWatcher(started);
    const url = service.returnUrl(sessionId) ?? '';
    assert.equal((await browser.returnFromApp(url)).httpStatus, 204);
    assert.equal((await browser.returnFromApp(url)).problem, 'already-used');
    const { reply } = await browser.resume();
    assert.ok(reply);
    const end = 'session' in reply ? await outcome(browser, reply) : reply;
    assert.equal(outcomeOf(end), 'success');
    assert.equal(told(started, 'bank.login.ended').length, 1);
  });

  it('takes an answer to a question of the dead', async () => {
    const browser = newBrowser();
    const started = await browser.push('100002');
    await hears(started, 'bank.push.sent');
    confirm(personOf('100002'));
    const prompted = await outcome(browser, started);
    const { position } = asked(prompted, 'code-card');
    await killWatcher(started);
    const code = demoAnswers.codeCard[Number(position) - 1] ?? '';
    assert.equal(outcomeOf(await browser.answer(prompted, 'code-card', code)), 'success');
  });

  /** Redis ends without a word, a page asks meanwhile, and Redis is back. */
  async function restartRedis(browser: Browser, started: Reply): Promise<void> {
    await cluster.redis.stop();
    assert.equal(outcomeOf(await browser.poll(started)), 'unavailable');
    await cluster.redis.start();
  }
  /** Each node connects again by itself. One that has not yet says so, and is asked again, as a page does. */
  async function whenBack<Answer extends { readonly httpStatus: number }>(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const answer = await ask();
      if (answer.httpStatus !== 503) return answer;
      await sleep(POLL_EVERY_MS);
    }
  }

  it('loses nothing when Redis is started anew while a phone rings, and rings no second time', async () => {
    const browser = newBrowser();
    const started = await browser.push('100001');
    await hears(started, 'bank.push.sent');
    await restartRedis(browser, started);
    confirm(loginPerson);
    assert.equal(outcomeOf(await whenBack(() => outcome(browser, started))), 'success');
    assert.equal(told(started, 'bank.push.sent').length, 1);
    assert.equal(told(started, 'bank.login.ended').length, 1);
  });

  it('loses nothing when Redis is started anew while a code is shown', async () => {
    const browser = newBrowser();
    const started = await browser.start('smart-id');
    const { link } = deviceLinksOf(started);
    await restartRedis(browser, started);
    const { service } = cluster.services.smartId;
    const { scanned, sessionId = '' } = service.scan(loginPerson, link, 'Web2App');
    assert.equal(scanned, 'accepted');
    confirm(loginPerson);
    const url = service.returnUrl(sessionId) ?? '';
    const comeBack = () => browser.returnFromApp(url);
    assert.equal((await whenBack(comeBack)).httpStatus, 204);
    assert.equal((await whenBack(comeBack)).problem, 'already-used');
    const { reply } = await whenBack(() => browser.resume());
    assert.ok(reply);
    const end = 'session' in reply ? await whenBack(() => outcome(browser, reply)) : reply;
    assert.equal(outcomeOf(end), 'success');
  });

  it('loses nothing when Redis is started anew while a code of the card is asked', async () => {
    const browser = newBrowser();
    const started = await browser.start('code-card', { userNumber: '100001' });
    await restartRedis(browser, started);
    const prompted = await whenBack(() => outcome(browser, started));
    assert.deepEqual(asked(prompted, 'code-card'), asked(started, 'code-card'));
    const code = demoAnswers.codeCard[Number(asked(started, 'code-card').position) - 1] ?? '';
    const answered = await whenBack(() => browser.answer(prompted, 'code-card', code));
    assert.equal(outcomeOf(answered), 'success');
  });
});
