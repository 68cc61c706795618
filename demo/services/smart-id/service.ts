/** The Smart-ID service: takes requests for authentication, rings phones, keeps the results. */
import type { SmartIdAccount } from '../people.js';
import { personId, smartIdAccounts } from '../people.js';
import type { Answering, PhoneApp, PhoneRequest, Phones } from '../phones.js';
import { ServiceProblem } from '../problem.js';
import { isNamed, type RelyingParty } from '../relying-party.js';
import type { Scanned, SmartIdApp } from './app.js';
import { verificationCode } from './formulas.js';
import type { SessionKind } from './request.js';
import type { Opened, Session, SmartIdSessions } from './sessions.js';
import type { AuthenticationRequest } from './wire.js';

/** Who is asked. */
export type Asked =
  | { readonly by: 'anybody' }
  /** `PNOLT-40504040001` */
  | { readonly by: 'person'; readonly id: string }
  | { readonly by: 'document'; readonly number: string };

interface Parts {
  readonly app: SmartIdApp;
  readonly sessions: SmartIdSessions;
  readonly phones: Phones;
  readonly relyingParty: RelyingParty;
}

export class SmartIdService implements PhoneApp {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws ServiceProblem */
  start(kind: SessionKind, asked: Asked, request: AuthenticationRequest): Session {
    const { app, sessions, phones } = this.#parts;
    this.#admit(request);
    const accounts = accountsOf(asked, request);
    const session = sessions.add(kind, request, accounts);
    app.limit(session);
    const [account] = accounts ?? [];
    if (kind === 'notification' && account) {
      app.push(session, account);
      phones.ring(session.id);
    }
    return session;
  }

  /**
   * Somebody holds a phone before a code, or taps a link on it.
   * @param name of the phone's owner: a person, or a document number
   * @param type by which way the link came
   */
  scan(name: string, link: string, type: 'QR' | 'Web2App'): { scanned: Scanned; sessionId?: string } {
    const account = smartIdAccounts.find(({ names }) => names.includes(name));
    if (!account) return { scanned: 'not-suitable' };
    const { scanned, session } = this.#parts.app.scan(account, link, type);
    if (scanned === 'accepted' && session) this.#parts.phones.ring(session.id);
    return { scanned, ...(session && { sessionId: session.id }) };
  }

  /** Where the app sends its owner after a login on the same device, once there is an answer. */
  returnUrl(sessionId: string): string | undefined {
    const session = this.#parts.sessions.byId(sessionId);
    return session && this.#parts.app.returnUrl(session);
  }

  requests(answeringOf: (names: readonly string[]) => Answering): readonly PhoneRequest[] {
    return this.#parts.sessions.opened().map(({ session, opened }) => describe(session, opened, answeringOf));
  }

  choose(id: string, code: string): 'right' | 'differed' {
    const { session, opened } = this.#opened(id);
    const isRight = opened.choices.length === 0 || code === verificationCode(session.request.rpChallenge);
    if (!isRight) this.#parts.app.end(session, 'WRONG_VC');
    return isRight ? 'right' : 'differed';
  }

  confirm(id: string): void {
    this.#parts.app.confirm(this.#opened(id).session);
  }

  refuse(id: string): void {
    this.#parts.app.end(this.#opened(id).session, 'USER_REFUSED');
  }

  answer(id: string): void {
    const { session, opened } = this.#opened(id);
    const { end } = opened.account;
    // Silence ends by itself.
    if (end === 'TIMEOUT') return;
    if (end === 'OK') this.#parts.app.confirm(session);
    else this.#parts.app.end(session, end);
  }

  #opened(id: string): { session: Session; opened: Opened } {
    const found = this.#parts.sessions.opened().find(({ session }) => session.id === id);
    if (!found) throw new Error(`No phone is asked about session ${id}`);
    return found;
  }

  #admit({ relyingPartyUUID, relyingPartyName, certificateLevel, ...request }: AuthenticationRequest): void {
    const { relyingParty } = this.#parts;
    if (!isNamed(relyingParty, { uuid: relyingPartyUUID, name: relyingPartyName })) {
      throw new ServiceProblem(401, 'The relying party is not known');
    }
    const isAllowed =
      (certificateLevel === 'QUALIFIED' || relyingParty.rights.includes('advanced')) &&
      (!request.sharesIpAddress || relyingParty.rights.includes('ip-address')) &&
      request.capabilities.length === 0;
    if (!isAllowed) throw new ServiceProblem(403, 'The relying party has no right to ask for this');
  }
}

function describe(
  session: Session,
  { account, flowType, choices }: Opened,
  answeringOf: (names: readonly string[]) => Answering,
): PhoneRequest {
  const { relyingPartyName, interaction, rpChallenge } = session.request;
  const isCodeShown = flowType === 'Notification' && choices.length === 0;
  return {
    id: session.id,
    app: 'smart-id',
    names: account.names,
    relyingPartyName,
    text: interaction.text,
    controlCode: isCodeShown ? verificationCode(rpChallenge) : null,
    choices,
    answering: account.end === 'OK' ? answeringOf(account.names) : 'by-itself',
  };
}

/** @returns undefined when anybody may answer */
function accountsOf(asked: Asked, { certificateLevel }: AuthenticationRequest): readonly SmartIdAccount[] | undefined {
  if (asked.by === 'anybody') return undefined;
  const known = smartIdAccounts.filter(({ subject, documentNumber }) =>
    asked.by === 'person' ? personId(subject) === asked.id : documentNumber === asked.number,
  );
  const suitable = known.filter(({ level }) => certificateLevel === 'ADVANCED' || level === 'QUALIFIED');
  if (known.length === 0) throw new ServiceProblem(404, 'There is no such account');
  if (suitable.length === 0) {
    throw new ServiceProblem(404, 'There is no suitable account', { code: 'NO_SUITABLE_ACCOUNT_FOUND' });
  }
  return suitable;
}
