import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { loadDriver } from '../../src/cli/driver-file.js';
import { openFolder, writeModule } from './support/command.js';

const { folder, close } = openFolder();
after(close);
let written = 0;
const load = (code: string, limits = {}) =>
  loadDriver(
    writeModule(folder, `driver-${++written}.mjs`, code),
    { endpoint: 'http://127.0.0.1/bank', fetch },
    { driverLimitMs: 1_000, ...limits },
  );
const session = { id: 'a' };

describe('the module of a driver', () => {
  it('exports a driver, as default or by that name', async () => {
    for (const as of ['default', 'const driver =']) {
      const { identity } = await load(`export ${as} { identity: { userNumber: '1' }, confirm() {} };`);
      assert.deepEqual(identity, { userNumber: '1' });
    }
  });

  it('exports a function that makes one, told where the bank is', async () => {
    const { identity } = await load(
      `export default async ({ endpoint }) => ({ identity: { userNumber: endpoint }, confirm() {} });`,
    );
    assert.deepEqual(identity, { userNumber: 'http://127.0.0.1/bank' });
  });

  it('may be of a class', async () => {
    const driver = await load(`class Person {
      #phone = '';
      identity = {};
      unknownSession = { id: 'b' };
      confirm({ id }) { this.#phone = id; }
      refuse() { if (this.#phone !== 'a') throw new Error('this is lost'); }
    }
    export default new Person();`);
    await driver.confirm(session);
    await driver.refuse?.(session);
  });

  it('keeps `this` in its calls', async () => {
    const driver = await load(`export default {
      identity: {},
      secrets: ['kept'],
      confirm() { if (this.secrets[0] !== 'kept') throw new Error('this is lost'); },
    };`);
    await driver.confirm(session);
  });

  it('may say how long things take, and is overruled by the command line', async () => {
    const code = 'export default { identity: {}, confirm() {}, limitMs: 1, pauseMs: 2 };';
    const { limitMs, pauseMs } = await load(code, { limitMs: 3 });
    assert.deepEqual([limitMs, pauseMs], [3, 2]);
  });

  it('is named when it throws', async () => {
    const driver = await load(`export default { identity: {}, confirm() { throw new Error('no phone'); } };`);
    await assert.rejects(async () => driver.confirm(session), /^Error: The driver's confirm\(\) failed: no phone$/);
  });

  const refused: Record<string, [code: string, says: RegExp]> = {
    'that cannot be read': ['export default {', /cannot be loaded: /],
    'that exports none': ['export const person = {};', /exports no driver: neither default nor driver/],
    'whose function fails': [
      `export default () => { throw new Error('no bank'); };`,
      /The driver's function failed: no bank/,
    ],
    'that is no object': ['export default [];', /The driver is not an object/],
    'that confirms nothing': ['export default { identity: {} };', /The driver has no confirm/],
    'that is nobody': ['export default { confirm() {} };', /The driver has no identity/],
    'with a misspelt member': [
      'export default { identity: {}, confirm() {}, stranger: [] };',
      /The driver has stranger, which no check knows/,
    ],
    'with a misspelt field': [
      `export default { identity: { user: '1' }, confirm() {} };`,
      /The driver has identity\.user, which no check knows/,
    ],
    'with a number for a text': [
      'export default { identity: { userNumber: 1 }, confirm() {} };',
      /The driver's identity\.userNumber is not a text/,
    ],
    'with somebody who knows no code': [
      'export default { identity: {}, confirm() {}, questioned: { identity: {} } };',
      /The driver has no questioned\.right/,
    ],
    'with a text for a call': [
      `export default { identity: {}, confirm: 'yes' };`,
      /The driver's confirm is not a function/,
    ],
    'with one stranger outside a list': [
      'export default { identity: {}, confirm() {}, strangers: { identity: {} } };',
      /The driver's strangers is not a list/,
    ],
    'with a stranger who is nobody': [
      'export default { identity: {}, confirm() {}, strangers: [{ identity: {} }, {}] };',
      /The driver has no strangers\[1\]\.identity/,
    ],
    'that lacks what nobody has': [
      `export default { identity: {}, confirm() {}, lacks: ['poll'] };`,
      /The driver's lacks\[0\] is not 'cancel' or 'resume'/,
    ],
  };
  for (const [which, [code, says]] of Object.entries(refused)) {
    it(`is refused: one ${which}`, async () => assert.rejects(() => load(code), says));
  }
});
