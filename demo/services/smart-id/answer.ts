/** What the service says at the end of a session, with the app's signature; and everything that can be wrong with it. */
import { constants, type KeyObject, sign } from 'node:crypto';
import type { Authority, Issued } from '../authority/authority.js';
import type { ProfileName } from '../authority/profiles.js';
import type { Faults } from '../control.js';
import { otherPerson, type SmartIdAccount } from '../people.js';
import type { World } from '../world.js';
import { type Bound, digestName, octetsOf, PROTOCOL, signedText, userChallengeOf } from './formulas.js';
import type { Opened, Session } from './sessions.js';
import type { HashAlgorithm, Level } from './wire.js';

type AnswerFault = Faults['smart-id-answer']['kind'];

export interface Signers {
  readonly world: World;
  readonly authority: Authority;
  /** Of which no bank knows. */
  readonly foreignAuthority: Authority;
  readonly schemeName: string;
}

/**
 * The end of a session in which nobody confirmed.
 * @param end any word: a service may learn new ones
 */
export function refusedAnswer(end: string, account?: SmartIdAccount): object {
  const details = account?.refused && { details: { interaction: account.refused } };
  return { state: 'COMPLETE', result: { endResult: end, ...details } };
}

/** @param fault nothing is wrong without it */
export function confirmedAnswer(
  signers: Signers,
  { session, opened }: { session: Session; opened: Opened },
  fault?: AnswerFault,
): object {
  const { request } = session;
  const { account, verifier } = opened;
  const { issued, level } = certificateFor(signers, account, fault);
  const hashAlgorithm: HashAlgorithm = fault === 'weaker-hash' ? weakest(request.hashAlgorithm) : request.hashAlgorithm;
  const saltLength = octetsOf(hashAlgorithm) - (fault === 'wrong-salt-length' ? 12 : 0);
  const flowType = fault === 'other-flow' ? 'App2App' : opened.flowType;
  const proofs = {
    serverRandom: signers.world.random(18).toString('base64'),
    userChallenge: userChallengeOf(fault === 'other-user-challenge' ? `${verifier}x` : verifier),
    interactionTypeUsed: request.interaction.type,
    callbackUrl: `${request.initialCallbackUrl ?? ''}${fault === 'other-callback' ? 'x' : ''}`,
    flowType,
  } as const;
  const bound = boundOf(session, fault === 'wrong-scheme' ? `${signers.schemeName}-other` : signers.schemeName);
  const text = signedText(bound, proofs) + (fault === 'wrong-signature' ? 'x' : '');
  return {
    state: 'COMPLETE',
    result: { endResult: 'OK', documentNumber: account.documentNumber },
    signatureProtocol: PROTOCOL,
    signature: {
      value: signText(text, { key: issued.privateKey, hashAlgorithm, saltLength }),
      serverRandom: proofs.serverRandom,
      userChallenge: proofs.userChallenge,
      flowType,
      signatureAlgorithm: 'rsassa-pss',
      signatureAlgorithmParameters: {
        hashAlgorithm,
        maskGenAlgorithm: {
          algorithm: 'id-mgf1',
          parameters: { hashAlgorithm: fault === 'wrong-mask-hash' ? otherThan(hashAlgorithm) : hashAlgorithm },
        },
        saltLength,
        trailerField: '0xbc',
      },
    },
    cert: { value: issued.certificate.raw.toString('base64'), certificateLevel: level },
    interactionTypeUsed: proofs.interactionTypeUsed,
    ...(request.sharesIpAddress && { deviceIpAddress: '192.0.2.17' }),
  };
}

/** @param schemeName the app's own: whoever made the link for another one made another code */
export const boundOf = ({ request }: Session, schemeName: string): Bound => ({
  schemeName,
  rpChallenge: request.rpChallenge,
  relyingPartyName: request.relyingPartyName,
  brokeredRpName: '',
  interactions: request.interactions,
});

function signText(
  text: string,
  { key, hashAlgorithm, saltLength }: { key: KeyObject; hashAlgorithm: HashAlgorithm; saltLength: number },
): string {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign(digestName(hashAlgorithm), Buffer.from(text, 'utf8'), { key, padding, saltLength }).toString('base64');
}

const faultyProfiles: Readonly<Partial<Record<AnswerFault, ProfileName>>> = {
  'basic-certificate': 'smart-id-basic',
  'overstated-level': 'smart-id-basic',
  'older-certificate': 'smart-id-older',
  'wrong-policy': 'smart-id-wrong-policy',
  'wrong-purpose': 'smart-id-wrong-purpose',
};

function certificateFor(
  { authority, foreignAuthority }: Signers,
  account: SmartIdAccount,
  fault: AnswerFault | undefined,
): { issued: Issued; level: Level } {
  const usual: ProfileName = account.level === 'QUALIFIED' ? 'smart-id' : 'smart-id-basic';
  const issuer = fault === 'foreign-certificate' ? foreignAuthority : authority;
  const issued = issuer.issue(
    (fault && faultyProfiles[fault]) ?? usual,
    fault === 'other-person' ? otherPerson : account.subject,
    { key: 'rsa', validity: fault === 'expired-certificate' ? 'expired' : 'now' },
  );
  return { issued, level: fault === 'basic-certificate' ? 'ADVANCED' : account.level };
}

const weakest = (asked: HashAlgorithm): HashAlgorithm => (asked.startsWith('SHA3') ? 'SHA3-256' : 'SHA-256');
const otherThan = (hash: HashAlgorithm): HashAlgorithm => (hash === 'SHA-256' ? 'SHA-384' : 'SHA-256');
