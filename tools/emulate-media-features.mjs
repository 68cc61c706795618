/**
 * A test runner command that emulates CSS media features, forced colours among them, in Chromium:
 *
 *     await executeServerCommand('emulate-media-features', [{ name: 'forced-colors', value: 'active' }]);
 *
 * An empty list ends the emulation. Other browsers refuse the command.
 */
export function emulateMediaFeatures() {
  const connections = new Map();
  return {
    name: 'emulate-media-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-media-features' || session.browser.name === 'Firefox') return;
      if (session.browser.type !== 'puppeteer') return;
      const page = session.browser.getPage(session.id);
      // The emulation lasts as long as the connection that asked for it, so each page keeps one.
      let connection = connections.get(page);
      if (!connection) connections.set(page, (connection = await page.createCDPSession()));
      await connection.send('Emulation.setEmulatedMedia', { features: payload });
      return true;
    },
  };
}
