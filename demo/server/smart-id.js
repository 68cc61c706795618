// @ts-check
// The arithmetic of Smart-ID (relying-party API 3), as a bank's server does it: nothing here is made up for
// the demo. Only the secrets' owner can make a link, so none of this may ever reach the page.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A new QR code every second, as the app expects. */
export const QR_INTERVAL_MS = 1000;
/** Older codes are refused when scanned: someone may have photographed and passed them on. */
export const QR_MAX_AGE_MS = 5000;

const DEVICE_LINK_BASE = 'https://smart-id.com/device-link';
const SCHEME_NAME = 'smart-id';
const SIGNATURE_PROTOCOL = 'ACSP_V2';
const RELYING_PARTY_NAME = 'DEMO';
const APP_LANGUAGES = /** @type {Record<string, string>} */ ({ lt: 'lit', lv: 'lav', en: 'eng' });

/**
 * What the Smart-ID service and the bank know of one session.
 * @typedef {object} SmartIdSession
 * @property {string} sessionToken public, part of every link
 * @property {string} sessionSecret base64, known to the server alone
 * @property {string} rpChallenge base64
 * @property {string} interactions base64 of the JSON the app shows
 * @property {string} callbackValue one-time value that the return address carries
 * @property {string} userChallengeVerifier made by the app, proves that the return comes from its own browser
 * @property {string} language of the app's first screen, as three letters
 * @property {number} startedAt
 */

/** @param {string} text */
const base64 = (text) => Buffer.from(text).toString('base64');
/** @param {Buffer | string} data */
const sha256 = (data) => createHash('sha256').update(data).digest();

/**
 * The four digits shown both on the page and in the app: the last two bytes of SHA-256 of the raw challenge.
 * @param {Buffer} rpChallenge
 * @returns {string} always four digits, zeros included
 */
export function controlCodeOf(rpChallenge) {
  return String(sha256(rpChallenge).readUInt16BE(30) % 10_000).padStart(4, '0');
}

/**
 * Mobile-ID's code: six leading and seven trailing bits of the hash, so never above 8191.
 * @param {Buffer} hash
 * @returns {string}
 */
export function mobileIdControlCodeOf(hash) {
  const code = ((hash.readUInt8(0) >> 2) << 7) | (hash.readUInt8(hash.length - 1) & 0x7f);
  return String(code).padStart(4, '0');
}

/**
 * @param {{ random: (size: number) => Buffer, now: number, language: string }} source
 * @returns {SmartIdSession}
 */
export function createSmartIdSession({ random, now, language }) {
  const interactions = [{ type: 'displayTextAndPIN', displayText60: 'Log in to the demo bank' }];
  return {
    sessionToken: random(18).toString('base64url'),
    sessionSecret: random(18).toString('base64'),
    rpChallenge: random(64).toString('base64'),
    interactions: base64(JSON.stringify(interactions)),
    callbackValue: random(18).toString('base64url'),
    userChallengeVerifier: random(32).toString('base64url'),
    language: APP_LANGUAGES[language] ?? 'eng',
    startedAt: now,
  };
}

/**
 * The link to draw as a QR code, as old as `elapsedSeconds` says: a new one each second.
 * @param {SmartIdSession} session
 * @param {number} elapsedSeconds
 * @returns {string}
 */
export function qrLink(session, elapsedSeconds) {
  return protectedLink(session, `QR&elapsedSeconds=${elapsedSeconds}`, '');
}

/**
 * The link that opens the app on the same device. It says no age and never changes: the app compares it bit by bit.
 * @param {SmartIdSession} session
 * @param {string} callbackUrl
 * @returns {string}
 */
export function appLink(session, callbackUrl) {
  return protectedLink(session, 'Web2App', callbackUrl);
}

/**
 * @param {SmartIdSession} session
 * @param {string} type with the age of a QR code
 * @param {string} callbackUrl
 */
function protectedLink(session, type, callbackUrl) {
  const unprotected =
    `${DEVICE_LINK_BASE}?deviceLinkType=${type}` +
    `&sessionToken=${session.sessionToken}&sessionType=auth&version=1.0&lang=${session.language}`;
  return `${unprotected}&authCode=${authCode(session, unprotected, callbackUrl)}`;
}

/**
 * @param {SmartIdSession} session
 * @param {string} unprotectedLink the link without its last parameter
 * @param {string} callbackUrl empty for a QR code: another device has nowhere to return to
 * @returns {string} base64url without padding
 */
export function authCode(session, unprotectedLink, callbackUrl) {
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

/**
 * What the app reads out of a link; undefined when it is no Smart-ID link.
 * @param {string} link
 * @returns {{ type: 'QR', sessionToken: string, elapsedSeconds: number }
 *   | { type: 'Web2App', sessionToken: string } | undefined}
 */
export function readDeviceLink(link) {
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
 * @param {SmartIdSession} session
 * @param {string} link
 * @param {{ callbackUrl: string, now: number }} context
 * @returns {'fresh' | 'expired' | 'forged'}
 */
export function judgeDeviceLink(session, link, { callbackUrl, now }) {
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

/** @param {SmartIdSession} session */
export function sessionSecretDigest(session) {
  return sha256(Buffer.from(session.sessionSecret, 'base64')).toString('base64url');
}

/**
 * Where the app sends the person back to: the bank's address with the proofs added. After a refusal there is nothing to
 * prove but that it is the return of this session.
 * @param {SmartIdSession} session
 * @param {{ callbackUrl: string, isConfirmed: boolean }} end
 */
export function returnUrl(session, { callbackUrl, isConfirmed }) {
  const url = new URL(callbackUrl);
  url.searchParams.set('sessionSecretDigest', sessionSecretDigest(session));
  if (isConfirmed) url.searchParams.set('userChallengeVerifier', session.userChallengeVerifier);
  return url.href;
}

/**
 * Whether a return address belongs to this session: it carries the digest of a secret that only the app and the bank know.
 * @param {SmartIdSession} session
 * @param {URLSearchParams} parameters
 */
export function isReturnOf(session, parameters) {
  return sameText(sessionSecretDigest(session), parameters.get('sessionSecretDigest') ?? '');
}

/**
 * Whether the app that returned is the one that confirmed: the service's answer has the hash of what the return address
 * carries. So this is known only once both have come.
 * @param {SmartIdSession} session
 * @param {string} verifier
 */
export function isConfirmedBy(session, verifier) {
  const userChallenge = sha256(session.userChallengeVerifier).toString('base64url');
  return sameText(userChallenge, sha256(verifier).toString('base64url'));
}

/**
 * Compares without telling by its speed how much was right.
 * @param {string} left
 * @param {string} right
 */
export function sameText(left, right) {
  return timingSafeEqual(sha256(left), sha256(right));
}
