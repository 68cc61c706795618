import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArguments } from '../../src/cli/arguments.js';

const order = (...given: string[]) => readArguments(['conformance', ...given]);
const here = 'http://127.0.0.1:8080/bank';

describe('the arguments of the command', () => {
  it('are an address and a driver, and what is usual', () => {
    assert.deepEqual(order(`${here}/`, '--driver', 'person.js'), {
      kind: 'conformance',
      endpoint: here,
      driverFile: 'person.js',
      origin: 'http://127.0.0.1:8080',
      headers: {},
      limits: { limitMs: undefined, pauseMs: undefined, driverLimitMs: 180_000 },
      choice: { only: [], skip: [], failsSkipped: false },
      json: undefined,
    });
  });

  it('say otherwise by options', () => {
    const limits = ['--limit-ms', '1', '--pause-ms=0', '--driver-limit-ms', '3'];
    const choice = ['--only', 'a', '--only', 'b', '--skip', 'c', '--fail-skipped'];
    const page = ['--origin', 'https://bank.test/', '--header', 'X-CSRF: a: b', '--json', '-'];
    const { kind, ...given } = order(here, '--driver', 'person.js', ...limits, ...choice, ...page);
    assert.equal(kind, 'conformance');
    assert.deepEqual(given, {
      endpoint: here,
      driverFile: 'person.js',
      origin: 'https://bank.test',
      headers: { 'X-CSRF': 'a: b' },
      limits: { limitMs: 1, pauseMs: 0, driverLimitMs: 3 },
      choice: { only: ['a', 'b'], skip: ['c'], failsSkipped: true },
      json: '-',
    });
  });

  for (const address of ['http://localhost:8080', 'http://127.8.0.1', 'https://[::1]:8443/bank']) {
    it(`take a backend on this machine: ${address}`, () => {
      assert.doesNotThrow(() => order(address, '--driver', 'person.js'));
    });
  }

  for (const address of [
    'https://bank.example/bank',
    'http://localhost.bank.example',
    'http://127.0.0.1.bank.example',
    'http://10.0.0.1',
    'http://[::2]',
  ]) {
    it(`refuse another machine, and say why: ${address}`, () => {
      assert.throws(() => order(address, '--driver', 'person.js'), /is another machine\. The checks .*--allow-host /);
      const { host } = new URL(address);
      assert.doesNotThrow(() => order(address, '--driver', 'person.js', '--allow-host', host));
      assert.throws(() => order(address, '--driver', 'person.js', '--allow-host', `other.${host}`), /another machine/);
    });
  }

  const refused: Record<string, [given: readonly string[], says: RegExp]> = {
    'no command': [[], /one command: conformance/],
    'another command': [['login'], /one command: conformance/],
    'no address': [['conformance', '--driver', 'a.js'], /Where is the backend/],
    'two addresses': [['conformance', here, here, '--driver', 'a.js'], /one address too many/],
    'no driver': [['conformance', here], /Who plays the person/],
    'what is no address': [['conformance', '8080', '--driver', 'a.js'], /"8080" is no address/],
    'another scheme': [['conformance', 'ftp://127.0.0.1', '--driver', 'a.js'], /neither http: nor https:/],
    'a query': [['conformance', `${here}?a=b`, '--driver', 'a.js'], /more than scheme, host and path/],
    'a password': [['conformance', 'http://a:b@127.0.0.1', '--driver', 'a.js'], /more than scheme, host and path/],
    'an unknown option': [['conformance', here, '--drive', 'a.js'], /Unknown option '--drive'.* See --help/],
    'a header without a value': [['conformance', here, '--driver', 'a.js', '--header', 'X-A'], /is not "name: value"/],
    'no number': [['conformance', here, '--driver', 'a.js', '--limit-ms', '3s'], /--limit-ms 3s is not/],
    'no origin': [['conformance', here, '--driver', 'a.js', '--origin', 'bank'], /--origin bank is no origin/],
  };
  for (const [what, [given, says]] of Object.entries(refused)) {
    it(`refuse ${what}`, () => assert.throws(() => readArguments(given), says));
  }
});
