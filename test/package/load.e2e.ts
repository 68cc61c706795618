// A hundred widgets on one page for hours, by a clock turned by hand: after the first hour nothing is added any more.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bundle, openBuiltPages, type BuiltPages } from './support/built-pages.js';

const widgets = 100;
const hours = Number(process.env['HOURS'] ?? 2);

const script = `
  import './dist/index.js';
  import { ManualClock, settled } from './test/support/manual-clock.ts';

  const clock = new ManualClock();
  const session = { id: 'one' };
  const pending = { status: 'pending', session, show: { kind: 'control-code', controlCode: '1234' }, pollAfterMs: 30_000 };
  let polls = 0;
  const adapter = {
    options: async () => ({ methods: [{ id: 'smart-id-push', asks: [] }, { id: 'password', asks: ['userNumber', 'password'] }] }),
    start: async () => ({ ...pending, expiresInMs: 590_000 }),
    poll: async () => (polls++, pending),
    submit: () => Promise.reject(new Error()),
    cancel: async () => undefined,
  };
  const logins = Array.from({ length: ${widgets} }, () => {
    const login = document.createElement('internetbank-login');
    Object.assign(login, { adapter, clock });
    document.body.append(login);
    return login;
  });
  const all = async (step) => {
    while (!logins.every(({ state }) => state.step === step)) await settled();
    for (const login of logins) await login.updateComplete;
  };
  /** Each begins a login, waits in vain until it has expired, and goes back to the methods. */
  window.hour = async () => {
    await all('choosing');
    for (const login of logins) login.start('smart-id-push');
    await all('waiting');
    await clock.advance(600_000);
    await all('failed');
    for (const login of logins) login.reset();
    await all('choosing');
    await clock.advance(3_000_000);
    return { polls, timers: clock.sleepers, returns: clock.returnListeners };
  };
`;

interface Hours {
  hour(): Promise<{ polls: number; timers: number; returns: number }>;
}

/** What the page holds when nothing is left to be thrown away. */
async function held(page: Page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { Nodes = 0, JSEventListeners = 0, JSHeapUsedSize = 0 } = await page.metrics();
  return { nodes: Nodes, listeners: JSEventListeners, heap: JSHeapUsedSize };
}

describe('a page that is open all day', () => {
  let pages: BuiltPages;
  before(async () => {
    const scripts = new Map([['/load.js', await bundle(script, 'production')]]);
    pages = await openBuiltPages(scripts, () => '<script type="module" src="/load.js"></script>');
  });
  after(() => pages.close());

  it('holds no more after hours of logins than after the first', async (test) => {
    const page = await pages.browser.newPage();
    await page.goto(pages.origin);
    const hour = () => page.evaluate(() => (window as unknown as Hours).hour());
    const first = await hour();
    const before = await held(page);
    let last = first;
    for (let passed = 1; passed < hours; passed++) last = await hour();
    const after = await held(page);
    assert.ok(last.polls >= hours * widgets * 15, `${last.polls} polls`);
    const heap = after.heap / before.heap;
    test.diagnostic(
      `${widgets} widgets, ${hours} hours, ${last.polls} polls: ${after.nodes - before.nodes} nodes more, heap × ${heap.toFixed(2)}`,
    );
    assert.deepEqual({ timers: last.timers, returns: last.returns }, { timers: first.timers, returns: first.returns });
    assert.ok(after.nodes <= before.nodes, `${before.nodes} nodes, then ${after.nodes}`);
    assert.ok(after.listeners <= before.listeners, `${before.listeners} listeners, then ${after.listeners}`);
    // Some percent are what the engine learns of the code; they end after some hours.
    assert.ok(heap <= 1.1, `the heap is ${heap.toFixed(2)} of what it was`);
    await page.close();
  });
});
