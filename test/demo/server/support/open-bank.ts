// The demo bank with its services, without a network of its own, and a clock that moves by hand.
import { after, afterEach } from 'node:test';
import { createApp, type DemoBank, type DemoBankOptions } from '../../../../demo/server/app.js';
import { Browser, type Reply } from '../../bank/support/browser.js';
import { HandClock } from './hand-clock.js';

const open: DemoBank[] = [];
const closeAll = async () => void (await Promise.all(open.splice(0).map((bank) => bank.close())));
afterEach(closeAll);
after(closeAll);

/** A bank with its services, and a clock that moves by hand; closed after the test. */
export async function openBank(options: DemoBankOptions = {}) {
  const clock = new HandClock({ startedAt: 1_800_000_000_000 });
  const bank = await createApp({ now: clock.now, after: clock.after, ...options });
  open.push(bank);
  const another = () => new Browser(bank.app, bank.idle);
  return { ...bank, browser: another(), another, pass: (ms: number) => clock.turn(ms, bank.idle) };
}

/** A login that the phone has confirmed, and what the bank answers then. */
export async function confirmedLogin(userNumber: string) {
  const bank = await openBank({ pace: 0 });
  const started = await bank.browser.push(userNumber);
  await bank.browser.confirm();
  return { ...bank, prompted: await bank.browser.poll(started) };
}

/** Plays to the end a login whose phone answers by itself. */
export async function pollToEnd(
  { browser, pass }: Pick<Awaited<ReturnType<typeof openBank>>, 'browser' | 'pass'>,
  started: Reply,
): Promise<Reply> {
  let reply = started;
  for (let polls = 0; reply.status === 'pending' && polls < 30; polls++) {
    await pass(2000);
    const polled = await browser.poll(started);
    if (polled.httpStatus !== 503) reply = polled;
  }
  return reply;
}
