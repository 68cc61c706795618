import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { nameKeeper } from '../test/name-keeper.js';

/** Runs `work` in a page of its own, with the CPU slowed down so many times. */
export async function inPage<Result>(
  browser: Browser,
  slowdown: number,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(nameKeeper);
  await page.emulateCPUThrottling(slowdown);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/** In bytes, without what nobody refers to any more. */
export async function heapUsed(client: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  return (await client.send('Runtime.getHeapUsage')).usedSize;
}

export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

export const inMs = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const row = (name: string, value: string, goal = ''): void =>
  console.log(`${name.padEnd(46)}${value.padStart(12)}  ${goal}`);
