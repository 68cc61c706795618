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
const idLongest = 2_048;
const fields: readonly Field[] = ['userNumber', 'personalCode', 'phoneNumber', 'password'];
const reasons = ['sign-in', 'first-login', 'new-device'] as const;

/** @throws LoginError `bad-reply` */
export const checkOptions = guarded((raw: unknown, policy: UrlPolicy): LoginOptions => {
  const read = reader(raw);
  return Object.freeze({
    methods: unique(
      list(read('methods'), 50, (item) => checkMethod(item, policy)).filter((method) => method !== undefined),
    ),
    institutions: optional(read('institutions'), (value) => unique(list(value, 500, checkInstitution))),
    notice: optional(read('notice'), (value) => checkNotice(value, policy)),
  });
});

/** @throws LoginError `bad-reply` */
export const checkReply = guarded((raw: unknown, policy: UrlPolicy): LoginReply => {
  const read = reader(raw);
  const status = read('status');
  switch (status) {
    case 'pending':
      return Object.freeze({
        status,
        session: checkSession(read('session')),
        show: checkChallenge(read('show'), policy),
        expiresInMs: optional(read('expiresInMs'), (value) => number(value, 0, times.expiryMax)),
        pollAfterMs: optional(read('pollAfterMs'), (value) => number(value, times.pollAfterMin, times.pollAfterMax)),
      });
    case 'prompt':
      return Object.freeze({
        status,
        session: checkSession(read('session')),
        prompt: checkPrompt(read('prompt')),
        problem: optional(read('problem'), (value) => one(value, ['wrong-code'] as const)),
        attemptsLeft: optional(read('attemptsLeft'), (value) => Math.floor(number(value, 0, 1_000))),
        expiresInMs: optional(read('expiresInMs'), (value) => number(value, 0, times.expiryMax)),
      });
    case 'success': {
      const redirectUrl = optional(read('redirectUrl'), (value) => string(value));
      return Object.freeze({
        status,
        result: read('result'),
        // A login that succeeded stays one: a redirect that the page does not allow is left out.
        redirectUrl: redirectUrl !== undefined && policy.allowsRedirect(redirectUrl) ? redirectUrl : undefined,
        activated: optional(read('activated'), boolean) ?? false,
      });
    }
    case 'failure':
      return Object.freeze({
        status,
        problem: plainProblem(string(read('problem'))),
        reference: optional(read('reference'), cleanText),
        retryAfterMs: optional(read('retryAfterMs'), (value) => number(value, 0, times.retryAfterLongest)),
      });
    default:
      return refuse();
  }
});

/** @throws LoginError `bad-reply` */
export const checkResumed = guarded((raw: unknown, policy: UrlPolicy): Resumed | undefined => {
  if (raw === undefined || raw === null) return undefined;
  const read = reader(raw);
  return Object.freeze({ method: identifier(read('method')), reply: checkReply(read('reply'), policy) });
});

/**
 * The login that a reply opened at the bank, even if the rest of the reply is refused: nobody will go on with it, so it
 * has to be closed. None if the bank itself says that it is over.
 */
export function sessionOf(raw: unknown): Session | undefined {
  try {
    const read = reader(raw);
    const status = read('status');
    return status === 'success' || status === 'failure' ? undefined : checkSession(read('session'));
  } catch {
    return undefined;
  }
}

/** A problem code passes if it is short and plain; anything else is `unexpected`. */
export const plainProblem = (problem: unknown): Problem =>
  typeof problem === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/i.test(problem) ? problem : 'unexpected';

/** Text as it may be shown: without control, bidirectional and zero-width characters, at most 300 characters. */
export function cleanText(value: unknown): string {
  const clean = string(value)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return [...clean].slice(0, textLongest).join('');
}

function checkMethod(raw: unknown, policy: UrlPolicy): Method | undefined {
  const read = reader(raw);
  const id = identifier(read('id'));
  const asks = list(read('asks'), 10, (item) => string(item));
  const label = optional(read('label'), cleanText);
  const notice = optional(read('notice'), (value) => checkNotice(value, policy));
  // A field from a later contract cannot be asked, so the method cannot be offered.
  if (!asks.every((field): field is Field => fields.includes(field as Field))) return undefined;
  return Object.freeze({ id, asks: Object.freeze([...new Set(asks)]) as Field[], label, notice });
}

function checkInstitution(raw: unknown): Institution {
  const read = reader(raw);
  const id = string(read('id'));
  if (id === '' || id.length > idLongest) refuse();
  return Object.freeze({ id, name: filled(cleanText(read('name'))) });
}

function checkNotice(raw: unknown, policy: UrlPolicy): Notice {
  const read = reader(raw);
  const kind = one(read('kind'), ['info', 'warning'] as const);
  const text = filled(cleanText(read('text')));
  const url = optional(read('url'), (value) => string(value));
  return Object.freeze({ kind, text, url: url !== undefined && policy.allowsReference(url) ? url : undefined });
}

function checkSession(raw: unknown): Session {
  const id = string(reader(raw)('id'));
  return id !== '' && id.length <= idLongest ? Object.freeze({ id }) : refuse();
}

function checkChallenge(raw: unknown, policy: UrlPolicy): Challenge {
  const read = reader(raw);
  const kind = read('kind');
  switch (kind) {
    case 'control-code': {
      // Never padded: a backend that lost the zeros would have people confirm a code that the app does not show.
      const controlCode = string(read('controlCode'));
      if (!/^[0-9]{4}$/.test(controlCode)) refuse();
      return Object.freeze({ kind, controlCode, choose: optional(read('choose'), boolean) ?? false });
    }
    case 'device-link': {
      const link = (value: unknown) => (policy.allowsLink(string(value)) ? string(value) : refuse());
      const [qr, app] = [optional(read('qr'), link), optional(read('link'), link)];
      if (qr === undefined && app === undefined) refuse();
      const ageMs = optional(read('ageMs'), (value) => number(value, 0, times.expiryMax));
      return Object.freeze({ kind, qr, link: app, ageMs });
    }
    case 'app':
      return Object.freeze({ kind });
    case 'id-card': {
      const nonce = string(read('nonce'));
      return nonce !== '' && nonce.length <= idLongest ? Object.freeze({ kind, nonce }) : refuse();
    }
    case 'redirect': {
      const url = string(read('url'));
      return policy.allowsRedirect(url) ? Object.freeze({ kind, url }) : refuse();
    }
    default:
      return refuse();
  }
}

function checkPrompt(raw: unknown): Prompt {
  const read = reader(raw);
  const reason = one(read('reason'), reasons);
  const kind = read('kind');
  // A length that no code has is worth no refusal: the field then takes any length.
  const length = optional(read('length'), (value) => number(value, 0, 1_000));
  const codeLength =
    length !== undefined && Number.isInteger(length) && length >= 1 && length <= 32 ? length : undefined;
  switch (kind) {
    case 'code-card':
      return Object.freeze({ reason, kind, position: filled(cleanText(read('position'))), length: codeLength });
    case 'code-calculator':
      return Object.freeze({ reason, kind, challenge: optional(read('challenge'), cleanText), length: codeLength });
    case 'sms-code':
      return Object.freeze({ reason, kind, length: codeLength });
    case 'personal-code':
    case 'password':
      return Object.freeze({ reason, kind });
    default:
      return refuse();
  }
}

function refuse(): never {
  throw new LoginError('bad-reply');
}

/** Whatever goes wrong while reading foreign objects, throwing traps included, is one refusal. */
function guarded<T>(check: (raw: unknown, policy: UrlPolicy) => T): (raw: unknown, policy: UrlPolicy) => T {
  return (raw, policy) => {
    try {
      return check(raw, policy);
    } catch (cause) {
      throw new LoginError('bad-reply', { cause });
    }
  };
}

/** Reads own properties only: a polluted prototype says nothing. `null` counts as absent. */
function reader(raw: unknown): (key: string) => unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse();
  return (key) => (Object.hasOwn(raw, key) ? ((raw as Record<string, unknown>)[key] ?? undefined) : undefined);
}

const optional = <T>(value: unknown, check: (value: unknown) => T): T | undefined =>
  value === undefined ? undefined : check(value);
const string = (value: unknown): string => (typeof value === 'string' ? value : refuse());
const boolean = (value: unknown): boolean => (typeof value === 'boolean' ? value : refuse());
const filled = (text: string): string => (text === '' ? refuse() : text);
const number = (value: unknown, min: number, max: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : refuse();
const identifier = (value: unknown): string => (/^[\w.-]{1,64}$/.test(string(value)) ? string(value) : refuse());
const one = <T extends string>(value: unknown, allowed: readonly T[]): T =>
  allowed.includes(value as T) ? (value as T) : refuse();

function list<T>(value: unknown, longest: number, check: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) return refuse();
  const { length } = value;
  if (length > longest) refuse();
  return Array.from({ length }, (_, index) => check(value[index]));
}

function unique<T extends { id: string }>(items: T[]): T[] {
  const first = new Map(items.map((item) => [item.id, item] as const).reverse());
  return Object.freeze(items.filter((item) => first.get(item.id) === item)) as T[];
}
