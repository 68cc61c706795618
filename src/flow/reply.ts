/**
 * The one gate through which everything a bank says enters. Each own property is read once, checked for type and range,
 * and copied to a frozen object that names all its keys, so that neither a getter, a proxy nor a polluted prototype has a
 * say later. What does not fit is refused with `bad-reply`; keys that are not in the contract are not looked at.
 */
import {
  LoginError,
  type Challenge,
  type Field,
  type Institution,
  type LoginOptions,
  type LoginReply,
  type Method,
  type Notice,
  type Prompt,
  type Resumed,
  type Session,
} from './adapter.js';
import type { Problem } from './problems.js';
import { times } from './times.js';

/** What may be done with URLs, decided by the page. The strings themselves are never changed. */
export interface UrlPolicy {
  /** May be opened by a tap or drawn as a QR code. */
  allowsLink(url: string): boolean;
  /** May take over this page. */
  allowsRedirect(url: string): boolean;
  /** May be shown as a link beside text. */
  allowsReference(url: string): boolean;
}

const textLongest = 300;
/** Letters, digits, `-`, `_`, `.`: an id or a code that may be shown, logged and compared. */
const plain = /^[\w.-]{1,64}$/;
const fields: readonly Field[] = ['userNumber', 'personalCode', 'phoneNumber', 'password'];
const reasons = ['sign-in', 'first-login', 'new-device'] as const;

/**
 * What does not fit in an answer, for the page's developer: where it is, and never what it says. It is the cause of a
 * `bad-reply`, or tells what was left out of an answer that is good without it.
 */
export class Refusal extends Error {
  /** As `show.controlCode`; empty for the answer as a whole. */
  readonly field: string;
  /** Of a URL that would be allowed on another host. */
  readonly host: string | undefined;

  constructor(field: string, host?: string) {
    super(field);
    this.field = field;
    this.host = host;
  }
}

type LeaveOut = (refusal: Refusal) => void;
type Check<T> = (raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut) => T;

/** @throws LoginError `bad-reply`, caused by a `Refusal` */
export const checkOptions = guarded((raw, policy, leaveOut): LoginOptions => {
  const read = reader(raw);
  const methods = list(50, (item) => checkMethod(item, policy, leaveOut));
  const institutions = (value: unknown) => unique(list(500, checkInstitution)(value));
  const notice = (value: unknown) => checkNotice(value, policy, leaveOut);
  return Object.freeze({
    methods: unique(read('methods', methods).filter((method) => method !== undefined)),
    institutions: read('institutions', optional(institutions)),
    notice: read('notice', optional(notice)),
  });
});

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
        expiresInMs: read('expiresInMs', optional(number(0, times.expiryMax))),
        pollAfterMs: read('pollAfterMs', optional(number(times.pollAfterMin, times.pollAfterMax))),
      });
    case 'prompt':
      return Object.freeze({
        status,
        session: read('session', checkSession),
        prompt: read('prompt', checkPrompt),
        problem: read('problem', optional(one(['wrong-code']))),
        attemptsLeft: read('attemptsLeft', optional(attempts)),
        expiresInMs: read('expiresInMs', optional(number(0, times.expiryMax))),
      });
    case 'success': {
      const redirectUrl = read('redirectUrl', optional(string));
      return Object.freeze({
        status,
        result: read('result'),
        // A login that succeeded stays one: a redirect that the page does not allow is left out.
        redirectUrl: kept('redirectUrl', redirectUrl, (url) => policy.allowsRedirect(url), leaveOut),
        activated: read('activated', optional(boolean)) ?? false,
      });
    }
    case 'failure':
      return Object.freeze({
        status,
        problem: plainProblem(read('problem', string)),
        reference: read('reference', optional(cleanText)),
        retryAfterMs: read('retryAfterMs', optional(number(0, times.retryAfterLongest))),
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

/**
 * The login that a reply opened at the bank, even if the rest of the reply is refused: nobody will go on with it, so it
 * has to be closed. None if the bank itself says that it is over.
 */
export function sessionOf(raw: unknown): Session | undefined {
  try {
    const read = reader(raw);
    const status = read('status');
    return status === 'success' || status === 'failure' ? undefined : read('session', checkSession);
  } catch {
    return undefined;
  }
}

/** A problem code passes if it is short and plain, in whatever shape backends use; anything else is `unexpected`. */
export const plainProblem = (problem: unknown): Problem =>
  typeof problem === 'string' && plain.test(problem) ? problem : 'unexpected';

/** Text as it may be shown: without control, bidirectional and zero-width characters, at most 300 characters. */
export function cleanText(value: unknown): string {
  const clean = string(value)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return [...clean].slice(0, textLongest).join('');
}

function checkMethod(raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut): Method | undefined {
  const read = reader(raw);
  const id = read('id', identifier);
  const asks = read('asks', list(10, string));
  const label = read('label', optional(cleanText));
  const noticeOf = (value: unknown) => checkNotice(value, policy, leaveOut);
  const notice = read('notice', optional(noticeOf));
  // A field from a later contract cannot be asked, so the method cannot be offered.
  if (!asks.every((field): field is Field => fields.includes(field as Field))) {
    leaveOut(new Refusal(`methods.${id}.asks`));
    return undefined;
  }
  return Object.freeze({ id, asks: Object.freeze([...new Set(asks)]) as Field[], label, notice });
}

function checkInstitution(raw: unknown): Institution {
  const read = reader(raw);
  return Object.freeze({ id: read('id', opaque), name: read('name', filledText) });
}

function checkNotice(raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut): Notice {
  const read = reader(raw);
  const kind = read('kind', one(['info', 'warning']));
  const text = read('text', filledText);
  const url = read('url', optional(string));
  return Object.freeze({
    kind,
    text,
    url: kept('notice.url', url, (each) => policy.allowsReference(each), leaveOut),
  });
}

function checkSession(raw: unknown): Session {
  return Object.freeze({ id: reader(raw)('id', opaque) });
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
      const ageMs = read('ageMs', optional(number(0, times.expiryMax)));
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

function refuse(field = ''): never {
  throw new Refusal(field);
}

/** Whatever goes wrong while reading foreign objects, throwing traps included, is one refusal. */
function guarded<T>(check: Check<T>): (raw: unknown, policy: UrlPolicy, leaveOut?: LeaveOut) => T {
  return (raw, policy, leaveOut = () => undefined) => {
    try {
      return check(raw, policy, leaveOut);
    } catch (cause) {
      throw new LoginError('bad-reply', { cause });
    }
  };
}

/** Reads own properties only: a polluted prototype says nothing. `null` counts as absent. */
function reader(raw: unknown): <T = unknown>(key: string, check?: (value: unknown) => T) => T {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse();
  return (key, check = (value) => value as never) =>
    at(key, () => check(Object.hasOwn(raw, key) ? ((raw as Record<string, unknown>)[key] ?? undefined) : undefined));
}

/** What is refused there is told with the way to it. */
function at<T>(key: string | number, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const { field, host } = cause instanceof Refusal ? cause : new Refusal('');
    throw new Refusal(field === '' ? `${key}` : `${key}.${field}`, host);
  }
}

const optional =
  <T>(check: (value: unknown) => T) =>
  (value: unknown): T | undefined =>
    value === undefined ? undefined : check(value);
const string = (value: unknown): string => (typeof value === 'string' ? value : refuse());
const boolean = (value: unknown): boolean => (typeof value === 'boolean' ? value : refuse());
const matching = (pattern: RegExp) => (value: unknown) => (pattern.test(string(value)) ? string(value) : refuse());
const identifier = matching(plain);
/** Never padded: a backend that lost the zeros would have people confirm a code that the app does not show. */
const fourDigits = matching(/^[0-9]{4}$/);
/** What only the bank can read, handed back as it came. */
const opaque = matching(/^[\s\S]{1,2048}$/);
const filledText = (value: unknown): string => cleanText(value) || refuse();
const number =
  (min: number, max: number) =>
  (value: unknown): number =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : refuse();
const one =
  <const T extends string>(known: readonly T[]) =>
  (value: unknown): T =>
    known.includes(value as T) ? (value as T) : refuse();

/** A URL that the page allows, exactly as it came. */
const allowed =
  (allows: (url: string) => boolean) =>
  (value: unknown): string => {
    const url = string(value);
    if (!allows(url)) throw new Refusal('', unlistedHost(url, allows));
    return url;
  };

/** A URL that the page allows, else nothing: the rest is good without it. */
function kept(
  field: string,
  url: string | undefined,
  allows: (url: string) => boolean,
  leaveOut: LeaveOut,
): string | undefined {
  if (url === undefined || allows(url)) return url;
  leaveOut(new Refusal(field, unlistedHost(url, allows)));
  return undefined;
}

/** The host of a URL, if the page would not allow any URL there. */
function unlistedHost(url: string, allows: (url: string) => boolean): string | undefined {
  const host = /^(?:https:)?\/\/([\w.-]{1,253}(?::\d{1,5})?)(?=[/?#]|$)/i.exec(url)?.[1];
  return host !== undefined && !allows(`https://${host}/`) ? host : undefined;
}

function list<T>(longest: number, check: (item: unknown) => T): (value: unknown) => T[] {
  return (value) => {
    if (!Array.isArray(value)) return refuse();
    const { length } = value;
    if (length > longest) refuse();
    return Array.from({ length }, (_, index) => at(index, () => check(value[index])));
  };
}

function unique<T extends { id: string }>(items: T[]): T[] {
  const first = new Map(items.map((item) => [item.id, item] as const).reverse());
  return Object.freeze(items.filter((item) => first.get(item.id) === item)) as T[];
}
