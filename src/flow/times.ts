/** Every limit and interval of a login, in milliseconds. The source is the public contract unless said otherwise. */
export const times = {
  /** Between polls, unless the bank says otherwise. */
  pollAfter: 2_000,
  pollAfterWithQr: 1_000,
  pollAfterMin: 500,
  pollAfterMax: 30_000,
  /** A QR code older than this leaves the screen (Smart-ID user-experience rules). */
  qrFresh: 3_000,
  /** A bank that repeats a QR code for so long makes no fresh ones any more: whoever scanned it goes on in the app. */
  qrRepeated: 10_000,
  /** A login without `expiresInMs`, and the longest that any may last. */
  expiry: 120_000,
  expiryMax: 600_000,
  /** For the bank to say `expired` itself. */
  expiryGrace: 5_000,
  /** Poll errors are retried for so long in a row, then the person is asked. */
  retryFor: 30_000,
  /** First and longest mean delay between retries; each is spread over ±50 %, so that a crowd does not return at once. */
  retryFirst: 2_000,
  retryLongest: 8_000,
  /** After the page returns to the foreground, one poll within this window (Safari fails an earlier fetch). */
  returnGraceMin: 500,
  returnGraceMax: 750,
  /** Any single call of the adapter: three times what the HTTP adapter gives a request. */
  call: 30_000,
  /** Looking for an unfinished login delays the first screen by so much at most. */
  resume: 5_000,
  /** The last question to the bank when the deadline passed while the machine slept. */
  lastCall: 10_000,
  /** A timer that is later than this had been suspended. */
  timerSlop: 2_000,
  /** An ID-card library that never answers; its own deadline for the person is 120 s. */
  idCard: 125_000,
  /** The wait after the third refusal in a row; it doubles up to the longest. */
  refusalFirst: 3_000,
  refusalLongest: 30_000,
  /** A start is held back for so long at most; a longer `Retry-After` is a failure that says when. */
  holdLongest: 30_000,
  retryAfterLongest: 86_400_000,
} as const;

/** Refusals in a row before the next start has to wait. */
export const refusalsAllowed = 3;

/** How long the next start waits after so many refusals in a row. */
export function refusalWaitMs(refusals: number): number {
  if (refusals < refusalsAllowed) return 0;
  return Math.min(times.refusalFirst * 2 ** (refusals - refusalsAllowed), times.refusalLongest);
}
