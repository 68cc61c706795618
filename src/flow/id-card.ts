/** The ID-card library as the page injects it (Web eID), and what its errors mean. */
import { LoginError } from './adapter.js';
import type { KnownProblem } from './problems.js';

export interface WebEid {
  /** @returns the signed authentication token, handed to the bank as JSON text */
  authenticate(nonce: string, options: { lang: string }): Promise<unknown>;
}

/** Codes of web-eid.js; any other is `id-card-problem`. */
const meanings: Readonly<Record<string, KnownProblem>> = {
  ERR_WEBEID_EXTENSION_UNAVAILABLE: 'id-card-missing-software',
  ERR_WEBEID_NATIVE_UNAVAILABLE: 'id-card-missing-software',
  ERR_WEBEID_VERSION_MISMATCH: 'id-card-missing-software',
  ERR_WEBEID_VERSION_INVALID: 'id-card-missing-software',
  ERR_WEBEID_USER_CANCELLED: 'id-card-refused',
  ERR_WEBEID_USER_TIMEOUT: 'id-card-refused',
  ERR_WEBEID_ACTION_TIMEOUT: 'id-card-refused',
};

/** @throws LoginError `id-card-missing-software`, `id-card-refused` or `id-card-problem` */
export async function readCard(library: WebEid | undefined, nonce: string, lang: string): Promise<string> {
  if (!library) throw new LoginError('id-card-missing-software');
  try {
    const token: unknown = JSON.stringify(await library.authenticate(nonce, { lang }));
    if (typeof token === 'string') return token;
  } catch (cause) {
    throw new LoginError(meaningOf(cause), { cause });
  }
  throw new LoginError('id-card-problem');
}

function meaningOf(cause: unknown): KnownProblem {
  try {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && Object.hasOwn(meanings, code)) return meanings[code] ?? 'id-card-problem';
  } catch {
    // An error that cannot even be read.
  }
  return 'id-card-problem';
}
