/** The Mobile-ID service: takes requests, rings SIM cards, keeps the results. */
import { randomUUID } from 'node:crypto';
import type { Control } from '../control.js';
import { type MobileIdAccount, mobileIdAccounts } from '../people.js';
import type { Answering, PhoneApp, PhoneRequest, Phones } from '../phones.js';
import { ServiceProblem } from '../problem.js';
import { isNamed, type RelyingParty } from '../relying-party.js';
import { Waits } from '../waits.js';
import type { World } from '../world.js';
import { confirmedAnswer, controlCode, type Signers } from './answer.js';
import type { AskedPerson, MobileIdRequest } from './request.js';
import type { MobileIdResult } from './wire.js';

export interface MobileIdSession {
  readonly id: string;
  readonly request: MobileIdRequest;
  /** Nobody's when the number and the code belong to no client. */
  readonly account: MobileIdAccount | undefined;
  stage:
    | { readonly kind: 'on-phone' }
    /** The owner has answered; the service has not said so yet. */
    | { readonly kind: 'answered' }
    | { readonly kind: 'complete'; readonly answer: object };
}

interface Parts {
  readonly world: World;
  readonly signers: Signers;
  readonly control: Control;
  readonly phones: Phones;
  readonly relyingParty: RelyingParty;
}

/** How long the service tries to reach a phone and its owner. */
const LIFETIME_MS = 120_000;
const RESULT_KEPT_MS = 5 * 60_000;
/** What the operator says before any phone rings. */
const withoutPhone: readonly MobileIdResult[] = ['NOT_MID_CLIENT', 'PHONE_ABSENT', 'DELIVERY_ERROR', 'SIM_ERROR'];

export class MobileIdService implements PhoneApp {
  readonly #parts: Parts;
  readonly #waits: Waits;
  readonly #sessions = new Map<string, MobileIdSession>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#waits = new Waits(parts.world);
  }

  /** @throws ServiceProblem */
  start(request: MobileIdRequest): MobileIdSession {
    this.#admit(request);
    const account = this.accountOf(request);
    const session: MobileIdSession = { id: randomUUID(), request, account, stage: { kind: 'on-phone' } };
    this.#sessions.set(session.id, session);
    const result = account?.result ?? 'NOT_MID_CLIENT';
    if (withoutPhone.includes(result)) {
      this.#end(session, result);
      return session;
    }
    this.#parts.world.after(LIFETIME_MS, () => {
      this.#end(session, result === 'EXPIRED_TRANSACTION' ? result : 'TIMEOUT');
    });
    this.#parts.phones.ring(session.id);
    return session;
  }

  /** The account with this number and code, if the relying party may ask. */
  find(person: AskedPerson): MobileIdAccount | undefined {
    this.#admit(person);
    const account = this.accountOf(person);
    return account?.result === 'NOT_MID_CLIENT' ? undefined : account;
  }

  byId(id: string): MobileIdSession | undefined {
    return this.#sessions.get(id);
  }

  /** Resolves when there is a result or the time is over. A second wait ends the first: one poller a session. */
  async waitFor(session: MobileIdSession, timeoutMs: number): Promise<void> {
    this.#waits.wake(session.id);
    if (session.stage.kind !== 'complete') await this.#waits.wait(session.id, timeoutMs);
  }

  requests(answeringOf: (names: readonly string[]) => Answering): readonly PhoneRequest[] {
    return [...this.#sessions.values()].flatMap(({ id, request, account, stage }) => {
      if (stage.kind !== 'on-phone' || !account) return [];
      const answering = account.result === 'OK' ? answeringOf(account.names) : 'by-itself';
      const { relyingPartyName, displayText: text, hash } = request;
      const code = controlCode(hash);
      return [
        {
          id,
          app: 'mobile-id',
          names: account.names,
          relyingPartyName,
          text,
          controlCode: code,
          choices: [],
          answering,
        },
      ];
    });
  }

  choose(): 'right' {
    return 'right';
  }

  confirm(id: string): void {
    const { session, account } = this.#onPhone(id);
    const { signers, control, world } = this.#parts;
    const fault = control.take('mobile-id-answer', account.names);
    if (fault?.kind === 'ends') return this.#end(session, fault.end);
    const answer = confirmedAnswer(signers, { account, request: session.request }, fault?.kind);
    session.stage = { kind: 'answered' };
    if (fault?.kind === 'late') world.after(fault.byMs, () => this.#complete(session, answer));
    else this.#complete(session, answer);
  }

  refuse(id: string): void {
    this.#end(this.#onPhone(id).session, 'USER_CANCELLED');
  }

  answer(id: string): void {
    const { session, account } = this.#onPhone(id);
    // Silence ends by itself.
    if (account.result === 'TIMEOUT' || account.result === 'EXPIRED_TRANSACTION') return;
    if (account.result === 'OK') this.confirm(id);
    else this.#end(session, account.result);
  }

  /** Whether or not it may be asked for. */
  accountOf({ phoneNumber, nationalIdentityNumber }: AskedPerson): MobileIdAccount | undefined {
    return mobileIdAccounts.find(
      (account) => account.phoneNumber === phoneNumber && account.subject.personalCode === nationalIdentityNumber,
    );
  }

  close(): void {
    this.#waits.close();
  }

  #onPhone(id: string): { session: MobileIdSession; account: MobileIdAccount } {
    const session = this.#sessions.get(id);
    if (session?.stage.kind !== 'on-phone' || !session.account)
      throw new Error(`No phone is asked about session ${id}`);
    return { session, account: session.account };
  }

  /** @param result any word: a service may learn new ones */
  #end(session: MobileIdSession, result: string): void {
    this.#complete(session, { state: 'COMPLETE', result });
  }

  #complete(session: MobileIdSession, answer: object): void {
    if (session.stage.kind === 'complete') return;
    session.stage = { kind: 'complete', answer };
    this.#parts.world.after(RESULT_KEPT_MS, () => this.#sessions.delete(session.id));
    this.#waits.wake(session.id);
  }

  #admit({ relyingPartyUUID: uuid, relyingPartyName: name }: AskedPerson): void {
    if (!isNamed(this.#parts.relyingParty, { uuid, name })) throw new ServiceProblem(401, 'Failed to authorize user');
  }
}
