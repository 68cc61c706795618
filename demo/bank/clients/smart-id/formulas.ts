/**
 * The arithmetic of Smart-ID's relying-party API 3, as its documentation gives it
 * (sk-eid.github.io/smart-id-documentation: device link flows, authCode, callback URLs, signature protocols). Nothing else here: texts in, texts out.
 */
import { createHash, createHmac } from 'node:crypto';

export const SIGNATURE_PROTOCOL = 'ACSP_V2';
const LINK_VERSION = '1.0';

/** The environment that a link is for: `smart-id` or `smart-id-demo`. */
export type SchemeName = 'smart-id' | 'smart-id-demo';

/** How a session may be confirmed by a device link. */
export type DeviceLinkType = 'QR' | 'Web2App';

/** How the service says that a session was confirmed. */
export type FlowType = DeviceLinkType | 'App2App' | 'Notification';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

/**
 * The code that page and app both show.
 * @param rpChallenge base64; its bytes are hashed, not its text
 * @returns four digits, leading zeros kept
 */
export function controlCodeOf(rpChallenge: string): string {
  const lastTwoBytes = sha256(Buffer.from(rpChallenge, 'base64')).readUInt16BE(30);
  return String(lastTwoBytes % 10_000).padStart(4, '0');
}

/** Who asks, and within which environment: the same for all logins of a bank. */
export interface RelyingParty {
  readonly schemeName: SchemeName;
  /** Byte for byte as it was sent. */
  readonly relyingPartyName: string;
  /** For whom a broker asks. Empty for a bank that asks for itself. */
  readonly brokeredRpName: string;
}

/** What the service is asked to have signed. Base64 texts as they were sent. */
export interface SignatureRequest {
  readonly rpChallenge: string;
  readonly interactions: string;
  /** Empty where none was sent. */
  readonly initialCallbackUrl: string;
}

export interface DeviceLink {
  readonly deviceLinkBase: string;
  readonly sessionToken: string;
  /** ISO 639-2, of the page that a device without the app is shown. */
  readonly lang: string;
  /** A QR code says its age; an app link has none, and is never made anew. */
  readonly kind: { readonly type: 'QR'; readonly elapsedSeconds: number } | { readonly type: 'Web2App' };
}

/** The link without its proof. The app compares it bit by bit: nothing is percent-encoded, the order is fixed. */
export function unprotectedLink({ deviceLinkBase, sessionToken, lang, kind }: DeviceLink): string {
  const age = kind.type === 'QR' ? `&elapsedSeconds=${kind.elapsedSeconds}` : '';
  return (
    `${deviceLinkBase}?deviceLinkType=${kind.type}${age}` +
    `&sessionToken=${sessionToken}&sessionType=auth&version=${LINK_VERSION}&lang=${lang}`
  );
}

/**
 * @param sessionSecret base64
 * @param link unprotected
 * @returns base64url without padding
 */
export function authCode(
  sessionSecret: string,
  party: RelyingParty,
  request: SignatureRequest,
  { type, link }: { type: DeviceLinkType; link: string },
): string {
  const payload = [
    party.schemeName,
    SIGNATURE_PROTOCOL,
    request.rpChallenge,
    base64(party.relyingPartyName),
    base64(party.brokeredRpName),
    request.interactions,
    type === 'QR' ? '' : request.initialCallbackUrl,
    link,
  ].join('|');
  return createHmac('sha256', Buffer.from(sessionSecret, 'base64')).update(payload).digest('base64url');
}

/** What the service and the app added before it was signed. Texts as they came. */
export interface SignatureContext {
  readonly serverRandom: string;
  readonly userChallenge: string;
  readonly interactionTypeUsed: string;
  readonly flowType: FlowType;
}

/** What an authentication signs, as a text whose UTF-8 bytes are hashed. */
export function signedPayload(party: RelyingParty, request: SignatureRequest, context: SignatureContext): string {
  const isOnSameDevice = context.flowType === 'Web2App' || context.flowType === 'App2App';
  return [
    party.schemeName,
    SIGNATURE_PROTOCOL,
    context.serverRandom,
    request.rpChallenge,
    context.userChallenge,
    base64(party.relyingPartyName),
    base64(party.brokeredRpName),
    sha256(request.interactions).toString('base64'),
    context.interactionTypeUsed,
    isOnSameDevice ? request.initialCallbackUrl : '',
    context.flowType,
  ].join('|');
}

/** What the app adds to the callback address, so that the bank knows the session it comes from. */
export const sessionSecretDigest = (sessionSecret: string): string =>
  sha256(Buffer.from(sessionSecret, 'base64')).toString('base64url');

/** What the service's answer says of the verifier that only the callback carries. The verifier is hashed as text, never decoded. */
export const userChallengeOf = (userChallengeVerifier: string): string =>
  sha256(userChallengeVerifier).toString('base64url');
