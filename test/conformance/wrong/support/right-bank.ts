// The reference bank in this process, to be changed at its door, and asked all that the command asks.
import { allChecks } from '../../../../src/cli/conformance.js';
import { judge, type Judged } from '../../../../src/cli/report.js';
import type { ConformanceDriver } from '../../../../src/conformance/index.js';
import { Browser } from '../../../../src/conformance/wire/browser.js';
import { createApp } from '../../../../demo/server/app.js';
import { PIN1 } from '../../../../demo/services/phones.js';
import { people, user } from '../../support/test-bank.js';

/** What stands at the door of a bank: its requests go in, its answers come out. */
export type Bank = (request: Request) => Promise<Response>;

const origin = 'http://127.0.0.1:8080';

/**
 * @param change made of the right bank
 * @param names of the checks; by default all
 */
export async function judged(change: (bank: Bank) => Bank, names?: readonly string[]): Promise<readonly Judged[]> {
  const { app, services, idle, close } = await createApp({ pace: 0 });
  const bank = change(async (request) => app.fetch(request));
  // A line would take no notice of who hangs up after the answer; a signal goes on.
  const overTheLine: typeof fetch = (input, init) => bank(new Request(input, { ...init, signal: null }));
  const newBrowser = () => new Browser({ endpoint: origin, origin, fetch: overTheLine });
  /** What was asked last, on whosever phone. */
  async function asked(): Promise<string> {
    await idle();
    const request = services.smartId.service.requests(() => 'by-hand').at(-1);
    if (!request) throw new Error('No phone was asked.');
    return request.id;
  }
  const driver: ConformanceDriver = {
    ...people,
    strangers: [user('100006'), user('no1')],
    confirm: async () => void services.phones.confirm(await asked(), { pin1: PIN1 }),
    refuse: async () => void services.phones.refuse(await asked()),
    expire: () => undefined,
  };
  const found: Judged[] = [];
  try {
    const asking = { endpoint: `${origin}/bank`, origin, browser: newBrowser(), newBrowser };
    const checks = allChecks(asking, driver).filter(({ name }) => names?.includes(name) ?? true);
    for (const check of checks) found.push(await judge(check, []));
  } finally {
    await close();
  }
  return found;
}
