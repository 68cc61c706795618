import type { ChromeLauncher } from '@web/test-runner-chrome';
import type { TestRunnerPlugin } from '@web/test-runner';
import type { CDPSession, MediaFeature, Page } from 'puppeteer-core';

/**
 * A test runner command that emulates CSS media features, forced colours among them, in Chromium:
 *
 *     await executeServerCommand('emulate-media-features', [{ name: 'forced-colors', value: 'active' }]);
 *
 * An empty list ends the emulation. Other browsers refuse the command.
 */
export function emulateMediaFeatures(): TestRunnerPlugin<MediaFeature[]> {
  const connections = new Map<Page, CDPSession>();
  return {
    name: 'emulate-media-features',
    async executeCommand({ command, payload = [], session }) {
      if (command !== 'emulate-media-features' || session.browser.name === 'Firefox') return undefined;
      if (session.browser.type !== 'puppeteer') return undefined;
      const page = (session.browser as ChromeLauncher).getPage(session.id);
      // The emulation lasts as long as the connection that asked for it, so each page keeps one.
      const connection = connections.get(page) ?? (await page.createCDPSession());
      connections.set(page, connection);
      await connection.send('Emulation.setEmulatedMedia', { features: payload });
      return true;
    },
  };
}
