/** The phones of all people: what each is asked now, and what its owner does. The drawn phone of the demo page is one of them. */
import type { World } from './world.js';

/** The PIN1 of every phone. */
export const PIN1 = '1234';

/** Whether an owner answers without anybody's help. Those who refuse, differ or stay silent always do. */
export type Answering = 'by-itself' | 'by-hand';

/** What a phone shows. */
export interface PhoneRequest {
  /** The service's session. */
  readonly id: string;
  readonly app: 'smart-id' | 'mobile-id';
  /** Of the owner: person, and document number or phone number. */
  readonly names: readonly string[];
  readonly relyingPartyName: string;
  readonly text: string;
  /** To be compared with the page's; null where nothing is pushed, or the owner has to choose. */
  readonly controlCode: string | null;
  /** Three to choose from, or none. */
  readonly choices: readonly string[];
  readonly answering: Answering;
}

/** An app on the phones. */
export interface PhoneApp {
  /** What stands on phones now, the oldest first. */
  requests(answeringOf: (names: readonly string[]) => Answering): readonly PhoneRequest[];
  /**
   * Of three codes the owner taps one: another than the page's ends the request before any PIN is asked.
   * @param code anything where there is nothing to choose
   */
  choose(id: string, code: string): 'right' | 'differed';
  /** The PIN was right. */
  confirm(id: string): void;
  refuse(id: string): void;
  /** Does what this owner always does. */
  answer(id: string): void;
}

export interface PhoneSettings {
  /** Of everybody of whom nothing else is said. */
  readonly answering: Answering;
  /** How long an owner who answers by himself thinks. */
  readonly answerAfterMs: number;
}

export class Phones {
  readonly #world: World;
  readonly #answerAfterMs: number;
  #usually: Answering;
  readonly #answering = new Map<string, Answering>();
  #apps: readonly PhoneApp[] = [];

  constructor(world: World, settings: PhoneSettings) {
    this.#world = world;
    this.#answerAfterMs = settings.answerAfterMs;
    this.#usually = settings.answering;
  }

  /** The apps are made after the phones that they ring. */
  install(apps: readonly PhoneApp[]): void {
    this.#apps = apps;
  }

  /** @param name a person, document number or phone number */
  setAnswering(name: string, answering: Answering): void {
    this.#answering.set(name, answering);
    for (const { id } of this.requests(name)) this.ring(id);
  }

  /** Of everybody, whatever was said of them before. */
  setAnsweringOfAll(answering: Answering): void {
    this.#usually = answering;
    this.#answering.clear();
    for (const { id } of this.#all()) this.ring(id);
  }

  answeringOf(names: readonly string[]): Answering {
    const own = names.map((name) => this.#answering.get(name)).find((answering) => answering !== undefined);
    return own ?? this.#usually;
  }

  /** What the phone with this name shows, the oldest first. */
  requests(name: string): readonly PhoneRequest[] {
    return this.#all().filter(({ names }) => names.includes(name));
  }

  /** What a phone is asked for this session of a service. */
  request(id: string): PhoneRequest | undefined {
    return this.#find(id)?.request;
  }

  /** A request has come: an owner who answers by himself does so in a while. */
  ring(id: string): void {
    this.#world.after(this.#answerAfterMs, () => {
      const found = this.#find(id);
      if (found?.request.answering === 'by-itself') found.app.answer(id);
    });
  }

  /** @returns `gone` for what the phone does not ask its owner, or no more */
  confirm(
    id: string,
    { pin1, controlCode = '' }: { pin1: string; controlCode?: string },
  ): 'confirmed' | 'wrong-pin' | 'differed' | 'gone' {
    const found = this.#findByHand(id);
    if (!found) return 'gone';
    if (found.app.choose(id, controlCode) === 'differed') return 'differed';
    if (pin1 !== PIN1) return 'wrong-pin';
    found.app.confirm(id);
    return 'confirmed';
  }

  refuse(id: string): 'refused' | 'gone' {
    const found = this.#findByHand(id);
    found?.app.refuse(id);
    return found ? 'refused' : 'gone';
  }

  #findByHand(id: string) {
    const found = this.#find(id);
    return found?.request.answering === 'by-hand' ? found : undefined;
  }

  #find(id: string): { app: PhoneApp; request: PhoneRequest } | undefined {
    return this.#apps
      .flatMap((app) => this.#requestsOf(app).map((request) => ({ app, request })))
      .find(({ request }) => request.id === id);
  }

  #all(): readonly PhoneRequest[] {
    return this.#apps.flatMap((app) => this.#requestsOf(app));
  }

  #requestsOf(app: PhoneApp): readonly PhoneRequest[] {
    return app.requests((names) => this.answeringOf(names));
  }
}
