/** The command `conformance`: asks a backend all that is promised, one check after the other. */
import { adapterConformance, type ConformanceCheck, type ConformanceDriver } from '../conformance/index.js';
import { Browser } from '../conformance/wire/browser.js';
import { wireConformance, type WireOptions } from '../conformance/wire/index.js';
import type { Choice, Conformance } from './arguments.js';
import { CannotRun, inOneLine } from './cannot-run.js';
import { loadDriver } from './driver-file.js';
import { counted, judge, type Judged, type Report } from './report.js';
import { tellingAdapter } from './telling-adapter.js';

/**
 * @param onJudged hears of each check when it has ended
 * @throws CannotRun when nothing can be said of the backend
 */
export async function conformance(
  { endpoint, driverFile, origin, headers, limits, choice }: Conformance,
  onJudged: (judged: Judged) => void,
): Promise<Omit<Report, 'report' | 'version' | 'package'>> {
  const newBrowser = () => new Browser({ endpoint, origin, headers });
  const browser = newBrowser();
  await reach(endpoint, browser);
  const driver = await loadDriver(driverFile, { endpoint, fetch: browser.fetch }, limits);
  const chosen = choose(allChecks({ endpoint, origin, browser, newBrowser }, driver), choice);
  const startedAt = new Date().toISOString();
  const checks: Judged[] = [];
  for (const check of chosen) {
    const judged = await judge(check, choice.skip);
    checks.push(judged);
    onJudged(judged);
  }
  return { endpoint, startedAt, counts: counted(checks), checks };
}

/** Those that any adapter can be asked, and those that only plain HTTP can show. */
export const allChecks = (asked: WireOptions, driver: ConformanceDriver): readonly ConformanceCheck[] => [
  ...adapterConformance(() => tellingAdapter(asked.endpoint, asked.browser.fetch), driver),
  ...wireConformance(asked, driver),
];

/** What `--list` tells: the promises are the same for every driver. */
export const everyCheck = (): readonly ConformanceCheck[] => {
  const origin = 'http://127.0.0.1';
  const newBrowser = () => new Browser({ endpoint: origin, origin });
  const nobody = { identity: {}, confirm: () => undefined };
  return allChecks({ endpoint: origin, origin, browser: newBrowser(), newBrowser }, nobody);
};

function choose(checks: readonly ConformanceCheck[], { only, skip }: Choice): readonly ConformanceCheck[] {
  const strange = [...only, ...skip].find((part) => !checks.some(({ name }) => name.includes(part)));
  if (strange !== undefined) throw new CannotRun(`No check has "${strange}" in its name. See --list.`);
  return only.length === 0 ? checks : checks.filter(({ name }) => only.some((part) => name.includes(part)));
}

/** A backend that nobody started breaks no promise. */
async function reach(endpoint: string, { fetch }: Browser): Promise<void> {
  const init = {
    headers: { Accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  } as const;
  const response = await fetch(`${endpoint}/options?language=en`, init).catch((error: unknown) => {
    throw new CannotRun(`Nothing answers at ${endpoint}: ${inOneLine(error)}`);
  });
  await response.body?.cancel();
}
