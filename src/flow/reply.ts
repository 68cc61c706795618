/** What a bank says of a login, as it is let in. */
import type { Challenge, LoginReply, Prompt, Resumed, Session } from './adapter.js';
import {
  cleanText,
  filledText,
  guarded,
  identifier,
  kept,
  matching,
  one,
  opaque,
  optional,
  plainProblem,
  reader,
  Refusal,
  refuse,
  string,
  unlistedHost,
  type Check,
  type UrlPolicy,
} from './gate.js';
import type { Fault, Report, Verb } from './state.js';
import { times } from './times.js';

const reasons = ['sign-in', 'first-login', 'new-device'] as const;

const replyOf: Check<LoginReply> = (raw, policy, leaveOut) => {
  const read = reader(raw);
  const status = read('status');
  const attempts = (value: unknown) => Math.floor(number(0, 1_000)(value));
  switch (status) {
    case 'pending':
      return Object.freeze({
        status,
        session: read('session', checkSession),
        show: read('show', (value) => checkChallenge(value, policy)),
        expiresInMs: read('expiresInMs', optional(number(0, times.expiryMaxMs))),
        pollAfterMs: read('pollAfterMs', optional(number(times.pollAfterMinMs, times.pollAfterMaxMs))),
      });
    case 'prompt':
      return Object.freeze({
        status,
        session: read('session', checkSession),
        prompt: read('prompt', checkPrompt),
        problem: read('problem', optional(one(['wrong-code']))),
        attemptsLeft: read('attemptsLeft', optional(attempts)),
        expiresInMs: read('expiresInMs', optional(number(0, times.expiryMaxMs))),
      });
    case 'success': {
      const redirectUrl = read('redirectUrl', optional(string));
      return Object.freeze({
        status,
        result: read('result'),
        // A login that succeeded stays one: a redirect that the page does not allow is left out.
        redirectUrl: kept(redirectUrl, { field: 'redirectUrl', allows: (url) => policy.allowsRedirect(url), leaveOut }),
        activated: read('activated', optional(boolean)) ?? false,
      });
    }
    case 'failure':
      return Object.freeze({
        status,
        problem: plainProblem(read('problem', string)),
        reference: read('reference', optional(cleanText)),
        retryAfterMs: read('retryAfterMs', optional(number(0, times.retryAfterLongestMs))),
      });
    default:
      return refuse('status');
  }
};

/** @throws LoginError `bad-reply`, caused by a `Refusal` */
export const checkReply = guarded(replyOf);

/** @throws LoginError `bad-reply`, caused by a `Refusal` */
export const checkResumed = guarded((raw, policy, leaveOut): Resumed | undefined => {
  if (raw === undefined || raw === null) return undefined;
  const read = reader(raw);
  return Object.freeze({
    method: read('method', identifier),
    reply: read('reply', (value) => replyOf(value, policy, leaveOut)),
  });
});

export type Answered = Extract<Report, { type: 'answered' }>;

/**
 * The report for what was answered to `verb`.
 * @throws LoginError `bad-reply`
 */
export function answered(raw: unknown, urls: UrlPolicy, verb: Verb): Answered {
  const faults: Fault[] = [];
  const reply = checkReply(raw, urls, (cause) => faults.push({ verb, cause }));
  return { type: 'answered', reply, faults };
}

function checkChallenge(raw: unknown, policy: UrlPolicy): Challenge {
  const read = reader(raw);
  const kind = read('kind');
  switch (kind) {
    case 'control-code':
      return Object.freeze({
        kind,
        controlCode: read('controlCode', fourDigits),
        choose: read('choose', optional(boolean)) ?? false,
      });
    case 'device-link': {
      const link = optional(allowed((url) => policy.allowsLink(url)));
      const [qr, app] = [read('qr', link), read('link', link)];
      if (qr === undefined && app === undefined) refuse();
      const ageMs = read('ageMs', optional(number(0, times.expiryMaxMs)));
      return Object.freeze({ kind, qr, link: app, ageMs });
    }
    case 'app':
      return Object.freeze({ kind });
    case 'id-card':
      return Object.freeze({ kind, nonce: read('nonce', opaque) });
    case 'redirect': {
      const target = allowed((url) => policy.allowsRedirect(url));
      return Object.freeze({ kind, url: read('url', target) });
    }
    default:
      return refuse('kind');
  }
}

function checkPrompt(raw: unknown): Prompt {
  const read = reader(raw);
  const reason = read('reason', one(reasons));
  const kind = read('kind');
  // A length that no code has is worth no refusal: the field then takes any length.
  const given = read('length', optional(number(0, 1_000)));
  const length = given !== undefined && Number.isInteger(given) && given >= 1 && given <= 32 ? given : undefined;
  switch (kind) {
    case 'code-card':
      return Object.freeze({ reason, kind, position: read('position', filledText), length });
    case 'code-calculator':
      return Object.freeze({ reason, kind, challenge: read('challenge', optional(cleanText)), length });
    case 'sms-code':
      return Object.freeze({ reason, kind, length });
    case 'personal-code':
    case 'password':
      return Object.freeze({ reason, kind });
    default:
      return refuse('kind');
  }
}

export function checkSession(raw: unknown): Session {
  return Object.freeze({ id: reader(raw)('id', opaque) });
}

const number =
  (min: number, max: number) =>
  (value: unknown): number =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : refuse();
const boolean = (value: unknown): boolean => (typeof value === 'boolean' ? value : refuse());
/** Never padded: a backend that lost the zeros would have people confirm a code that the app does not show. */
const fourDigits = matching(/^[0-9]{4}$/);
/** A URL that the page allows, exactly as it came. */
const allowed =
  (allows: (url: string) => boolean) =>
  (value: unknown): string => {
    const url = string(value);
    if (!allows(url)) throw new Refusal('', unlistedHost(url, allows));
    return url;
  };
