/** The answer to a complete session, read to the letter of the documentation. */
import { base64Pattern, readChoice, readInteger, readObject, readText } from '../json.js';
import type { FlowType } from './formulas.js';

/** By documented name: what node:crypto calls it, and its length in bytes. */
export const hashes = {
  'SHA-256': { digest: 'sha256', bytes: 32 },
  'SHA-384': { digest: 'sha384', bytes: 48 },
  'SHA-512': { digest: 'sha512', bytes: 64 },
  'SHA3-256': { digest: 'sha3-256', bytes: 32 },
  'SHA3-384': { digest: 'sha3-384', bytes: 48 },
  'SHA3-512': { digest: 'sha3-512', bytes: 64 },
} as const;
export type HashAlgorithm = keyof typeof hashes;
const hashNames = Object.keys(hashes) as readonly HashAlgorithm[];

/** What the bank asks for. */
export const HASH_ALGORITHM: HashAlgorithm = 'SHA-512';

/** From the lower to the higher. */
export const certificateLevels = ['ADVANCED', 'QUALIFIED'] as const;
export type CertificateLevel = (typeof certificateLevels)[number];

const flowTypes = ['QR', 'Web2App', 'App2App', 'Notification'] as const satisfies readonly FlowType[];

export interface SmartIdAnswer {
  readonly signatureProtocol: string;
  readonly documentNumber: string;
  readonly interactionTypeUsed: string;
  readonly signature: {
    readonly value: Buffer;
    readonly serverRandom: string;
    readonly userChallenge: string;
    readonly flowType: FlowType;
    readonly signatureAlgorithm: string;
    readonly hashAlgorithm: HashAlgorithm;
    readonly maskHashAlgorithm: HashAlgorithm;
    readonly maskGenAlgorithm: string;
    readonly saltLength: number;
    readonly trailerField: string;
  };
  readonly certificate: { readonly der: Buffer; readonly level: CertificateLevel };
}

/** How the session ended. @throws {Malformed} */
export function readEndResult(answer: unknown): string {
  const body = readObject(answer, 'The answer');
  readChoice(body, 'state', ['COMPLETE']);
  return readText(readObject(body['result'], 'result'), 'endResult');
}

/** By which way the session was confirmed. @throws {Malformed} */
export function readFlowType(answer: unknown): FlowType {
  const body = readObject(answer, 'The answer');
  return readChoice(readObject(body['signature'], 'signature'), 'flowType', flowTypes);
}

/** An answer whose end result is `OK`. @throws {Malformed} */
export function readAnswer(answer: unknown): SmartIdAnswer {
  const body = readObject(answer, 'The answer');
  const result = readObject(body['result'], 'result');
  const signature = readObject(body['signature'], 'signature');
  const algorithm = readObject(signature['signatureAlgorithmParameters'], 'signatureAlgorithmParameters');
  const mask = readObject(algorithm['maskGenAlgorithm'], 'maskGenAlgorithm');
  const maskParameters = readObject(mask['parameters'], 'maskGenAlgorithm.parameters');
  const certificate = readObject(body['cert'], 'cert');
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return {
    signatureProtocol: readText(body, 'signatureProtocol'),
    documentNumber: readText(result, 'documentNumber', /^[\w-]{1,64}$/),
    interactionTypeUsed: readText(body, 'interactionTypeUsed'),
    signature: {
      value: bytes(readText(signature, 'value', base64Pattern)),
      serverRandom: readText(signature, 'serverRandom', /^[A-Za-z0-9+/]{22,}={0,2}$/),
      userChallenge: readText(signature, 'userChallenge', /^[\w-]{43}$/),
      flowType: readFlowType(answer),
      signatureAlgorithm: readText(signature, 'signatureAlgorithm'),
      hashAlgorithm: readChoice(algorithm, 'hashAlgorithm', hashNames),
      maskHashAlgorithm: readChoice(maskParameters, 'hashAlgorithm', hashNames),
      maskGenAlgorithm: readText(mask, 'algorithm'),
      saltLength: readInteger(algorithm, 'saltLength'),
      trailerField: readText(algorithm, 'trailerField'),
    },
    certificate: {
      der: bytes(readText(certificate, 'value', base64Pattern)),
      level: readChoice(certificate, 'certificateLevel', certificateLevels),
    },
  };
}
