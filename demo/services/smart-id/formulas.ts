/**
 * The arithmetic of Smart-ID from the side of the app and its service. Written apart from the bank's on purpose: two hands must
 * come to the same bytes.
 */
import { createHash, createHmac } from 'node:crypto';
import type { FlowType, HashAlgorithm, InteractionType } from './wire.js';

export const PROTOCOL = 'ACSP_V2';

/** What a session's authentication code and signature are bound to. */
export interface Bound {
  readonly schemeName: string;
  /** Base64, as it was sent. */
  readonly rpChallenge: string;
  readonly relyingPartyName: string;
  /** Empty unless somebody asks in another's name. */
  readonly brokeredRpName: string;
  /** Base64, as it was sent. */
  readonly interactions: string;
}

const toBase64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** Four digits that the app shows in a pushed request. */
export function verificationCode(rpChallenge: string): string {
  const digest = sha256(Buffer.from(rpChallenge, 'base64'));
  const [high = 0, low = 0] = digest.subarray(-2);
  return ((high * 256 + low) % 10_000).toString().padStart(4, '0');
}

/** A device link, read. */
export interface ReadLink {
  readonly type: 'QR' | 'Web2App' | 'App2App';
  /** Of a QR code. */
  readonly elapsedSeconds?: number;
  readonly sessionToken: string;
  /** Everything before the authentication code, over which it is made. */
  readonly unprotected: string;
  readonly authCode: string;
}

/** @returns undefined for anything but a login's link, with its parameters in their fixed order */
export function readLink(link: string, deviceLinkBase: string): ReadLink | undefined {
  const opening = `${deviceLinkBase}?`;
  if (!link.startsWith(opening)) return undefined;
  const form =
    /^deviceLinkType=(?:(QR)&elapsedSeconds=(\d{1,5})|(Web2App|App2App))&sessionToken=([A-Za-z0-9]+)&sessionType=auth&version=1\.0&lang=[a-z]{3}&authCode=([\w-]{43})$/;
  const [, isQr, seconds, sameDevice, sessionToken = '', authCode = ''] = form.exec(link.slice(opening.length)) ?? [];
  const unprotected = link.slice(0, link.lastIndexOf('&authCode='));
  if (isQr) return { type: 'QR', elapsedSeconds: Number(seconds), sessionToken, unprotected, authCode };
  if (sameDevice === 'Web2App' || sameDevice === 'App2App') {
    return { type: sameDevice, sessionToken, unprotected, authCode };
  }
  return undefined;
}

/**
 * @param sessionSecret base64
 * @param callbackUrl empty for a QR code
 * @returns base64url without padding
 */
export function authenticationCode(
  bound: Bound,
  { unprotected, sessionSecret, callbackUrl }: { unprotected: string; sessionSecret: string; callbackUrl: string },
): string {
  const hmac = createHmac('sha256', Buffer.from(sessionSecret, 'base64'));
  hmac.update(`${bound.schemeName}|${PROTOCOL}|${bound.rpChallenge}|`);
  hmac.update(`${toBase64(bound.relyingPartyName)}|${toBase64(bound.brokeredRpName)}|`);
  hmac.update(`${bound.interactions}|${callbackUrl}|${unprotected}`);
  return hmac.digest('base64url');
}

export interface Signed {
  readonly serverRandom: string;
  readonly userChallenge: string;
  readonly interactionTypeUsed: InteractionType;
  /** Counts for logins on the same device alone. */
  readonly callbackUrl: string;
  readonly flowType: FlowType;
}

/** The text that the app signs. */
export function signedText(bound: Bound, signed: Signed): string {
  const { serverRandom, userChallenge, interactionTypeUsed, callbackUrl, flowType } = signed;
  const names = `${toBase64(bound.relyingPartyName)}|${toBase64(bound.brokeredRpName)}`;
  const interactionsDigest = sha256(bound.interactions).toString('base64');
  const isSameDevice = flowType === 'Web2App' || flowType === 'App2App';
  const head = `${bound.schemeName}|${PROTOCOL}|${serverRandom}|${bound.rpChallenge}|${userChallenge}|${names}`;
  return `${head}|${interactionsDigest}|${interactionTypeUsed}|${isSameDevice ? callbackUrl : ''}|${flowType}`;
}

/** The hash of the verifier's text, not of the bytes it stands for. */
export const userChallengeOf = (verifier: string): string => sha256(verifier).toString('base64url');

/** @param sessionSecret base64 */
export const secretDigest = (sessionSecret: string): string =>
  sha256(Buffer.from(sessionSecret, 'base64')).toString('base64url');

/** As node:crypto and OpenSSL call it. */
export const digestName = (algorithm: HashAlgorithm): string => algorithm.toLowerCase().replace('sha-', 'sha');

export const octetsOf = (algorithm: HashAlgorithm): number => Number(algorithm.slice(-3)) / 8;

/** Where the app sends its owner back to. After a refusal there is nothing to prove but whose return it is. */
export function callbackAddress(callbackUrl: string, proofs: { sessionSecret: string; verifier?: string }): string {
  const separator = callbackUrl.includes('?') ? '&' : '?';
  const verifier = proofs.verifier === undefined ? '' : `&userChallengeVerifier=${proofs.verifier}`;
  return `${callbackUrl}${separator}sessionSecretDigest=${secretDigest(proofs.sessionSecret)}${verifier}`;
}
