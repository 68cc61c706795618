/** The bank's side of Mobile-ID: the phone signs a hash whose preimage the bank keeps. */
import { createHash } from 'node:crypto';
import { ServiceConnection } from '../http/service-connection.js';
import { JsonService } from '../json-service.js';
import { readText } from '../json.js';
import { RevocationChecker } from '../pki/revocation.js';
import type { ServiceConfig } from '../relying-party.js';
import type {
  Language,
  MobileIdChallenge,
  MobileIdClient,
  MobileIdSession,
  Status,
  Verdict,
  Wait,
} from '../service.js';
import { controlCodeOf, textFormatOf } from './formulas.js';
import { startOutcomes, statusOutcomes } from './outcomes.js';
import { verifyAnswer } from './verify.js';

export type MobileIdConfig = ServiceConfig;

/** Twice the hash, so that nobody can look for it. */
const PREIMAGE_BYTES = 64;

/** Phones speak no Latvian: what surrounds the bank's own text is English then. */
const phoneLanguages = { lt: 'LIT', lv: 'ENG', en: 'ENG' } as const satisfies Record<Language, string>;

/**
 * @param config `baseUrl` with its path: `https://tsp.demo.sk.ee/mid-api`; `texts` of 100 characters at most, of 50 where a letter
 * is not in the alphabet of all phones
 * @throws {TypeError} where the configuration cannot work
 */
export function createMobileIdClient(config: MobileIdConfig): MobileIdClient {
  return new Client(config);
}

class Client implements MobileIdClient {
  readonly #config: MobileIdConfig;
  readonly #service: JsonService;
  readonly #revocation: RevocationChecker;

  constructor(config: MobileIdConfig) {
    for (const text of Object.values(config.texts)) {
      if (!textFormatOf(text)) throw new TypeError(`Empty or too long for a phone: ${text}`);
    }
    this.#config = config;
    this.#service = new JsonService(new ServiceConnection(config), { start: startOutcomes, status: statusOutcomes });
    this.#revocation = new RevocationChecker(config.revocation, config);
  }

  challenge(): MobileIdChallenge {
    const preimage = this.#config.random(PREIMAGE_BYTES);
    const hash = createHash('sha256').update(preimage).digest();
    return {
      preimage: preimage.toString('base64'),
      hash: hash.toString('base64'),
      controlCode: controlCodeOf(hash),
    };
  }

  start(
    challenge: MobileIdChallenge,
    { phoneNumber, personalCode, language }: { phoneNumber: string; personalCode: string; language: Language },
    signal: AbortSignal,
  ): Promise<MobileIdSession> {
    const { relyingPartyUUID, relyingPartyName, texts } = this.#config;
    const body = {
      relyingPartyUUID,
      relyingPartyName,
      phoneNumber,
      nationalIdentityNumber: personalCode,
      hash: challenge.hash,
      hashType: 'SHA256',
      language: phoneLanguages[language],
      displayText: texts[language],
      displayTextFormat: textFormatOf(texts[language]),
    };
    return this.#service.start('authentication', body, signal, (answer) => ({
      ...challenge,
      sessionId: readText(answer, 'sessionID', /^[\w-]{1,64}$/),
    }));
  }

  status({ sessionId }: MobileIdSession, wait: Wait): Promise<Status> {
    return this.#service.status(`authentication/session/${sessionId}`, wait);
  }

  verify(session: MobileIdSession, answer: unknown, { personalCode }: { personalCode: string }): Promise<Verdict> {
    const { anchors, now } = this.#config;
    return verifyAnswer({ session, answer, personalCode, anchors, at: now() }, this.#revocation);
  }
}
