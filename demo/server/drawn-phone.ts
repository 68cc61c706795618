import type { Services } from '../services/services.js';
import type { PhoneRequest as Asked } from '../services/phones.js';
import { nationalCodeOf } from '../shared/national-codes.js';
import { BankError } from '../bank/http/problem.js';
import { linkOf, type Login } from '../bank/login/login.js';
import { defaultPerson, personByUserNumber, userPeople } from '../bank/people.js';
import type { LoginStore } from '../bank/store/store.js';

/** Whose phone may be drawn: people whom the bank answers at all. */
export const phoneOwners = userPeople.filter(({ error, bank }) => !error && !bank);

/** What the phone asks its owner. */
export interface PhoneRequest extends Pick<Asked, 'app' | 'controlCode' | 'choices'> {
  readonly ownerAnswers: boolean;
  /** Who asks, by the name that the service knows, and for what; absent where no service is played. */
  readonly asks?: Pick<Asked, 'relyingPartyName' | 'text'>;
}

export interface PhoneState {
  /** As all phones of the demo do. */
  readonly answersItself: boolean;
  /** User number. */
  readonly owner: string | undefined;
  readonly request: PhoneRequest | null;
  readonly returnUrl: string | null;
  readonly smsCode: string | null;
}

/** What came of a link that the phone was held before. */
type Opened = 'accepted' | 'unreadable' | 'forged' | 'expired' | 'not-suitable';

interface Hand {
  owner?: string;
  /** At the service: opened by a code or a link. */
  session?: string;
}

const MAX_HANDS = 1000;

/**
 * The phone on the demo page: the one that rings for this browser's login, or that is held before its code. Only a demo can know
 * that, having the bank and the services in one process.
 */
export class DrawnPhone {
  readonly #store: LoginStore;
  readonly #services: Services;
  /** By browser, the one used last at the end. */
  readonly #hands = new Map<string, Hand>();

  constructor({ store, services }: { store: LoginStore; services: Services }) {
    this.#store = store;
    this.#services = services;
  }

  /** What the screen shows. */
  async state(browser: string | undefined): Promise<PhoneState> {
    const login = await this.#loginOf(browser);
    const asked = this.#asked(browser, login);
    const link = login && !login.handover ? linkOf(login) : undefined;
    const question = login?.stage.kind === 'prompt' ? login.stage.question : undefined;
    return {
      answersItself: this.#services.phones.answeringOf([]) === 'by-itself',
      owner: this.#ownerOf(browser).userNumber,
      request: asked ? describe(asked) : null,
      returnUrl: (link && this.#services.smartId.service.returnUrl(link.sessionId)) ?? null,
      smsCode: question?.smsCode ?? null,
    };
  }

  /** @param userNumber of whoever has it from now on */
  give(browser: string, userNumber: string): void {
    this.#hand(browser).owner = userNumber;
  }

  /** Whether the owners answer without anybody's help. */
  letAnswerThemselves(is: boolean): void {
    this.#services.phones.setAnsweringOfAll(is ? 'by-itself' : 'by-hand');
  }

  /**
   * @param entered the code is empty unless the app offers three
   * @throws BankError when the phone asks nothing, or its owner answers
   */
  async confirm(
    browser: string,
    entered: { pin1: string; controlCode: string },
  ): Promise<'confirmed' | 'wrong-pin' | 'differed'> {
    const result = this.#services.phones.confirm(await this.#idAsked(browser), entered);
    if (result === 'gone') throw nothingAsked();
    return result;
  }

  /** @throws BankError when the phone asks nothing, or its owner answers */
  async refuse(browser: string): Promise<'refused'> {
    const result = this.#services.phones.refuse(await this.#idAsked(browser));
    if (result === 'gone') throw nothingAsked();
    return result;
  }

  /** Reads a QR code or follows a link, as the app does. */
  open(browser: string, link: string, type: 'QR' | 'Web2App'): Opened {
    const owner = `PNOLT-${nationalCodeOf(this.#ownerOf(browser))}`;
    const { scanned, sessionId } = this.#services.smartId.service.scan(owner, link, type);
    if (scanned === 'accepted' && sessionId !== undefined) this.#hand(browser).session = sessionId;
    // Of a login that is over: to the app's owner it is the same.
    return scanned === 'unknown' ? 'expired' : scanned;
  }

  async #loginOf(browser: string | undefined): Promise<Login | undefined> {
    const key = browser === undefined ? undefined : await this.#store.newestOf(browser);
    return key === undefined ? undefined : (await this.#store.read(key))?.login;
  }

  #asked(browser: string | undefined, login: Login | undefined): Asked | undefined {
    const rung = login?.stage.kind === 'phone' ? login.stage.rung.session.sessionId : undefined;
    const held = browser === undefined ? undefined : this.#hands.get(browser)?.session;
    const { phones } = this.#services;
    return [rung, held].flatMap((id) => (id === undefined ? [] : (phones.request(id) ?? [])))[0];
  }

  async #idAsked(browser: string): Promise<string> {
    const asked = this.#asked(browser, await this.#loginOf(browser));
    if (!asked) throw nothingAsked();
    return asked.id;
  }

  #ownerOf(browser = '') {
    return personByUserNumber(this.#hands.get(browser)?.owner ?? '') ?? defaultPerson;
  }

  #hand(browser: string): Hand {
    const hand = this.#hands.get(browser) ?? {};
    this.#hands.delete(browser);
    this.#hands.set(browser, hand);
    const [oldest] = this.#hands.keys();
    if (this.#hands.size > MAX_HANDS && oldest !== undefined) this.#hands.delete(oldest);
    return hand;
  }
}

const describe = ({ app, controlCode, choices, answering, relyingPartyName, text }: Asked): PhoneRequest => ({
  app,
  controlCode,
  choices,
  ownerAnswers: answering === 'by-itself',
  asks: { relyingPartyName, text },
});

function nothingAsked(): BankError {
  const detail = 'The phone asks nothing, or its owner answers by himself';
  return new BankError({ status: 409, problem: 'unexpected', detail });
}
