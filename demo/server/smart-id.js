// @ts-check
// The arithmetic of Smart-ID (relying-party API 3), as a bank's server does it: nothing here is made up for
// the demo. Only the secrets' owner can make a link, so none of this may ever reach the page.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A new link every second, as the app expects. */
export const LINK_INTERVAL_MS = 1000;
/** Older links are refused when scanned: someone may have photographed and passed them on. */
export const LINK_MAX_AGE_MS = 5000;

const DEVICE_LINK_BASE = 'https://smart-id.com/device-link';
const SCHEME_NAME = 'smart-id';
const SIGNATURE_PROTOCOL = 'ACSP_V2';
const RELYING_PARTY_NAME = 'DEMO BANK';
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
 * The link to draw as a QR code or to open on this phone, as old as `elapsedSeconds` says.
 * @param {SmartIdSession} session
 * @param {{ type: 'QR' | 'Web2App', elapsedSeconds: number, callbackUrl?: string }} link
 * @returns {string}
 */
export function deviceLink(session, { type, elapsedSeconds, callbackUrl = '' }) {
  const unprotected =
    `${DEVICE_LINK_BASE}?deviceLinkType=${type}&elapsedSeconds=${elapsedSeconds}` +
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
 * @returns {{ type: 'QR' | 'Web2App', sessionToken: string, elapsedSeconds: number } | undefined}
 */
export function readDeviceLink(link) {
  const pattern =
    /^https:\/\/smart-id\.com\/device-link\?deviceLinkType=(QR|Web2App)&elapsedSeconds=(\d{1,4})&sessionToken=([\w-]+)&sessionType=auth&version=1\.0&lang=[a-z]{3}&authCode=[\w-]{43}$/;
  const [, linkType, elapsedSeconds, sessionToken] = pattern.exec(link) ?? [];
  if (sessionToken === undefined) return undefined;
  const type = linkType === 'QR' ? 'QR' : 'Web2App';
  return { type, elapsedSeconds: Number(elapsedSeconds), sessionToken };
}

/**
 * Whether the link is ours to the last byte and was made just now.
 * @param {SmartIdSession} session
 * @param {string} link
 * @param {{ callbackUrl: string, now: number }} context
 * @returns {'fresh' | 'expired' | 'forged'}
 */
export function judgeDeviceLink(session, link, { callbackUrl, now }) {
  const read = readDeviceLink(link);
  if (!read) return 'forged';
  const { type, elapsedSeconds } = read;
  const expected = deviceLink(session, {
    type,
    elapsedSeconds,
    callbackUrl: type === 'Web2App' ? callbackUrl : '',
  });
  if (!sameText(expected, link)) return 'forged';
  const ageMs = now - session.startedAt - elapsedSeconds * LINK_INTERVAL_MS;
  if (ageMs < 0) return 'forged';
  // An app link waits on the page for its owner's tap, and needs no camera: it lives as long as the session.
  return type === 'QR' && ageMs > LINK_MAX_AGE_MS ? 'expired' : 'fresh';
}

/** @param {SmartIdSession} session */
export function sessionSecretDigest(session) {
  return sha256(Buffer.from(session.sessionSecret, 'base64')).toString('base64url');
}

/**
 * Where the app sends the person back to: the bank's address with the proofs added.
 * @param {SmartIdSession} session
 * @param {string} callbackUrl
 */
export function returnUrl(session, callbackUrl) {
  const url = new URL(callbackUrl);
  url.searchParams.set('sessionSecretDigest', sessionSecretDigest(session));
  url.searchParams.set('userChallengeVerifier', session.userChallengeVerifier);
  return url.href;
}

/**
 * Whether a return carries both proofs: of the session's secret and of the app that confirmed.
 * @param {SmartIdSession} session
 * @param {URLSearchParams} parameters
 */
export function isProvenReturn(session, parameters) {
  const userChallenge = sha256(session.userChallengeVerifier).toString('base64url');
  const verifier = parameters.get('userChallengeVerifier') ?? '';
  return (
    sameText(sessionSecretDigest(session), parameters.get('sessionSecretDigest') ?? '') &&
    sameText(userChallenge, sha256(verifier).toString('base64url'))
  );
}

/**
 * Compares without telling by its speed how much was right.
 * @param {string} left
 * @param {string} right
 */
export function sameText(left, right) {
  return timingSafeEqual(sha256(left), sha256(right));
}
