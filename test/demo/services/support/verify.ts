// Checks an answer of Smart-ID by node:crypto alone, as a client would, apart from how the simulated app signs.
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { Json } from './smart-id-bank.js';

interface Answer {
  readonly state: string;
  readonly result: { readonly endResult: string; readonly documentNumber: string };
  readonly signatureProtocol: string;
  readonly signature: {
    readonly value: string;
    readonly serverRandom: string;
    readonly userChallenge: string;
    readonly flowType: string;
    readonly signatureAlgorithmParameters: {
      readonly hashAlgorithm: string;
      readonly maskGenAlgorithm: {
        readonly algorithm: string;
        readonly parameters: { readonly hashAlgorithm: string };
      };
      readonly saltLength: number;
      readonly trailerField: string;
    };
  };
  readonly cert: { readonly value: string; readonly certificateLevel: string };
  readonly interactionTypeUsed: string;
}

export const answerOf = (body: Json): Answer => body as unknown as Answer;
export const certificateOf = (answer: Answer): X509Certificate =>
  new X509Certificate(Buffer.from(answer.cert.value, 'base64'));

const opensslNames: Readonly<Record<string, string>> = {
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-512': 'sha3-512',
};

/** @param callbackUrl counts for a login on the same device */
export function isSigned(
  body: Json,
  { request, scheme, callbackUrl = '' }: { request: Json; scheme: string; callbackUrl?: string },
): boolean {
  const answer = answerOf(body);
  const { signature } = answer;
  const { hashAlgorithm, saltLength } = signature.signatureAlgorithmParameters;
  const { rpChallenge } = request.signatureProtocolParameters as { rpChallenge: string };
  const payload = [
    scheme,
    'ACSP_V2',
    signature.serverRandom,
    rpChallenge,
    signature.userChallenge,
    Buffer.from(String(request.relyingPartyName)).toString('base64'),
    '',
    createHash('sha256').update(String(request.interactions)).digest('base64'),
    answer.interactionTypeUsed,
    callbackUrl,
    signature.flowType,
  ].join('|');
  const key = certificateOf(answer).publicKey;
  return verify(
    opensslNames[hashAlgorithm],
    Buffer.from(payload),
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
    Buffer.from(signature.value, 'base64'),
  );
}
