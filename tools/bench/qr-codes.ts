/** How long one QR code takes, from its text to its path. */
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { inMs, inPage, quantile, row } from './browser.js';

declare global {
  interface Window {
    encoder: typeof import('../../src/steps/qr-path.js');
  }
}

export async function measureQrCodes(browser: Browser, origin: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: "export * from './src/steps/qr-path.ts'", resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'encoder',
    platform: 'browser',
    write: false,
  });
  for (const slowdown of [1, 4]) {
    const times = await inPage(browser, slowdown, async (page) => {
      await page.goto(`${origin}/blank`);
      await page.evaluate(`${outputFiles[0]?.text ?? ''};globalThis.encoder = encoder`);
      return page.evaluate(() => {
        const frame = (second: number) =>
          `https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=${second}&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ` +
          `&sessionType=auth&version=1.0&lang=eng&authCode=${String(second).padStart(43, 'x')}`;
        return Array.from({ length: 120 }, (_, second) => {
          const begunAt = performance.now();
          window.encoder.qrPath(frame(second));
          return performance.now() - begunAt;
        });
      });
    });
    const warm = times.slice(20);
    row(`QR frame, first, CPU ÷ ${slowdown}`, inMs(times[0] ?? NaN));
    row(
      `QR frame, warm, median, CPU ÷ ${slowdown}`,
      inMs(quantile(warm, 0.5)),
      slowdown === 1 ? 'goal: under 4 ms' : '',
    );
    row(`QR frame, warm, 95 %, CPU ÷ ${slowdown}`, inMs(quantile(warm, 0.95)));
  }
}
