import { expect } from '@open-wc/testing';
import { cardReader, type WebEid } from '../../src/adapters/web-eid.js';
import type { LoginError } from '../../src/flow/adapter.js';
import { hostile } from '../support/hostile.js';
import { settled } from '../support/manual-clock.js';

/** A library whose windows are closed by the test. */
function library() {
  const windows: { resolve(token: unknown): void; reject(error: unknown): void }[] = [];
  const webEid: WebEid = {
    authenticate: () => new Promise((resolve, reject) => windows.push({ resolve, reject })),
  };
  return { webEid, windows };
}
const problemOf = (reading: Promise<string>): Promise<string> =>
  reading.then(
    () => 'none',
    (error: LoginError) => error.problem,
  );
const error = (code: unknown) => Object.assign(new Error('from the library'), { code });

describe('a reader of ID cards', () => {
  it('hands the token over as JSON text', async () => {
    const { webEid, windows } = library();
    const reading = cardReader(webEid).read('nonce', 'lt');
    windows[0]!.resolve({ signature: 'abc' });
    expect(await reading).to.equal('{"signature":"abc"}');
  });
  for (const end of ['resolve', 'reject'] as const) {
    it(`knows of an earlier try until it is over: ${end}`, async () => {
      const { webEid, windows } = library();
      void problemOf(cardReader(webEid).read('nonce', 'lt'));
      // Another widget, another login: the library is the same.
      const other = cardReader(webEid);
      let isClosed = false;
      void other.earlierTry()!.then(() => (isClosed = true));
      await settled();
      expect(isClosed).to.equal(false);
      windows[0]![end](error('ERR_WEBEID_USER_CANCELLED'));
      await settled();
      expect(isClosed).to.equal(true);
      expect(other.earlierTry()).to.equal(undefined);
    });
  }
  it('knows of the last try when two were made', async () => {
    const { webEid, windows } = library();
    const reader = cardReader(webEid);
    void problemOf(reader.read('first', 'lt'));
    void problemOf(reader.read('second', 'lt'));
    windows[0]!.resolve({});
    await settled();
    expect(reader.earlierTry()).to.be.a('promise');
    windows[1]!.resolve({});
    await settled();
    expect(reader.earlierTry()).to.equal(undefined);
  });
  it('has nothing to do with another library', () => {
    const [one, other] = [library(), library()];
    void problemOf(cardReader(one.webEid).read('nonce', 'lt'));
    expect(cardReader(other.webEid).earlierTry()).to.equal(undefined);
  });
  it('believes a window gone that is older than its own deadline', async () => {
    const { webEid } = library();
    const { now } = performance;
    try {
      // A whole number: sums of fractions are off by a hair.
      const begunAt = 10_000;
      performance.now = () => begunAt;
      void problemOf(cardReader(webEid).read('nonce', 'lt'));
      performance.now = () => begunAt + 124_999;
      expect(cardReader(webEid).earlierTry()).to.be.a('promise');
      performance.now = () => begunAt + 125_000;
      expect(cardReader(webEid).earlierTry()).to.equal(undefined);
    } finally {
      performance.now = now;
    }
  });
  it('passes on the challenge and the language', async () => {
    const given: unknown[] = [];
    const webEid: WebEid = { authenticate: (...all) => Promise.resolve(given.push(...all)) };
    await cardReader(webEid).read('nonce', 'lt');
    expect(given).to.deep.equal(['nonce', { lang: 'lt' }]);
  });
  for (const token of [undefined, () => 'token', Symbol('token')]) {
    it(`takes no token for one: ${typeof token}`, async () => {
      const webEid: WebEid = { authenticate: () => Promise.resolve(token) };
      const thrown = await cardReader(webEid)
        .read('nonce', 'lt')
        .catch((cause: unknown) => cause as LoginError);
      expect(thrown).to.deep.include({ problem: 'id-card-problem' });
      expect((thrown as LoginError).cause)
        .to.be.instanceOf(TypeError)
        .and.include({ message: 'no token' });
    });
  }
  it('keeps what the library threw as the cause, also when nothing can be read of it', async () => {
    for (const [thrown, expected] of [
      [error('ERR_WEBEID_USER_TIMEOUT'), 'id-card-refused'],
      [hostile(), 'id-card-problem'],
      [undefined, 'id-card-problem'],
    ] as const) {
      const webEid: WebEid = { authenticate: () => Promise.reject(thrown as Error) };
      const { problem, cause } = await cardReader(webEid)
        .read('nonce', 'lt')
        .then(
          () => expect.fail('a token'),
          (failed: LoginError) => failed,
        );
      expect(problem).to.equal(expected);
      expect(cause === thrown).to.equal(true);
    }
  });
  for (const [code, problem] of [
    ['ERR_WEBEID_ACTION_PENDING', 'id-card-busy'],
    ['ERR_WEBEID_ACTION_TIMEOUT', 'id-card-refused'],
    ['ERR_WEBEID_USER_CANCELLED', 'id-card-refused'],
    ['ERR_WEBEID_USER_TIMEOUT', 'id-card-refused'],
    ['ERR_WEBEID_EXTENSION_UNAVAILABLE', 'id-card-missing-software'],
    ['ERR_WEBEID_NATIVE_UNAVAILABLE', 'id-card-missing-software'],
    ['ERR_WEBEID_VERSION_INVALID', 'id-card-missing-software'],
    ['ERR_WEBEID_VERSION_MISMATCH', 'id-card-missing-software'],
    ['ERR_WEBEID_CONTEXT_INSECURE', 'id-card-problem'],
    ['toString', 'id-card-problem'],
    [['ERR_WEBEID_USER_CANCELLED'], 'id-card-problem'],
  ] as const) {
    it(`takes ${typeof code === 'string' ? code : 'a list of codes'} for ${problem}`, async () => {
      const { webEid, windows } = library();
      const reading = problemOf(cardReader(webEid).read('nonce', 'lt'));
      windows[0]!.reject(error(code));
      expect(await reading).to.equal(problem);
    });
  }
  it('is free again after a library that throws at once', async () => {
    const webEid = {} as WebEid;
    expect(await problemOf(cardReader(webEid).read('nonce', 'lt'))).to.equal('id-card-problem');
    await settled();
    expect(cardReader(webEid).earlierTry()).to.equal(undefined);
  });
});
