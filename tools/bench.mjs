/**
 * How fast the built widget is, in Chromium on this machine: figures to compare with each other, never a test.
 * Source of the goals: the project's own, for a CPU slowed down four times.
 */
import { createAdaptorServer } from '@hono/node-server';
import { build } from 'esbuild';
import { Hono } from 'hono';
import puppeteer from 'puppeteer-core';
import { createApp } from '../demo/server/app.js';
import { findChromium } from './find-browser.mjs';

const pageWith = (body) =>
  `<!doctype html><html lang="lt"><head><title>Bench</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
const script = '<script type="module" src="/cdn/internetbank-login.min.js"></script>';
const app = new Hono()
  .get('/blank', (context) => context.html(pageWith('')))
  .get('/script', (context) => context.html(pageWith(script)))
  .get('/login', (context) =>
    context.html(pageWith(`${script}<internetbank-login endpoint="/bank"></internetbank-login>`)),
  )
  .route('/', createApp());
const server = createAdaptorServer({ fetch: app.fetch });
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch(await findChromium());

const ms = (number) => `${number.toFixed(number < 10 ? 2 : 0)} ms`;
const row = (name, value, goal = '') => console.log(`${name.padEnd(46)}${value.padStart(12)}  ${goal}`);
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const quantile = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

/** Runs `work` in a page of its own, with the CPU slowed down. */
async function inPage(slowdown, work) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(slowdown);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

const { outputFiles } = await build({
  stdin: { contents: "export * from './src/steps/qr-path.ts'", resolveDir: process.cwd(), loader: 'ts' },
  bundle: true,
  format: 'iife',
  globalName: 'encoder',
  platform: 'browser',
  write: false,
});

for (const slowdown of [1, 4]) {
  const times = await inPage(slowdown, async (page) => {
    await page.goto(`${origin}/demo/favicon.svg`);
    await page.evaluate(outputFiles[0].text + ';globalThis.encoder = encoder');
    return page.evaluate(() => {
      const frame = (second) =>
        `https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=${second}&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ` +
        `&sessionType=auth&version=1.0&lang=eng&authCode=${String(second).padStart(43, 'x')}`;
      return Array.from({ length: 120 }, (_, second) => {
        const began = performance.now();
        globalThis.encoder.qrPath(frame(second));
        return performance.now() - began;
      });
    });
  });
  const warm = times.slice(20);
  row(`QR frame, first, CPU ÷ ${slowdown}`, ms(times[0]));
  row(`QR frame, warm, median, CPU ÷ ${slowdown}`, ms(quantile(warm, 0.5)), slowdown === 1 ? 'goal: under 4 ms' : '');
  row(`QR frame, warm, 95 %, CPU ÷ ${slowdown}`, ms(quantile(warm, 0.95)));
}

/** The first screen is there. Asked without a library's own scripts in the page: they would weigh too. */
async function choosing(page) {
  const client = await page.createCDPSession();
  const expression = `document.querySelector('internetbank-login').getAttribute('step')`;
  const isShown = async () => (await client.send('Runtime.evaluate', { expression })).result.value === 'choosing';
  while (!(await isShown())) await new Promise((resolve) => setTimeout(resolve, 50));
  return client;
}

const loads = [];
const longest = [];
for (let run = 0; run < 10; run += 1) {
  const { usable, task } = await inPage(4, async (page) => {
    await page.evaluateOnNewDocument(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
      }).observe({ type: 'longtask', buffered: true });
      addEventListener('login-step', ({ detail }) => {
        if (detail.step !== 'choosing') return;
        requestAnimationFrame(() => setTimeout(() => (globalThis.shownAt = performance.now())));
      });
    });
    await page.goto(`${origin}/login`);
    await page.waitForFunction(() => globalThis.shownAt !== undefined);
    return page.evaluate(() => {
      const script = performance.getEntriesByName(new URL('/cdn/internetbank-login.min.js', location.href).href)[0];
      return { usable: globalThis.shownAt - script.startTime, task: globalThis.longest };
    });
  });
  loads.push(usable);
  longest.push(task);
}
row('First screen, from script to shown, CPU ÷ 4', ms(quantile(loads, 0.5)), 'median of 10');
row(
  'Longest task while loading, CPU ÷ 4, median',
  ms(quantile(longest, 0.5)),
  'goal: under 80 ms; 0 is none over 50 ms',
);
row('Longest task while loading, CPU ÷ 4, worst', ms(Math.max(...longest)));

const paints = await inPage(4, async (page) => {
  await page.goto(`${origin}/script`);
  return page.evaluate(async () => {
    const results = [];
    for (let run = 0; run < 20; run += 1) {
      let answer;
      const widget = document.createElement('internetbank-login');
      widget.adapter = {
        options: async () => ({ methods: [{ id: 'smart-id-push', asks: [] }] }),
        start: () => new Promise((resolve) => (answer = resolve)),
        poll: () => new Promise(() => {}),
        submit: () => new Promise(() => {}),
      };
      document.body.append(widget);
      const until = async (claim) => {
        while (!claim()) await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      await until(() => widget.state?.step === 'choosing');
      widget.start('smart-id-push');
      await until(() => answer);
      const began = performance.now();
      const show = { kind: 'control-code', controlCode: '0493' };
      answer({ status: 'pending', session: { id: 'bench' }, show });
      const step = () => widget.shadowRoot.querySelector('ibl-waiting-step')?.shadowRoot;
      await until(() => step()?.querySelector('ibl-control-code')?.shadowRoot?.textContent.includes('0493'));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      results.push(performance.now() - began);
      widget.remove();
    }
    return results;
  });
});
row('Control code, from reply to painted, CPU ÷ 4', ms(quantile(paints, 0.95)), '95 % of 20; goal: under 100 ms');

const heapUsed = async (client) => {
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  return (await client.send('Runtime.getHeapUsage')).usedSize;
};
const heapOf = (path) =>
  inPage(1, async (page) => {
    await page.goto(origin + path);
    return heapUsed(path === '/blank' ? await page.createCDPSession() : await choosing(page));
  });
const heap = (await heapOf('/login')) - (await heapOf('/blank'));
row('Heap over an empty page', `${(heap / 1e6).toFixed(2)} MB`, 'goal: at most 0.5 MB');

const wait = await inPage(1, async (page) => {
  await page.goto(`${origin}/script`);
  const client = await page.createCDPSession();
  await client.send('Performance.enable');
  const measure = async () => {
    const heap = await heapUsed(client);
    const { metrics } = await client.send('Performance.getMetrics');
    const valueOf = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { heap, nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
  };
  const passMinutes = async (minutes) => {
    const isOver = new Promise((resolve) => client.once('Emulation.virtualTimeBudgetExpired', resolve));
    await client.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: minutes * 60_000 });
    await isOver;
  };
  const expression = `Promise.all(Array.from({ length: 100 }, async () => {
    await customElements.whenDefined('internetbank-login');
    globalThis.polls = 0;
    const show = { kind: 'control-code', controlCode: '0493' };
    const reply = { status: 'pending', session: { id: 'bench' }, show, expiresInMs: 600_000 };
    const widget = document.createElement('internetbank-login');
    widget.adapter = {
      options: async () => ({ methods: [{ id: 'smart-id-push', asks: [] }] }),
      start: async () => reply,
      poll: async () => (globalThis.polls++, reply),
      submit: async () => reply,
    };
    const reached = (step) =>
      new Promise((resolve) => widget.addEventListener('login-step', (event) => event.detail.step === step && resolve()));
    document.body.append(widget);
    await reached('choosing');
    widget.start('smart-id-push');
    await reached('waiting');
  })).then(() => undefined)`;
  await client.send('Runtime.evaluate', { expression, awaitPromise: true });
  // Half a minute in, everything is loaded, shown and compiled.
  await passMinutes(0.5);
  const early = await measure();
  await passMinutes(9);
  const late = await measure();
  const { result } = await client.send('Runtime.evaluate', { expression: 'globalThis.polls' });
  return { early, late, polls: result.value };
});
const { early, late } = wait;
row('100 widgets, polls in 9½ minutes', String(wait.polls));
row('… nodes more', String(late.nodes - early.nodes), 'goal: 0');
row('… listeners more', String(late.listeners - early.listeners), 'goal: 0');
row('… heap more', `${((late.heap / early.heap - 1) * 100).toFixed(1)} %`, 'goal: within 5 %');

await browser.close();
server.close();
