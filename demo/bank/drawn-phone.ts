import type { Client } from './clients.js';
import type { LoginSteps } from './login-steps.js';
import { defaultPerson, personByUserNumber, userPeople } from './people.js';
import { BankError } from './http/problem.js';
import type { LoginSession, Sessions } from './sessions.js';
import { judgeDeviceLink, type ReadDeviceLink, readDeviceLink } from './smart-id.js';

/** The PIN1 of every drawn phone. */
export const PIN1 = '1234';

/** Whose phone may be drawn: people whom the bank answers at all. */
export const phoneOwners = userPeople.filter(({ error, bank }) => !error && !bank);

/** What the phone asks its owner. */
export interface PhoneRequest {
  readonly app: 'mobile-id' | 'smart-id';
  readonly controlCode: string | null;
  readonly choices: readonly string[];
  readonly ownerAnswers: boolean;
}

export interface PhoneState {
  readonly answersItself: boolean;
  /** User number. */
  readonly owner: string | undefined;
  readonly request: PhoneRequest | null;
  readonly returnUrl: string | null;
  readonly smsCode: string | null;
}

/** The phone on the demo page: what it shows, and what its owner does with it. */
export class DrawnPhone {
  readonly #sessions: Sessions;
  readonly #steps: LoginSteps;
  readonly #now: () => number;

  constructor({ sessions, steps, now }: { sessions: Sessions; steps: LoginSteps; now: () => number }) {
    this.#sessions = sessions;
    this.#steps = steps;
    this.#now = now;
  }

  /** What the screen shows. */
  state(client: Client | undefined): PhoneState {
    const sessions = client ? this.#sessions.find((session) => session.phoneClientId === client.id) : [];
    for (const session of sessions) this.#steps.advance(session);
    const last = sessions.at(-1);
    const asked = this.#asked(sessions);
    const returnUrl = last && !last.handover ? (last.returnUrl ?? null) : null;
    const smsCode = last?.stage.kind === 'prompt' ? (last.stage.question.smsCode ?? null) : null;
    return {
      answersItself: client?.phoneAnswersItself ?? false,
      owner: client?.phoneOwner || defaultPerson.userNumber,
      request: asked ? describeRequest(asked) : null,
      returnUrl,
      smsCode,
    };
  }

  /** @param entered the code is empty unless the app offers three */
  confirm(client: Client, entered: { pin1: string; controlCode: string }): 'confirmed' | 'wrong-pin' | 'differed' {
    const { pin1, controlCode } = entered;
    const session = this.#askedOf(client);
    if (describeRequest(session).choices.length > 0 && controlCode !== session.controlCode) {
      this.#steps.refused(session, 'wrong-control-code');
      return 'differed';
    }
    if (pin1 !== PIN1) return 'wrong-pin';
    this.#steps.confirmed(session);
    return 'confirmed';
  }

  refuse(client: Client, problem: 'user-refused' | 'wrong-control-code'): void {
    this.#steps.refused(this.#askedOf(client), problem);
  }

  /** Reads a QR code or follows a link, as the app does. */
  open(
    client: Client,
    { link, type }: { link: string; type: ReadDeviceLink['type'] },
  ): 'accepted' | 'unreadable' | 'forged' | 'expired' {
    const read = readDeviceLink(link);
    if (!read || read.type !== type) return 'unreadable';
    const [session] = this.#sessions.find(
      ({ smartId, stage }) => smartId.sessionToken === read.sessionToken && stage.kind === 'device-link',
    );
    if (session) this.#steps.advance(session);
    if (!session || session.stage.kind === 'done') return 'expired';
    const { smartId, callbackUrl } = session;
    const verdict = judgeDeviceLink(smartId, link, { callbackUrl, now: this.#now() });
    if (verdict !== 'fresh') return verdict;
    const person = personByUserNumber(client.phoneOwner) ?? defaultPerson;
    const viaAppLink = type === 'Web2App';
    this.#steps.openedInApp(session, { person, phoneClientId: client.id, viaAppLink });
    return 'accepted';
  }

  #askedOf(client: Client): LoginSession {
    const sessions = this.#sessions.find((session) => session.phoneClientId === client.id);
    for (const session of sessions) this.#steps.advance(session);
    const session = this.#asked(sessions);
    if (!session || session.person.phone !== 'confirms') {
      const detail = 'The phone asks nothing, or its owner answers by himself';
      throw new BankError({ status: 409, problem: 'unexpected', detail });
    }
    return session;
  }

  /** @param sessions oldest first */
  #asked(sessions: LoginSession[]): LoginSession | undefined {
    const now = this.#now();
    return sessions.filter(({ stage }) => stage.kind === 'phone' && now >= stage.pushAt).at(-1);
  }
}

function describeRequest({ method, choices, controlCode, person }: LoginSession): PhoneRequest {
  const isPushed = method === 'smart-id-push' || method === 'mobile-id';
  const isCodeShown = isPushed && choices.length === 0;
  return {
    app: method === 'mobile-id' ? 'mobile-id' : 'smart-id',
    controlCode: isCodeShown ? controlCode : null,
    choices: isPushed ? choices : [],
    ownerAnswers: person.phone !== 'confirms',
  };
}
