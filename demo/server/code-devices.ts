import { createHmac } from 'node:crypto';
import type { Prompt } from '../../src/flow/adapter.js';
import { sameText } from './smart-id.js';
import type { World } from './world.js';

/** Something the bank asks besides the phone. */
export interface StepUp {
  readonly kind: Prompt['kind'];
  readonly reason: Prompt['reason'];
  /** Of the card code asked first, else any. */
  readonly position?: string;
  /** The calculator answers to digits that the page shows. */
  readonly challenge?: boolean;
}

/** A question with what the bank takes for its answer. */
export interface Question {
  readonly prompt: Prompt;
  isRight(value: string, now: number): boolean;
  readonly smsCode?: string;
}

type Random = World['random'];

/** The demo's code card: twenty-four codes, numbered from 1. They are on the page, so they are no secret. */
export const codeCard = Object.freeze(
  (
    '481920 073315 662048 915537 208461 334970 857102 019684 543276 726813 190457 668021 ' +
    '402398 851764 037529 974106 315682 520943 746018 289371 603854 118296 957430 064725'
  ).split(' '),
);

/** The password of every persona. */
export const PASSWORD = 'Demo-1234';
const CODE_LENGTH = 6;
const CALCULATOR_STEP_MS = 30_000;
const calculatorKey = Buffer.from('the demo calculator keeps no secret');

function codeOnCard(position: string): string {
  const code = codeCard[Number(position) - 1];
  if (code === undefined) throw new RangeError(`The card has no code ${position}`);
  return code;
}

/**
 * The calculator's response to a challenge, or its one-time code of the moment.
 * @returns six digits
 */
export function calculatorCode({ challenge, now }: { challenge?: string | undefined; now: number }): string {
  const message = challenge ?? `time ${Math.floor(now / CALCULATOR_STEP_MS)}`;
  const digest = createHmac('sha256', calculatorKey).update(message).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(CODE_LENGTH, '0');
}

function sixDigits(random: Random): string {
  return String(random(4).readUInt32BE(0) % 1_000_000).padStart(CODE_LENGTH, '0');
}

/** @param except the position asked before: a wrong code is never asked again at once */
function anyPosition(random: Random, except?: string): string {
  const positions = codeCard.map((_, index) => String(index + 1));
  const free = positions.filter((position) => position !== except);
  return free[random(4).readUInt32BE(0) % free.length] ?? '1';
}

/** Without the dashes and spaces that a person may type between the digits of a personal code. */
const digitsOf = (text: string) => text.replace(/[\s-]/g, '');

export interface QuestionSource {
  readonly random: Random;
  /** The right one. */
  readonly personalCode: string;
  /** The question answered wrongly before. */
  readonly previous?: Question | undefined;
}

/** The next question of a step-up. */
export function nextQuestion(stepUp: StepUp, { random, personalCode, previous }: QuestionSource): Question {
  const { kind, reason } = stepUp;
  switch (kind) {
    case 'code-card': {
      const first = previous ? undefined : stepUp.position;
      const asked = previous?.prompt.kind === kind ? previous.prompt.position : undefined;
      const position = first ?? anyPosition(random, asked);
      const code = codeOnCard(position);
      return {
        prompt: { kind, reason, position, length: CODE_LENGTH },
        isRight: (value) => sameText(value, code),
      };
    }
    case 'code-calculator': {
      const challenge = stepUp.challenge ? sixDigits(random) : undefined;
      return {
        prompt: { kind, reason, ...(challenge ? { challenge } : {}), length: CODE_LENGTH },
        // The person may type while the calculator moves on to its next code.
        isRight: (value, now) =>
          [now, now - CALCULATOR_STEP_MS].some((at) => sameText(value, calculatorCode({ challenge, now: at }))),
      };
    }
    case 'sms-code': {
      const smsCode = previous?.smsCode ?? sixDigits(random);
      return {
        prompt: { kind, reason, length: CODE_LENGTH },
        isRight: (value) => sameText(value, smsCode),
        smsCode,
      };
    }
    case 'personal-code':
      return {
        prompt: { kind, reason },
        isRight: (value) => sameText(digitsOf(value), personalCode),
      };
    case 'password':
      return { prompt: { kind, reason }, isRight: (value) => sameText(value, PASSWORD) };
  }
}
