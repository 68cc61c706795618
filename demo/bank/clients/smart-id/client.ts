/** The bank's side of Smart-ID's relying-party API 3: sessions by push and by device link. */
import { ServiceConnection } from '../http/service-connection.js';
import { JsonService } from '../json-service.js';
import { base64Pattern, readText } from '../json.js';
import { RevocationChecker } from '../pki/revocation.js';
import type { ServiceConfig } from '../relying-party.js';
import type {
  Language,
  SmartIdChallenge,
  SmartIdClient,
  SmartIdLinkSession,
  SmartIdPushSession,
  SmartIdReturn,
  SmartIdSession,
  Status,
  Verdict,
  Wait,
} from '../service.js';
import { isSameText } from '../../same-text.js';
import { type CertificateLevel, HASH_ALGORITHM } from './answer.js';
import {
  authCode,
  controlCodeOf,
  type DeviceLink,
  type RelyingParty,
  type SchemeName,
  sessionSecretDigest,
  SIGNATURE_PROTOCOL,
  unprotectedLink,
  userChallengeOf,
} from './formulas.js';
import { startOutcomes, statusOutcomes } from './outcomes.js';
import { isByAppLink, signedUserChallenge, verifyAnswer } from './verify.js';

const CHALLENGE_BYTES = 64;
const MAX_TEXT_LENGTH = 60;
const MAX_CALLBACK_LENGTH = 1800;

/** ISO 639-2, as device links have it. */
const linkLanguages = { lt: 'lit', lv: 'lav', en: 'eng' } as const satisfies Record<Language, string>;

export interface SmartIdConfig extends ServiceConfig {
  readonly schemeName: SchemeName;
  /** The least that is believed. `ADVANCED` needs a permission of the service. */
  readonly certificateLevel: CertificateLevel;
}

/**
 * @param config `baseUrl` with the version at its end: `https://sid.demo.sk.ee/smart-id-rp/v3`; `texts` of 60 characters at most
 * @throws {TypeError} where the configuration cannot work
 */
export function createSmartIdClient(config: SmartIdConfig): SmartIdClient {
  return new Client(config);
}

class Client implements SmartIdClient {
  readonly #config: SmartIdConfig;
  readonly #party: RelyingParty;
  readonly #service: JsonService;
  readonly #revocation: RevocationChecker;

  constructor(config: SmartIdConfig) {
    for (const text of Object.values(config.texts)) {
      if (text === '' || text.length > MAX_TEXT_LENGTH) throw new TypeError(`Not 1…60 characters: ${text}`);
    }
    this.#config = config;
    this.#party = { schemeName: config.schemeName, relyingPartyName: config.relyingPartyName, brokeredRpName: '' };
    this.#service = new JsonService(new ServiceConnection(config), { start: startOutcomes, status: statusOutcomes });
    this.#revocation = new RevocationChecker(config.revocation, config);
  }

  challenge(language: Language, { offersChoice } = { offersChoice: false }): SmartIdChallenge {
    const rpChallenge = this.#config.random(CHALLENGE_BYTES).toString('base64');
    const text = this.#config.texts[language];
    // The first that the app can show. A device link may ask the second kind alone.
    const interactions = [
      ...(offersChoice ? [{ type: 'confirmationMessageAndVerificationCodeChoice', displayText200: text }] : []),
      { type: 'displayTextAndPIN', displayText60: text },
    ];
    return {
      rpChallenge,
      interactions: Buffer.from(JSON.stringify(interactions)).toString('base64'),
      controlCode: controlCodeOf(rpChallenge),
    };
  }

  push(challenge: SmartIdChallenge, person: string, signal: AbortSignal): Promise<SmartIdPushSession> {
    const path = `authentication/notification/etsi/${encodeURIComponent(person)}`;
    const body = { ...this.#request(challenge), vcType: 'numeric4' };
    return this.#service.start(path, body, signal, (answer) => ({
      ...challenge,
      sessionId: readText(answer, 'sessionID', idPattern),
    }));
  }

  async link(
    challenge: SmartIdChallenge,
    callbackUrl: string | undefined,
    signal: AbortSignal,
    person?: string,
  ): Promise<SmartIdLinkSession> {
    if (callbackUrl !== undefined && !isCallbackUrl(callbackUrl)) {
      throw new TypeError(`No callback address for Smart-ID: ${callbackUrl}`);
    }
    const whose = person === undefined ? 'anonymous' : `etsi/${encodeURIComponent(person)}`;
    const callback = callbackUrl === undefined ? {} : { initialCallbackUrl: callbackUrl };
    const body = { ...this.#request(challenge), ...callback };
    return this.#service.start(`authentication/device-link/${whose}`, body, signal, (answer) => ({
      ...challenge,
      sessionId: readText(answer, 'sessionID', idPattern),
      sessionToken: readText(answer, 'sessionToken', /^[A-Za-z0-9]{24,200}$/),
      sessionSecret: readText(answer, 'sessionSecret', secretPattern),
      deviceLinkBase: readText(answer, 'deviceLinkBase', /^https?:\/\/[^\s?#]{1,200}$/),
      ...(callbackUrl !== undefined && { callbackUrl }),
    }));
  }

  #request({ rpChallenge, interactions }: SmartIdChallenge) {
    const { relyingPartyUUID, relyingPartyName, certificateLevel } = this.#config;
    return {
      relyingPartyUUID,
      relyingPartyName,
      certificateLevel,
      signatureProtocol: SIGNATURE_PROTOCOL,
      signatureProtocolParameters: {
        rpChallenge,
        signatureAlgorithm: 'rsassa-pss',
        signatureAlgorithmParameters: { hashAlgorithm: HASH_ALGORITHM },
      },
      interactions,
    };
  }

  qrLink(session: SmartIdLinkSession, elapsedSeconds: number, language: Language): string {
    return this.#deviceLink(session, { type: 'QR', elapsedSeconds }, language);
  }

  appLink(session: SmartIdLinkSession, language: Language): string {
    return this.#deviceLink(session, { type: 'Web2App' }, language);
  }

  #deviceLink(session: SmartIdLinkSession, kind: DeviceLink['kind'], language: Language): string {
    const { deviceLinkBase, sessionToken, sessionSecret } = session;
    const link = unprotectedLink({ deviceLinkBase, sessionToken, lang: linkLanguages[language], kind });
    const request = { ...session, initialCallbackUrl: session.callbackUrl ?? '' };
    return `${link}&authCode=${authCode(sessionSecret, this.#party, request, { type: kind.type, link })}`;
  }

  status({ sessionId }: SmartIdSession, wait: Wait): Promise<Status> {
    return this.#service.status(`session/${sessionId}`, wait);
  }

  isReturnOf({ sessionSecret }: SmartIdLinkSession, back: SmartIdReturn, answer?: unknown): boolean {
    const isOfSession = isSameText(sessionSecretDigest(sessionSecret), back.sessionSecretDigest);
    const signed = signedUserChallenge(answer);
    return isOfSession && (signed === undefined || isSameText(userChallengeOf(back.userChallengeVerifier), signed));
  }

  isByAppLink(answer: unknown): boolean {
    return isByAppLink(answer);
  }

  verify(session: SmartIdSession, answer: unknown, proof: { person?: string; back?: SmartIdReturn }): Promise<Verdict> {
    const { certificateLevel, anchors, now } = this.#config;
    const rules = { party: this.#party, certificateLevel, anchors, at: now() };
    return verifyAnswer({ session, answer, proof, rules }, this.#revocation);
  }
}

/** Becomes part of a path. */
const idPattern = /^[\w-]{1,64}$/;
const secretPattern = new RegExp(`^(?=.{24,})${base64Pattern.source.slice(1)}`);

/** The service takes `https:` alone; a simulator may let the same machine off. */
function isCallbackUrl(url: string): boolean {
  return url.length <= MAX_CALLBACK_LENGTH && /^https?:\/\/[^|#]+$/.test(url);
}
