// The arithmetic of Smart-ID (relying-party API 3), as a bank's server does it: nothing here is made up for
// the demo. Only the secrets' owner can make a link, so none of this may ever reach the page.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from './world.js';

/** A new QR code every second, as the app expects. */
export const QR_INTERVAL_MS = 1000;
/** Older codes are refused when scanned: someone may have photographed and passed them on. */
export const QR_MAX_AGE_MS = 5000;

const DEVICE_LINK_BASE = 'https://smart-id.com/device-link';
const SCHEME_NAME = 'smart-id';
const SIGNATURE_PROTOCOL = 'ACSP_V2';
const RELYING_PARTY_NAME = 'DEMO';
const APP_LANGUAGES: Readonly<Record<string, string>> = { lt: 'lit', lv: 'lav', en: 'eng' };

/** What the Smart-ID service and the bank know of one session. */
export interface SmartIdSession {
  /** Public, part of every link. */
  readonly sessionToken: string;
  /** Base64, known to the server alone. */
  readonly sessionSecret: string;
  /** Base64. */
  readonly rpChallenge: string;
  /** Base64 of the JSON the app shows. */
  readonly interactions: string;
  /** One-time value that the return address carries. */
  readonly callbackValue: string;
  /** Made by the app, proves that the return comes from its own browser. */
  readonly userChallengeVerifier: string;
  /** Of the app's first screen, as three letters. */
  readonly language: string;
  readonly startedAt: number;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

/**
 * The four digits shown both on the page and in the app: the last two bytes of SHA-256 of the raw challenge.
 * @returns always four digits, zeros included
 */
export function controlCodeOf(rpChallenge: Buffer): string {
  return String(sha256(rpChallenge).readUInt16BE(30) % 10_000).padStart(4, '0');
}

/** Mobile-ID's code: six leading and seven trailing bits of the hash, so never above 8191. */
export function mobileIdControlCodeOf(hash: Buffer): string {
  const code = ((hash.readUInt8(0) >> 2) << 7) | (hash.readUInt8(hash.length - 1) & 0x7f);
  return String(code).padStart(4, '0');
}

export function createSmartIdSession({ random, now }: World, language: string): SmartIdSession {
  const interactions = [{ type: 'displayTextAndPIN', displayText60: 'Log in to the demo bank' }];
  return {
    sessionToken: random(18).toString('base64url'),
    sessionSecret: random(18).toString('base64'),
    rpChallenge: random(64).toString('base64'),
    interactions: base64(JSON.stringify(interactions)),
    callbackValue: random(18).toString('base64url'),
    userChallengeVerifier: random(32).toString('base64url'),
    language: APP_LANGUAGES[language] ?? 'eng',
    startedAt: now(),
  };
}

/** The link to draw as a QR code, as old as `elapsedSeconds` says: a new one each second. */
export function qrLink(session: SmartIdSession, elapsedSeconds: number): string {
  return protectedLink(session, `QR&elapsedSeconds=${elapsedSeconds}`, '');
}

/** The link that opens the app on the same device. It says no age and never changes: the app compares it bit by bit. */
export function appLink(session: SmartIdSession, callbackUrl: string): string {
  return protectedLink(session, 'Web2App', callbackUrl);
}

/** @param type with the age of a QR code */
function protectedLink(session: SmartIdSession, type: string, callbackUrl: string): string {
  const unprotected =
    `${DEVICE_LINK_BASE}?deviceLinkType=${type}` +
    `&sessionToken=${session.sessionToken}&sessionType=auth&version=1.0&lang=${session.language}`;
  return `${unprotected}&authCode=${authCode(session, unprotected, callbackUrl)}`;
}

/**
 * @param unprotectedLink the link without its last parameter
 * @param callbackUrl empty for a QR code: another device has nowhere to return to
 * @returns base64url without padding
 */
function authCode(session: SmartIdSession, unprotectedLink: string, callbackUrl: string): string {
  const broker = '';
  const payload = [
    SCHEME_NAME,
    SIGNATURE_PROTOCOL,
    session.rpChallenge,
    base64(RELYING_PARTY_NAME),
    base64(broker),
    session.interactions,
    callbackUrl,
    unprotectedLink,
  ].join('|');
  const key = Buffer.from(session.sessionSecret, 'base64');
  return createHmac('sha256', key).update(payload).digest('base64url');
}

export type ReadDeviceLink =
  | { readonly type: 'QR'; readonly sessionToken: string; readonly elapsedSeconds: number }
  | { readonly type: 'Web2App'; readonly sessionToken: string };

/** What the app reads out of a link; undefined when it is no Smart-ID link. */
export function readDeviceLink(link: string): ReadDeviceLink | undefined {
  const pattern =
    /^https:\/\/smart-id\.com\/device-link\?deviceLinkType=(?:QR&elapsedSeconds=(\d{1,4})|Web2App)&sessionToken=([\w-]+)&sessionType=auth&version=1\.0&lang=[a-z]{3}&authCode=[\w-]{43}$/;
  const [, elapsedSeconds, sessionToken] = pattern.exec(link) ?? [];
  if (sessionToken === undefined) return undefined;
  return elapsedSeconds === undefined
    ? { type: 'Web2App', sessionToken }
    : { type: 'QR', sessionToken, elapsedSeconds: Number(elapsedSeconds) };
}

/**
 * Whether the link is ours to the last byte, and a QR code was made just now. An app link waits on the page for its owner's
 * tap, and needs no camera: it lives as long as the session.
 */
export function judgeDeviceLink(
  session: SmartIdSession,
  link: string,
  { callbackUrl, now }: { callbackUrl: string; now: number },
): 'fresh' | 'expired' | 'forged' {
  const read = readDeviceLink(link);
  if (!read) return 'forged';
  const isAppLink = read.type === 'Web2App';
  const expected = isAppLink ? appLink(session, callbackUrl) : qrLink(session, read.elapsedSeconds);
  if (!sameText(expected, link)) return 'forged';
  if (isAppLink) return 'fresh';
  const ageMs = now - session.startedAt - read.elapsedSeconds * QR_INTERVAL_MS;
  if (ageMs < 0) return 'forged';
  return ageMs > QR_MAX_AGE_MS ? 'expired' : 'fresh';
}

function sessionSecretDigest(session: SmartIdSession): string {
  return sha256(Buffer.from(session.sessionSecret, 'base64')).toString('base64url');
}

/**
 * Where the app sends the person back to: the bank's address with the proofs added. After a refusal there is nothing to
 * prove but that it is the return of this session.
 */
export function returnUrl(
  session: SmartIdSession,
  { callbackUrl, isConfirmed }: { callbackUrl: string; isConfirmed: boolean },
): string {
  const url = new URL(callbackUrl);
  url.searchParams.set('sessionSecretDigest', sessionSecretDigest(session));
  if (isConfirmed) url.searchParams.set('userChallengeVerifier', session.userChallengeVerifier);
  return url.href;
}

/** Whether a return address belongs to this session: it carries the digest of a secret that only the app and the bank know. */
export function isReturnOf(session: SmartIdSession, parameters: URLSearchParams): boolean {
  return sameText(sessionSecretDigest(session), parameters.get('sessionSecretDigest') ?? '');
}

/**
 * Whether the app that returned is the one that confirmed: the service's answer has the hash of what the return address
 * carries. So this is known only once both have come.
 */
export function isConfirmedBy(session: SmartIdSession, verifier: string): boolean {
  const userChallenge = sha256(session.userChallengeVerifier).toString('base64url');
  return sameText(userChallenge, sha256(verifier).toString('base64url'));
}

/** Compares without telling by its speed how much was right. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}
