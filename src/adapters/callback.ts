/** For the page that an app or another site returns to. */
import { LoginError } from '../flow/adapter.js';
import type { Problem } from '../flow/problems.js';
import { plainProblem } from '../flow/gate.js';
import { createRequest, type HttpOptions } from './http-request.js';

/**
 * Hands the address of this page to the bank, once: `POST {endpoint}/callback` with `{ url }`, answered with 204. The one-time
 * values leave the address bar and the history before that, so neither a reload nor a bookmark uses them again.
 * @returns nothing when the bank took it, else the problem: `other-browser` when this browser did not start the login,
 *   `already-used` when the address came a second time
 */
export async function completeReturn(options: HttpOptions): Promise<Problem | undefined> {
  const url = location.href;
  history.replaceState(history.state, '', location.pathname);
  try {
    await createRequest(options)('POST', '/callback', { body: { url }, mayBeEmpty: true });
    return undefined;
  } catch (error) {
    return error instanceof LoginError ? plainProblem(error.problem) : 'unexpected';
  }
}
