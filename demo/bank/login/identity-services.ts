/** Smart-ID and Mobile-ID, asked alike. */
import type {
  Language,
  MobileIdClient,
  SmartIdClient,
  SmartIdReturn,
  Status,
  Verdict,
  Wait,
  WebEidVerifier,
} from '../clients/service.js';
import type { Push, Rung } from './login.js';
import type { Asked } from './work.js';

export interface Services {
  readonly smartId: SmartIdClient;
  readonly mobileId: MobileIdClient;
  readonly webEid: WebEidVerifier;
}

/**
 * Has a phone rung. Never called twice for one login.
 * @returns undefined where nobody is there to be asked
 */
export async function ring(
  { smartId, mobileId }: Services,
  push: Push,
  { language, signal }: { language: Language; signal: AbortSignal },
): Promise<Rung | undefined> {
  if (push.service === 'smart-id') {
    const { service, challenge, person, offersChoice } = push;
    if (person === undefined) return undefined;
    return { service, person, offersChoice, session: await smartId.push(challenge, person, signal) };
  }
  const { service, challenge, person } = push;
  if (!person) return undefined;
  return { service, person, session: await mobileId.start(challenge, { ...person, language }, signal) };
}

export function askStatus({ smartId, mobileId }: Services, { service, session }: Asked, wait: Wait): Promise<Status> {
  return service === 'mobile-id' ? mobileId.status(session, wait) : smartId.status(session, wait);
}

/** Whether the person is sent back by the app, so that the answer alone proves nothing. */
export function isByLink({ smartId }: Services, { service }: Asked, answer: unknown): boolean {
  return service === 'smart-id-link' && smartId.isByAppLink(answer);
}

/** @param back what the app added to the address, where it sent the person back */
export function judgeAnswer(
  { smartId, mobileId }: Services,
  asked: Asked,
  { answer, back }: { answer: unknown; back?: SmartIdReturn },
): Promise<Verdict> {
  switch (asked.service) {
    case 'mobile-id':
      return mobileId.verify(asked.session, answer, { personalCode: asked.person.personalCode });
    case 'smart-id':
      return smartId.verify(asked.session, answer, { person: asked.person });
    case 'smart-id-link':
      return smartId.verify(asked.session, answer, back ? { back } : {});
  }
}
