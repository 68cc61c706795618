/** What a login waits for, in milliseconds. */
export interface LoginTimes {
  /** The code is on the page before the phone rings, so that the person looks there first (Smart-ID's own advice). */
  readonly ringAfterMs: number;
  /** Then so long until a person without an account is told so, whether the bank knows them or not. */
  readonly refusalAfterMs: number;
  /** So long the tab that the app opened has the right to the login, before the old one may go on. */
  readonly handoverMs: number;
  /** So long a service may hold one question: the longest that Smart-ID and Mobile-ID both like, not below 1000. */
  readonly longPollMs: number;
}

const LONG_POLL_MS = 20_000;

/** @param pace 1 is the pace of life, 0 no waiting at all: of people, while services are asked as ever */
export const loginTimes = (pace: number, { longPollMs = LONG_POLL_MS } = {}): LoginTimes => ({
  ringAfterMs: 3000 * pace,
  refusalAfterMs: 1000 * pace,
  handoverMs: 5000 * pace,
  longPollMs,
});
