/** What the checks of plain HTTP are made of. */
import type { ConformanceDriver } from '../driver.js';
import type { Claim } from '../promised.js';
import { isServed, told } from './exchange.js';
import { type Page, replyIn } from './page.js';

export interface Wire {
  /** Of the browser whose person the driver plays. */
  readonly page: Page;
  /** Of a browser that the bank has never seen. */
  readonly another: () => Page;
  /** Of the bank's pages. */
  readonly origin: string;
}

export type WireCheck = Claim<Wire>;

export const neverOpened = ({ unknownSession }: ConformanceDriver): string =>
  unknownSession?.id ?? 'conformance-never-opened';
export const has = (call: 'cancel' | 'resume', { lacks = [] }: ConformanceDriver): boolean => !lacks.includes(call);

/** The code is part of it where one is shown. */
export async function claimStillOpen(
  page: Page,
  { id, code }: { id: string; code: string | undefined },
  after: string,
) {
  const exchange = await page.poll(id);
  const reply = replyIn(exchange);
  const how = isServed(exchange) ? `the login is ${reply?.status ?? 'no reply'}` : told(exchange);
  if (reply?.session?.id !== id) throw new Error(`${after} ${how}: its own browser had done nothing.`);
  if (reply.show?.controlCode !== code) throw new Error(`${after} the control code is another.`);
}
