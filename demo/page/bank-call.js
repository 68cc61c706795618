// @ts-check

/** A refusal of the demo bank, with the problem's code. */
export class CallError extends Error {
  /** @param {string} problem */
  constructor(problem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Asks the demo bank, as a page of its own origin.
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>} the JSON of the answer, undefined when there is none
 * @throws {CallError}
 */
export async function callBank(method, path, body) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
      cache: 'no-store',
    });
  } catch {
    throw new CallError('unavailable');
  }
  const answer = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new CallError(answer?.problem ?? 'unexpected');
  return answer;
}
