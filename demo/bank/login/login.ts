/**
 * The record of one login: plain JSON, so that any node of the bank can go on with it. What may become of it is in
 * `transition.ts`, what a page is told of it in `reply.ts`, what a node has to do for it in `work.ts`.
 */
import type { FailureReply, Prompt, SuccessReply } from '../../../src/flow/adapter.js';
import type {
  Language,
  MobileIdChallenge,
  MobileIdSession,
  SmartIdChallenge,
  SmartIdLinkSession,
  SmartIdPushSession,
  SmartIdReturn,
} from '../clients/service.js';

export interface Login {
  /** By which the bank knows it; a page knows it by `pageId`. */
  readonly key: string;
  /** Counts its changes: who replaces it says which one they have seen. */
  readonly version: number;
  /** The browser that started it, the only one that may go on with it. */
  readonly browser: string;
  readonly method: string;
  readonly language: Language;
  /** Of the bank's page, without a slash at its end. */
  readonly origin: string;
  /** By the store's clock, as all points in time here. */
  readonly startedAt: number;
  readonly expiresAt: number;
  /** Whose login it is, by the bank's own number, once that is known. */
  readonly customer?: string;
  readonly stage: Stage;
  /** What the address has in it to which the app returns: good for one return. */
  readonly callbackValue?: string;
  readonly handover?: Handover;
  readonly lastAnswer?: GivenAnswer;
}

/** Where a login stands. */
export type Stage =
  /** The code is on the page; the phone rings at `ringsAt`, so that the person looks at the page first. */
  | { readonly kind: 'requested'; readonly push: Push; readonly ringsAt: number }
  /** The service is being asked to ring. Whatever happens to the one who asks, nobody asks again. */
  | { readonly kind: 'ringing'; readonly push: Push; readonly ringsAt: number }
  /** It rings. */
  | { readonly kind: 'phone'; readonly rung: Rung }
  /** Codes are shown from `shownAt` on, or the person is in the app: no bank can know. */
  | { readonly kind: 'device-link'; readonly session: SmartIdLinkSession; readonly shownAt: number }
  /** Confirmed by app link, which proves nothing until the browser is back. */
  | { readonly kind: 'returning'; readonly session: SmartIdLinkSession; readonly answer: unknown }
  | { readonly kind: 'id-card'; readonly nonce: string }
  /** Another site confirms, and knows the login by its ticket. */
  | { readonly kind: 'redirect'; readonly ticket: string; readonly url: string }
  | {
      readonly kind: 'prompt';
      readonly question: Question;
      readonly later: readonly StepUp[];
      readonly attemptsLeft: number;
      readonly wasWrong: boolean;
    }
  | {
      readonly kind: 'done';
      readonly reply: SuccessReply | FailureReply;
      readonly doneAt: number;
      /** The browser knows: a page that is opened later hears nothing of it. */
      readonly isTold: boolean;
      /** After a refusal the app opens the bank's page too. */
      readonly session?: SmartIdLinkSession;
    };

/** Somebody who is to be asked on their phone. Without `person` nobody is, and it looks the same to the end. */
export type Push =
  | {
      readonly service: 'smart-id';
      readonly challenge: SmartIdChallenge;
      /** The app offers three codes. */
      readonly offersChoice: boolean;
      /** Semantics identifier. */
      readonly person?: string;
    }
  | { readonly service: 'mobile-id'; readonly challenge: MobileIdChallenge; readonly person?: MobileIdPerson };

export interface MobileIdPerson {
  /** With its country: `+370…`. */
  readonly phoneNumber: string;
  readonly personalCode: string;
}

/** Somebody who has been asked on their phone. */
export type Rung =
  | {
      readonly service: 'smart-id';
      readonly session: SmartIdPushSession;
      readonly offersChoice: boolean;
      readonly person: string;
    }
  | { readonly service: 'mobile-id'; readonly session: MobileIdSession; readonly person: MobileIdPerson };

/** Something the bank asks besides the phone or the card. */
export interface StepUp {
  readonly kind: Prompt['kind'];
  readonly reason: Prompt['reason'];
  /** Of the card code that is asked first, else any. */
  readonly position?: string;
  /** The calculator answers to digits that the page shows. */
  readonly challenge?: boolean;
}

export interface Question {
  readonly stepUp: StepUp;
  readonly prompt: Prompt;
  /** The code that was sent by text message. */
  readonly smsCode?: string;
}

/** From the tab that began to the one that the app opened. */
export interface Handover {
  readonly back: SmartIdReturn;
  /** So long the old tab waits for the new one. */
  readonly waitsUntil: number;
  /** The new tab has the login; the old one is told that it is used. */
  readonly isTaken: boolean;
}

/** What was answered last, to be known again when it is sent once more because its reply was lost. */
export interface GivenAnswer {
  /** Of what was answered. */
  readonly digest: string;
  /** The question. */
  readonly asked: string;
  /** The connection broke before the reply was out. */
  readonly isLost: boolean;
}

/** Nothing changes any more. */
export const isDone = ({ stage }: Login): boolean => stage.kind === 'done';

/** The session to which an app may send the person back. */
export function linkOf({ stage }: Login): SmartIdLinkSession | undefined {
  return stage.kind === 'device-link' || stage.kind === 'returning' || stage.kind === 'done'
    ? stage.session
    : undefined;
}

const FIRST_TAB = 1;
const SECOND_TAB = 2;

/** By which the page that has the right to it asks for a login: after a hand-over another one than before. */
export function pageId({ key, handover }: Login): string {
  return `${key}.${handover?.isTaken ? SECOND_TAB : FIRST_TAB}`;
}

/** The key in a page's id. */
export function keyOf(id: string): string {
  return id.replace(/\.\d$/, '');
}
