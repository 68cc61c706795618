/**
 * The one gate through which everything a bank says enters. Each own property is read once, checked for type and range,
 * and copied to a frozen object that names all its keys, so that neither a getter, a proxy nor a polluted prototype has a
 * say later. What does not fit is refused with `bad-reply`; keys that are not in the contract are not looked at.
 *
 * Here is how; what an offer and a reply look like stands in `offer.ts` and `reply.ts`.
 */
import { LoginError } from './adapter.js';
import type { Problem } from './problems.js';

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

export type LeaveOut = (refusal: Refusal) => void;
export type Check<T> = (raw: unknown, policy: UrlPolicy, leaveOut: LeaveOut) => T;

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

export function refuse(field = ''): never {
  throw new Refusal(field);
}

/** Whatever goes wrong while reading foreign objects, throwing traps included, is one refusal. */
export function guarded<T>(check: Check<T>): (raw: unknown, policy: UrlPolicy, leaveOut?: LeaveOut) => T {
  return (raw, policy, leaveOut = () => undefined) => {
    try {
      return check(raw, policy, leaveOut);
    } catch (cause) {
      throw new LoginError('bad-reply', { cause });
    }
  };
}

/** Reads own properties only: a polluted prototype says nothing. `null` counts as absent. */
export function reader(raw: unknown): <T = unknown>(key: string, check?: (value: unknown) => T) => T {
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

export const optional =
  <T>(check: (value: unknown) => T) =>
  (value: unknown): T | undefined =>
    value === undefined ? undefined : check(value);
export const string = (value: unknown): string => (typeof value === 'string' ? value : refuse());
export const matching = (pattern: RegExp) => (value: unknown) =>
  pattern.test(string(value)) ? string(value) : refuse();
export const identifier = matching(plain);
/** What only the bank can read, handed back as it came. */
export const opaque = matching(/^[\s\S]{1,2048}$/);
export const filledText = (value: unknown): string => cleanText(value) || refuse();
export const one =
  <const T extends string>(known: readonly T[]) =>
  (value: unknown): T =>
    known.includes(value as T) ? (value as T) : refuse();

/** A URL that the page allows, else nothing: the rest is good without it. */
export function kept(
  url: string | undefined,
  { field, allows, leaveOut }: { field: string; allows: (url: string) => boolean; leaveOut: LeaveOut },
): string | undefined {
  if (url === undefined || allows(url)) return url;
  leaveOut(new Refusal(field, unlistedHost(url, allows)));
  return undefined;
}

/** The host of a URL, if the page would not allow any URL there. */
export function unlistedHost(url: string, allows: (url: string) => boolean): string | undefined {
  const host = /^(?:https:)?\/\/([\w.-]{1,253}(?::\d{1,5})?)(?=[/?#]|$)/i.exec(url)?.[1];
  return host !== undefined && !allows(`https://${host}/`) ? host : undefined;
}

export function list<T>(longest: number, check: (item: unknown) => T): (value: unknown) => T[] {
  return (value) => {
    if (!Array.isArray(value)) return refuse();
    const { length } = value;
    if (length > longest) refuse();
    return Array.from({ length }, (_, index) => at(index, () => check(value[index])));
  };
}
