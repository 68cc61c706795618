/** Whether a hundred widgets that wait keep anything of their polls. */
import type { Browser } from 'puppeteer-core';
import type { LoginReply } from '../../src/flow/adapter.js';
import { heapUsed, inPage, row } from './browser.js';

declare global {
  interface Window {
    polls: number;
  }
}

/** In the page: a hundred widgets that wait. */
async function waitHundredfold(): Promise<void> {
  await customElements.whenDefined('internetbank-login');
  window.polls = 0;
  const show = { kind: 'control-code', controlCode: '0493' } as const;
  const reply: LoginReply = { status: 'pending', session: { id: 'bench' }, show, expiresInMs: 600_000 };
  const wait = async () => {
    const widget = document.createElement('internetbank-login');
    widget.adapter = {
      options: () => Promise.resolve({ methods: [{ id: 'smart-id-push', asks: [] }] }),
      start: () => Promise.resolve(reply),
      poll: () => {
        window.polls += 1;
        return Promise.resolve(reply);
      },
      submit: () => Promise.resolve(reply),
    };
    const reached = (step: string) =>
      new Promise<void>((resolve) =>
        widget.addEventListener('login-step', ({ detail }) => {
          if (detail.step === step) resolve();
        }),
      );
    document.body.append(widget);
    await reached('choosing');
    widget.start('smart-id-push');
    await reached('waiting');
  };
  await Promise.all(Array.from({ length: 100 }, wait));
}

export async function measureWaiting(browser: Browser, origin: string): Promise<void> {
  const { early, late, polls } = await inPage(browser, 1, async (page) => {
    await page.goto(`${origin}/script`);
    const client = await page.createCDPSession();
    await client.send('Performance.enable');
    const measure = async () => {
      const heap = await heapUsed(client);
      const { metrics } = await client.send('Performance.getMetrics');
      const valueOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
      return { heap, nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
    };
    const passMinutes = async (minutes: number) => {
      const isOver = new Promise((resolve) => client.once('Emulation.virtualTimeBudgetExpired', resolve));
      await client.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: minutes * 60_000 });
      await isOver;
    };
    // Not by the library's own way: what it keeps in the page would be measured too.
    await client.send('Runtime.evaluate', { expression: `(${String(waitHundredfold)})()`, awaitPromise: true });
    // Half a minute in, everything is loaded, shown and compiled.
    await passMinutes(0.5);
    const early = await measure();
    await passMinutes(9);
    const late = await measure();
    const { result } = await client.send('Runtime.evaluate', { expression: 'window.polls' });
    return { early, late, polls: String(result.value) };
  });
  row('100 widgets, polls in 9½ minutes', polls);
  row('… nodes more', String(late.nodes - early.nodes), 'goal: 0');
  row('… listeners more', String(late.listeners - early.listeners), 'goal: 0');
  row('… heap more', `${((late.heap / early.heap - 1) * 100).toFixed(1)} %`, 'goal: within 5 %');
}
