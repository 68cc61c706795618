// Runs tests in WebKitGTK.
import { startWebKit } from './webkit-driver.mjs';

/** A launcher for the test runner. Its commands (viewport, keys, media) do not work here; mark such tests. */
export function webKitLauncher({ driver }) {
  let starting, active, activeUrl;

  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      const webKit = await (starting ??= startWebKit(driver));
      active = id;
      activeUrl = url;
      await webKit.send('POST', '/url', { url });
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => activeUrl,
    async stopSession() {
      active = undefined;
      await (await starting).send('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      await (await starting)?.close();
    },
  };
}
