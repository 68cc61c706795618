/** How soon a control code is on the screen once the bank has answered. */
import type { Browser } from 'puppeteer-core';
import type { LoginReply } from '../../src/flow/adapter.js';
import { inMs, inPage, quantile, row } from './browser.js';

/** In the page: twenty logins, each from the bank's answer to the control code on the screen. */
async function paintControlCodes(): Promise<number[]> {
  const until = async (claim: () => unknown) => {
    while (!claim()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const never = () => new Promise<LoginReply>(() => {});
  const results = [];
  for (let run = 0; run < 20; run += 1) {
    let answer: ((reply: LoginReply) => void) | undefined;
    const widget = document.createElement('internetbank-login');
    widget.adapter = {
      options: () => Promise.resolve({ methods: [{ id: 'smart-id-push', asks: [] }] }),
      start: () => new Promise((resolve) => (answer = resolve)),
      poll: never,
      submit: never,
    };
    document.body.append(widget);
    await until(() => widget.state.step === 'choosing');
    widget.start('smart-id-push');
    await until(() => answer);
    const begunAt = performance.now();
    const show = { kind: 'control-code', controlCode: '0493' } as const;
    answer?.({ status: 'pending', session: { id: 'bench' }, show });
    const step = () => widget.shadowRoot?.querySelector('ibl-waiting-step')?.shadowRoot;
    await until(() => step()?.querySelector('ibl-control-code')?.shadowRoot?.textContent.includes('0493'));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    results.push(performance.now() - begunAt);
    widget.remove();
  }
  return results;
}

export async function measureControlCodes(browser: Browser, origin: string): Promise<void> {
  const paints = await inPage(browser, 4, async (page) => {
    await page.goto(`${origin}/script`);
    return page.evaluate(paintControlCodes);
  });
  row('Control code, from reply to painted, CPU ÷ 4', inMs(quantile(paints, 0.95)), '95 % of 20; goal: under 100 ms');
}
