/** What a complete session proves: the service's rules for checking a response, then the standing of the certificate. */
import { Malformed } from '../json.js';
import { bankMustLook, failed } from '../outcome.js';
import { readCertificate } from '../pki/certificate.js';
import { findIssuers } from '../pki/chain.js';
import { identityOf } from '../pki/identity.js';
import type { RevocationChecker } from '../pki/revocation.js';
import type { SmartIdReturn, SmartIdSession, Verdict } from '../service.js';
import { readAnswer, readEndResult, readFlowType } from './answer.js';
import { endResults } from './outcomes.js';
import { refusals, type SmartIdRefusal } from './refusals.js';
import { type Evidence, type Rules, steps } from './steps.js';

export interface Question {
  readonly session: SmartIdSession;
  readonly answer: unknown;
  readonly proof: { readonly person?: string; readonly back?: SmartIdReturn };
  readonly rules: Rules;
}

/** @throws {ServiceFailure} where the certificate's standing could not be asked */
export async function verifyAnswer(question: Question, revocation: RevocationChecker): Promise<Verdict> {
  const evidence = gather(question);
  if ('kind' in evidence) return evidence;
  const { certificate, issuers = [], answer } = evidence;
  for (const step of steps) {
    const refusal = step(evidence);
    if (refusal) return refuse(refusal);
  }
  const standing = await revocation.standingOf([certificate, ...issuers]);
  if (standing !== 'good') return refuse(standing);
  const person = identityOf(certificate);
  if (!person) return refuse('no-identity');
  return { kind: 'identified', person: { ...person, documentNumber: answer.documentNumber } };
}

/** Reads everything once. Nothing of a session that failed is looked at but how it ended. */
function gather({ session, answer, proof, rules }: Question): Evidence | Verdict {
  try {
    const endResult = readEndResult(answer);
    if (endResult !== 'OK') return failed(endResults.get(endResult) ?? bankMustLook, endResult.slice(0, 60));
    const read = readAnswer(answer);
    const certificate = readCertificate(read.certificate.der);
    if (!certificate) return refuse('unreadable-certificate');
    const issuers = findIssuers(certificate, rules.anchors, rules.at);
    return { session, answer: read, certificate, issuers, person: proof.person, back: proof.back, rules };
  } catch (error) {
    if (error instanceof Malformed) return refuse('malformed-answer');
    throw error;
  }
}

const refuse = (code: SmartIdRefusal): Verdict => failed(refusals[code], code);

/** Whether it was confirmed on the same device, so that a callback is on its way. A failed session says nothing of it. */
export function isByAppLink(answer: unknown): boolean {
  try {
    return readFlowType(answer) === 'Web2App';
  } catch {
    return false;
  }
}

/** Whose verifier the callback has to bring; undefined where nothing was signed. */
export function signedUserChallenge(answer: unknown): string | undefined {
  try {
    return readAnswer(answer).signature.userChallenge;
  } catch {
    return undefined;
  }
}
