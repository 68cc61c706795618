/** One visit to the bank: who comes, what the bank asks of them, and whether they are in. Knows no page. */
import type { LoginEventDetails } from '../../src/widget/events.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import { Store } from '../shared/preferences.js';
import type { Belongings, CardKind, PlayedBank } from './bank.js';
import { Conversation } from './conversation.js';
import { overheard } from './overheard.js';
import { PhoneLine } from './phone-line.js';
import { type Asked, askedBy } from './wants.js';

/** So long a bank takes to open: the login says what it is waiting for. */
const OPENS_AFTER_MS = 1_500;
const underWay: ReadonlySet<string> = new Set(['waiting', 'prompting', 'checking']);

interface VisitState {
  readonly belongings?: Belongings;
  /** Who was chosen; somebody may also just type. */
  readonly person?: DemoPerson | undefined;
  readonly asked?: Asked | undefined;
  /** In the reader. */
  readonly card: CardKind;
  /** Whose accounts are open, by the name that the bank tells, if it tells one. */
  readonly client?: string | undefined;
}

export class Visit extends Store {
  readonly bank: PlayedBank;
  readonly conversation = new Conversation();
  readonly phone: PhoneLine;
  /** What the login is given. */
  readonly adapter;
  readonly webEid;
  #now: VisitState = { card: 'client' };
  #opening: ReturnType<typeof setTimeout> | undefined;

  constructor(bank: PlayedBank) {
    super();
    this.bank = bank;
    this.phone = new PhoneLine(bank);
    this.adapter = overheard(
      () => bank.adapter(),
      (said) => {
        this.conversation.hear(said);
        if (said.way === 'reply' && said.reply) this.#set({ asked: askedBy(said.reply) });
      },
    );
    this.webEid = { authenticate: (nonce: string) => bank.readCard(this.#now.card, nonce) };
  }

  get now(): VisitState {
    return this.#now;
  }

  connect(): void {
    this.phone.connect();
    // A bank that is away is the login's to tell.
    this.bank.belongings().then(
      (belongings) => this.#set({ belongings }),
      () => undefined,
    );
  }

  disconnect(): void {
    this.phone.disconnect();
    clearTimeout(this.#opening);
  }

  putCard(card: CardKind): void {
    this.#set({ card });
  }

  followStep({ step }: LoginEventDetails['login-step']): void {
    if (!underWay.has(step)) this.#set({ asked: undefined });
  }

  succeed({ result }: LoginEventDetails['login-success']): void {
    const isNamed = typeof result === 'object' && result !== null && 'name' in result;
    const client = isNamed ? String(result.name) : '';
    clearTimeout(this.#opening);
    this.#opening = setTimeout(() => this.#set({ client }), OPENS_AFTER_MS);
  }

  /** Another person, or nobody in particular, comes to the bank, which lets go of whoever was in. */
  async begin(person?: DemoPerson): Promise<void> {
    clearTimeout(this.#opening);
    const { client } = this.#now;
    this.#set({ person, client: undefined });
    // A bank that is away is the login's to tell.
    if (person) void this.bank.expect(person).catch(() => undefined);
    if (client !== undefined) await this.bank.logOut().catch(() => undefined);
  }

  #set(change: Partial<VisitState>): void {
    this.#now = { ...this.#now, ...change };
    this.changed();
  }
}
