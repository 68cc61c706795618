import type { DemoPerson } from '../../../src/demo-bank/people.js';
import type { Problem } from '../../../src/flow/problems.js';

/** An error the bank answers with instead of a reply. */
export interface BankProblem {
  /** HTTP status. */
  readonly status: number;
  readonly problem: Problem;
  /** For the developer who reads the answer, never shown to a person. */
  readonly detail?: string;
  /** Becomes the Retry-After header. */
  readonly retryAfterS?: number;
}

/** Thrown anywhere below a route; the app turns it into `application/problem+json`. */
export class BankError extends Error {
  override readonly name = 'BankError';
  readonly problem: BankProblem;

  constructor(problem: BankProblem) {
    super(problem.detail ?? problem.problem);
    this.problem = problem;
  }
}

const titles: Readonly<Record<number, string>> = {
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
};

/**
 * The response for a problem, by RFC 9457.
 * @param reference a number the person can name to the bank
 */
export function problemResponse({ status, problem, detail, retryAfterS }: BankProblem, reference?: string): Response {
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

/** The status that says without a word why the bank, or a service behind it, does not answer. */
export function statusOf(problem: Problem): number {
  switch (problem) {
    case 'maintenance':
      return 580;
    case 'too-many-requests':
      return 429;
    case 'unexpected':
      return 500;
    default:
      return 503;
  }
}

/** A person's own error, with the status that says it without a word. */
export function bankError({ problem, retryAfterMs }: NonNullable<DemoPerson['error']>): BankError {
  return new BankError({
    status: statusOf(problem),
    problem,
    ...(retryAfterMs && { retryAfterS: retryAfterMs / 1000 }),
  });
}
