// @ts-check
import { defaultPersona, personaByUserNumber, userPersonas } from './personas.js';
import { BankError } from './problem.js';
import { judgeDeviceLink, readDeviceLink } from './smart-id.js';

/** @typedef {import('./clients.js').Client} Client */
/** @typedef {import('./sessions.js').LoginSession} LoginSession */

/** The PIN1 of every drawn phone. */
export const PIN1 = '1234';

/** Whose phone may be drawn: people whom the bank answers at all. */
export const phoneOwners = userPersonas.filter((persona) => !persona.error && !persona.bank);

/** The phone on the demo page: what it shows, and what its owner does with it. */
export class DrawnPhone {
  #sessions;
  #steps;
  #now;

  /**
   * @param {object} parts
   * @param {import('./sessions.js').Sessions} parts.sessions
   * @param {import('./login-steps.js').LoginSteps} parts.steps
   * @param {() => number} parts.now
   */
  constructor({ sessions, steps, now }) {
    this.#sessions = sessions;
    this.#steps = steps;
    this.#now = now;
  }

  /**
   * What the screen shows.
   * @param {Client | undefined} client
   */
  state(client) {
    const sessions = client ? this.#sessions.find((session) => session.phoneClientId === client.id) : [];
    for (const session of sessions) this.#steps.advance(session);
    const last = sessions.at(-1);
    const asked = this.#asked(sessions);
    const returnUrl = last && !last.handover ? (last.returnUrl ?? null) : null;
    const smsCode = last?.stage.kind === 'prompt' ? (last.stage.question.smsCode ?? null) : null;
    return {
      answersItself: client?.phoneAnswersItself ?? false,
      owner: client?.phoneOwner || defaultPersona.userNumber,
      request: asked ? describeRequest(asked) : null,
      returnUrl,
      smsCode,
    };
  }

  /**
   * @param {Client} client
   * @param {{ pin1: string, controlCode: string }} entered the code is empty unless the app offers three
   * @returns {'confirmed' | 'wrong-pin' | 'differed'}
   */
  confirm(client, { pin1, controlCode }) {
    const session = this.#askedOf(client);
    if (describeRequest(session).choices.length > 0 && controlCode !== session.controlCode) {
      this.#steps.refused(session, 'wrong-control-code');
      return 'differed';
    }
    if (pin1 !== PIN1) return 'wrong-pin';
    this.#steps.confirmed(session);
    return 'confirmed';
  }

  /**
   * @param {Client} client
   * @param {'user-refused' | 'wrong-control-code'} problem
   */
  refuse(client, problem) {
    this.#steps.refused(this.#askedOf(client), problem);
  }

  /**
   * Reads a QR code or follows a link, as the app does.
   * @param {Client} client
   * @param {{ link: string, type: 'QR' | 'Web2App' }} seen
   * @returns {'accepted' | 'unreadable' | 'forged' | 'expired'}
   */
  open(client, { link, type }) {
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
    const persona = personaByUserNumber(client.phoneOwner) ?? defaultPersona;
    const viaAppLink = type === 'Web2App';
    this.#steps.openedInApp(session, { persona, phoneClientId: client.id, viaAppLink });
    return 'accepted';
  }

  /** @param {Client} client */
  #askedOf(client) {
    const sessions = this.#sessions.find((session) => session.phoneClientId === client.id);
    for (const session of sessions) this.#steps.advance(session);
    const session = this.#asked(sessions);
    if (!session || session.persona.phone !== 'confirms') {
      const detail = 'The phone asks nothing, or its owner answers by himself';
      throw new BankError({ status: 409, problem: 'unexpected', detail });
    }
    return session;
  }

  /** @param {LoginSession[]} sessions oldest first */
  #asked(sessions) {
    const now = this.#now();
    return sessions.filter(({ stage }) => stage.kind === 'phone' && now >= stage.pushAt).at(-1);
  }
}

/** @param {LoginSession} session */
function describeRequest({ method, choices, controlCode, persona }) {
  const isPushed = method === 'smart-id-push' || method === 'mobile-id';
  const isCodeShown = isPushed && choices.length === 0;
  return {
    app: method === 'mobile-id' ? 'mobile-id' : 'smart-id',
    controlCode: isCodeShown ? controlCode : null,
    choices: isPushed ? choices : [],
    ownerAnswers: persona.phone !== 'confirms',
  };
}
