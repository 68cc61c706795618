// @ts-check

/**
 * @typedef {object} BankProblem An error the bank answers with instead of a reply.
 * @property {import('hono/utils/http-status').StatusCode | number} status
 * @property {string} problem one of the contract's problem codes
 * @property {string} [detail] for the developer who reads the answer, never shown to a person
 * @property {number} [retryAfterS] becomes the Retry-After header
 */

/** Thrown anywhere below a route; the app turns it into `application/problem+json`. */
export class BankError extends Error {
  /** @param {BankProblem} problem */
  constructor(problem) {
    super(problem.detail ?? problem.problem);
    this.name = 'BankError';
    this.problem = problem;
  }
}

const titles = /** @type {Record<number, string>} */ ({
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Body too long',
  415: 'JSON expected',
  422: 'Not acceptable',
  429: 'Too many requests',
  500: 'Server error',
  503: 'Out of service',
  580: 'Under maintenance',
});

/**
 * The response for a problem, by RFC 9457.
 * @param {BankProblem} problem
 * @param {string} [reference] a number the person can name to the bank
 * @returns {Response}
 */
export function problemResponse({ status, problem, detail, retryAfterS }, reference) {
  const body = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    problem,
    ...(detail === undefined ? {} : { detail }),
    ...(reference === undefined ? {} : { reference }),
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (retryAfterS !== undefined) headers.set('Retry-After', String(retryAfterS));
  return new Response(JSON.stringify(body), { status, headers });
}
