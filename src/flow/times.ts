/** No `Retry-After` counts for more. By itself, as the page that an app returns to needs no other limit. */
export const retryAfterLongestMs = 86_400_000;

/** Every limit and interval of a login. The source is the public contract unless said otherwise. */
export const times = {
  /** Between polls, unless the bank says otherwise. */
  pollAfterMs: 2_000,
  pollAfterWithQrMs: 1_000,
  pollAfterMinMs: 500,
  pollAfterMaxMs: 30_000,
  /** A QR code older than this leaves the screen (Smart-ID user-experience rules). */
  qrFreshMs: 3_000,
  /** A bank that repeats a QR code for so long makes no fresh ones any more: whoever scanned it goes on in the app. */
  qrRepeatedMs: 10_000,
  /** A login without `expiresInMs`, and the longest that any may last. */
  expiryMs: 120_000,
  expiryMaxMs: 600_000,
  /** For the bank to say `expired` itself. */
  expiryGraceMs: 5_000,
  /** Poll errors are retried for so long in a row, then the person is asked. */
  retryForMs: 30_000,
  /** First and longest mean delay between retries; each is spread over ±50 %, so that a crowd does not return at once. */
  retryFirstMs: 2_000,
  retryLongestMs: 8_000,
  /** After the page returns to the foreground, one poll within this window (Safari fails an earlier fetch). */
  returnGraceMinMs: 500,
  returnGraceMaxMs: 750,
  /** Any single call of the adapter: three times what the HTTP adapter gives a request. */
  callMs: 30_000,
  /** Looking for an unfinished login delays the first screen by so much at most. */
  resumeMs: 5_000,
  /** The last question to the bank when the deadline passed while the machine slept. */
  lastCallMs: 10_000,
  /** A timer that is later than this had been suspended. */
  timerSlopMs: 2_000,
  /** An ID-card library that never answers; its own deadline for the person is 120 s. */
  idCardMs: 125_000,
  /** The wait after the third refusal in a row; it doubles up to the longest. */
  refusalFirstMs: 3_000,
  refusalLongestMs: 30_000,
  /** A start is held back for so long at most; a longer `Retry-After` is a failure that says when. */
  holdLongestMs: 30_000,
  retryAfterLongestMs,
} as const;

/** Refusals in a row before the next start has to wait. */
export const refusalsAllowed = 3;

/** How long the next start waits after so many refusals in a row. */
export function refusalWaitMs(refusals: number): number {
  if (refusals < refusalsAllowed) return 0;
  return Math.min(times.refusalFirstMs * 2 ** (refusals - refusalsAllowed), times.refusalLongestMs);
}
