import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import * as puppeteer from 'puppeteer-core';
import { register } from 'tsx/esm/api';

// The tools are TypeScript, and the runner may have been started without tsx.
register();
const { faultyParts } = await import('./tools/test/faulty-parts.ts');
const { countReporter } = await import('./tools/test/count-reporter.ts');
const { emulateMediaFeatures } = await import('./tools/test/emulate-media-features.ts');
const { findChromium, findExecutable } = await import('./tools/test/find-browser.ts');
const { listenHere } = await import('./tools/test/listen-here.ts');
const { exportsOf, prebundle } = await import('./tools/test/prebundle.ts');
const { testPage } = await import('./tools/test/test-page.ts');
const { webKitLauncher } = await import('./tools/test/webkit-launcher.ts');

const { source, ...launchOptions } = findChromium();
console.log(`Chromium: ${source}`);
/** Two pages are open at a time, and a browser gives its focus to one: each is told that it has it. */
async function createPage({ context }) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}
const browsers = [];

if (process.env.BROWSERS === 'all') {
  const firefox = findExecutable('firefox-esr', 'firefox');
  if (firefox) {
    const launchOptions = { browser: 'firefox', executablePath: firefox, headless: true };
    browsers.push(chromeLauncher({ puppeteer, concurrency: 1, launchOptions }));
  }
  const driver = findExecutable('WebKitWebDriver');
  if (driver) browsers.push(webKitLauncher({ driver }));
  console.log(`Firefox: ${firefox ?? 'not found'}\nWebKit: ${driver ?? 'not found'}`);
}

if (browsers.length === 0 || !process.env.NO_CHROMIUM) browsers.unshift(chromeLauncher({ launchOptions, createPage }));

export default {
  // By its number: a machine without /etc/hosts knows no other.
  hostname: '127.0.0.1',
  // A slow machine is no failure.
  testsFinishTimeout: 1_800_000,
  // What is named *.node.ts or *.e2e.ts runs in Node.
  // The longest first, so that none is waited for at the end.
  files: ['test/widget/*.test.ts', 'test/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['development'] },
  mimeTypes: { '**/*.json': 'js' }, // the esbuild plugin turns the locales into modules
  middleware: [faultyParts()],
  browsers,
  concurrentBrowsers: 3,
  concurrency: 2,
  // With `--coverage` only: watching costs a sixth of the time.
  coverageConfig: {
    include: ['src/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['text-summary', 'lcovonly'],
    // V8 counts functions oddly (11 of 14 where every line ran), so they have no threshold.
    threshold: { statements: 80, lines: 80, branches: 80 },
  },
  plugins: [
    listenHere(),
    prebundle({
      modules: [
        'lit',
        'lit/decorators.js',
        'lit/html.js',
        'lit/static-html.js',
        ...exportsOf('lit', './directive'),
        'i18next',
        '@open-wc/testing',
        'axe-core',
        'fast-check',
      ],
      commonjs: ['qrcode/lib/core/qrcode.js', 'qrcode/lib/core/byte-data.js', 'jsqr'],
    }),
    esbuildPlugin({
      ts: true,
      json: true,
      tsconfig: './tsconfig.json',
      target: 'es2022',
      define: { WIDGET_SEQUENCES: process.env.SEQUENCES ?? '100' },
    }),
    a11ySnapshotPlugin(),
    emulateMediaFeatures(),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testRunnerHtml: testPage,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
};
