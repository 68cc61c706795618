/** How a call of an adapter was rejected, for whoever has to mend what is behind it. */
import { LoginError } from '../flow/adapter.js';

/** What came instead of an answer, in words: the cause of an adapter's `LoginError` that can tell. */
class Came extends Error {
  override readonly name = 'Came';
}

/**
 * The same error, with what came as its cause; one that is no `LoginError` as it is.
 * @param told says what came, by the cause that the error has
 */
export function causedByWhatCame(error: unknown, told: (cause: unknown) => string): unknown {
  if (!(error instanceof LoginError)) return error;
  return new LoginError(error.problem, { ...detailsOf(error), cause: new Came(told(error.cause)) });
}

/** A `LoginError` as an adapter rejected with, which says so in a sentence. */
export class Rejection extends LoginError {
  constructor(call: string, error: LoginError) {
    const { problem } = error;
    super(problem, { ...detailsOf(error), cause: error });
    this.message = `${call} was rejected with ${problem}${behind(error.cause)}.${hintAt(call, error)}`;
  }
}

const detailsOf = ({ reference, retryAfterMs }: LoginError) => ({
  ...(reference !== undefined && { reference }),
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

function behind(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  return cause.message ? `: ${cause.message}` : ` (${cause.name})`;
}

/** By problem, what is behind it as a rule. */
const hints: ReadonlyMap<string, string> = new Map([
  [
    'wrong-code',
    'A wrong code is no failure: the question comes again, as a prompt with this problem, over HTTP with 200.',
  ],
  [
    'session-lost',
    'A bank finds a login by its id and by the cookie that came with the start: is that cookie kept, and sent again?',
  ],
]);
/** The same where nobody can say what came. */
const guesses: ReadonlyMap<string, string> = new Map([
  ['bad-reply', 'The HTTP adapter says so of what is not application/json of at most 64 KiB.'],
  [
    'unavailable',
    'The HTTP adapter says so of no answer in 10 s, a broken connection, a redirect, and a status such as 500.',
  ],
]);

function hintAt(call: string, { problem, cause }: LoginError): string {
  // Before there is a login, none can be lost.
  const isEarly = problem === 'session-lost' && (call === 'options' || call === 'start');
  const hint = (isEarly ? undefined : hints.get(problem)) ?? (cause instanceof Came ? undefined : guesses.get(problem));
  return hint === undefined ? '' : ` ${hint}`;
}
