/** The ID-card library that a page injects (web-eid.js): what its errors mean, and that it cannot be called off. */
import { LoginError } from '../flow/adapter.js';
import type { KnownProblem } from '../flow/problems.js';
import { times } from '../flow/times.js';
import type { CardReader } from '../flow/world.js';

export interface WebEid {
  /** @returns the signed authentication token, handed to the bank as JSON text */
  authenticate(nonce: string, options: { lang: string }): Promise<unknown>;
}

/** Codes of web-eid.js (its `ErrorCode`); any other is `id-card-problem`. */
const meanings: Readonly<Record<string, KnownProblem>> = {
  ERR_WEBEID_EXTENSION_UNAVAILABLE: 'id-card-missing-software',
  ERR_WEBEID_NATIVE_UNAVAILABLE: 'id-card-missing-software',
  ERR_WEBEID_VERSION_MISMATCH: 'id-card-missing-software',
  ERR_WEBEID_VERSION_INVALID: 'id-card-missing-software',
  ERR_WEBEID_USER_CANCELLED: 'id-card-refused',
  ERR_WEBEID_USER_TIMEOUT: 'id-card-refused',
  ERR_WEBEID_ACTION_TIMEOUT: 'id-card-refused',
  ERR_WEBEID_ACTION_PENDING: 'id-card-busy',
};

interface Try {
  readonly since: number;
  readonly over: Promise<unknown>;
}

/** The last try with each library. A login may be over long before its try is, and two widgets may share one library. */
const underWay = new WeakMap<WebEid, Try>();

/** A reader for one library, as a flow wants it. */
export const cardReader = (library: WebEid): CardReader => ({
  earlierTry() {
    const earlier = underWay.get(library);
    // A window that is older than its own deadline is gone, whatever the library forgot to say.
    return earlier && performance.now() - earlier.since < times.idCardMs ? earlier.over : undefined;
  },

  async read(nonce, lang) {
    const token = (async () => library.authenticate(nonce, { lang }))();
    const over = token.then(noop, noop).then(() => underWay.get(library) === own && underWay.delete(library));
    const own: Try = { since: performance.now(), over };
    underWay.set(library, own);
    try {
      const text: unknown = JSON.stringify(await token);
      if (typeof text === 'string') return text;
    } catch (cause) {
      throw new LoginError(meaningOf(cause), { cause });
    }
    throw new LoginError('id-card-problem', { cause: new TypeError('no token') });
  },
});

const noop = () => undefined;

function meaningOf(cause: unknown): KnownProblem {
  try {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && Object.hasOwn(meanings, code)) return meanings[code] ?? 'id-card-problem';
  } catch {
    // An error that cannot even be read.
  }
  return 'id-card-problem';
}
