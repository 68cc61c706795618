/** What the page plays with: a bank to log in at, and the things that its people hold. Over HTTP or inside the page. */
import type { LoginAdapter } from '../../src/flow/adapter.js';
import type { PhoneState } from '../server/drawn-phone.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';

/** The phone of somebody who answers by themselves, while nothing is asked. */
export const restingPhone: PhoneState = {
  answersItself: true,
  owner: undefined,
  request: null,
  returnUrl: null,
  smsCode: null,
};

/** What the bank's people have and know. */
export interface Belongings {
  /** By position, from 1. */
  readonly codeCard: readonly string[];
  readonly password: string;
  readonly personalCode: string;
  /** Absent where a script plays the phone's owner. */
  readonly pin1?: string;
}

/** What the owner of a phone does with it. */
export type PhoneAct =
  | { readonly kind: 'confirm'; readonly pin1: string; readonly controlCode?: string }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'scan'; readonly qr: string }
  | { readonly kind: 'open'; readonly link: string }
  | { readonly kind: 'set'; readonly answersItself: boolean };

/** How the phone looks after an act, and a word for what came of it. */
export type PhoneAnswer = PhoneState & { readonly result?: string };

/** What can be in the reader. The last two are no card at all. */
export const cardKinds = ['client', 'not-a-client', 'forged', 'cancelled', 'no-software'] as const;
export type CardKind = (typeof cardKinds)[number];

export interface PlayedBank {
  readonly cardKinds: readonly CardKind[];
  adapter(): Promise<LoginAdapter>;
  belongings(): Promise<Belongings>;
  /** From now on it is this person whom only a phone or a card tells. */
  expect(person: DemoPerson): Promise<void>;
  phone(): Promise<PhoneState>;
  /** Absent where a script plays the phone's owner. */
  readonly act?: (act: PhoneAct) => Promise<PhoneAnswer>;
  /** @returns the token that the ID card in the reader gives, as Web eID would */
  readCard(kind: CardKind, nonce: string): Promise<object>;
  /**
   * @param challenge empty for the code of the moment
   * @throws {CallError}
   */
  calculate(challenge: string): Promise<string>;
  logOut(): Promise<void>;
}
