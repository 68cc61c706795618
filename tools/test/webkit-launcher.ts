// Runs tests in WebKitGTK.
import type { BrowserLauncher } from '@web/test-runner';
import { startWebKit, type WebKit } from './webkit-driver.js';

/**
 * A launcher for the test runner. Its commands (viewport, keys, media) do not work here: tests ask for them and are not run.
 * @param driver the program WebKitWebDriver
 */
export function webKitLauncher({ driver }: { driver: string }): BrowserLauncher {
  let starting: Promise<WebKit> | undefined;
  let active: { id: string; url: string } | undefined;

  async function startSession(id: string, url: string): Promise<void> {
    const webKit = await (starting ??= startWebKit(driver));
    active = { id, url };
    await webKit.send('POST', '/url', { url });
  }

  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    concurrency: 1,
    startSession,
    startDebugSession: startSession,
    isActive: (id) => active?.id === id,
    getBrowserUrl: () => active?.url,
    async stopSession() {
      active = undefined;
      await (await starting)?.send('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      await (await starting)?.close();
    },
  };
}
