/** What the demo bank asks besides the phone, and the right answers: none of them is a secret. */
import type { Prompt } from '../flow/adapter.js';

/** Something the bank asks besides the phone. */
export interface DemoStepUp {
  readonly kind: Prompt['kind'];
  readonly reason: Prompt['reason'];
  /** Of the card code that is asked first, else any. */
  readonly position?: string;
  /** The calculator answers to digits that the page shows. */
  readonly challenge?: boolean;
}

/** Random bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/** The right answers to everything that the demo bank asks, to be shown beside a prototype. */
export const demoAnswers = Object.freeze({
  /** Codes no. 1 to 24. */
  codeCard: Object.freeze(
    (
      '481920 073315 662048 915537 208461 334970 857102 019684 543276 726813 190457 668021 ' +
      '402398 851764 037529 974106 315682 520943 746018 289371 603854 118296 957430 064725'
    ).split(' '),
  ),
  /** Of every calculator, to every challenge. */
  calculatorCode: '123456',
  smsCode: '123456',
  personalCode: '40504040001',
  password: 'Demo-1234',
});

const codeLength = 6;

/** What differs from bank to bank in the codes it takes. */
export interface CodeDevices {
  readonly random: RandomBytes;
  readonly isSame: (left: string, right: string) => boolean;
  /** Whether the calculator gives this code, in answer to a challenge or of itself. */
  readonly isCalculated: (value: string, challenge: string | undefined) => boolean;
  /** The code of a new text message. */
  readonly newSmsCode: () => string;
}

/** A question with what the bank takes for its answer. */
export interface DemoQuestion {
  readonly prompt: Prompt;
  readonly isRight: (value: string) => boolean;
  readonly smsCode?: string;
}

/** The next question of a step-up; after a wrong code at another position of the card. */
export function nextQuestion(
  { kind, reason, position: first, challenge: isAnswered }: DemoStepUp,
  { random, isSame, isCalculated, newSmsCode }: CodeDevices,
  previous?: DemoQuestion,
): DemoQuestion {
  const is = (right: string) => (value: string) => isSame(value, right);
  switch (kind) {
    case 'code-card': {
      const position = (previous ? undefined : first) ?? otherPosition(random, previous);
      const isRight = is(demoAnswers.codeCard[Number(position) - 1] ?? '');
      return { prompt: { kind, reason, position, length: codeLength }, isRight };
    }
    case 'code-calculator': {
      const challenge = isAnswered ? sixDigits(random) : undefined;
      return {
        prompt: { kind, reason, ...(challenge && { challenge }), length: codeLength },
        isRight: (value) => isCalculated(value, challenge),
      };
    }
    case 'sms-code': {
      const smsCode = previous?.smsCode ?? newSmsCode();
      return { prompt: { kind, reason, length: codeLength }, isRight: is(smsCode), smsCode };
    }
    case 'personal-code':
      return {
        prompt: { kind, reason },
        // A person may type dashes and spaces between the digits.
        isRight: (value) => isSame(value.replace(/[\s-]/g, ''), demoAnswers.personalCode),
      };
    case 'password':
      return { prompt: { kind, reason }, isRight: is(demoAnswers.password) };
  }
}

/** A wrong code is never asked again at once. */
function otherPosition(random: RandomBytes, previous?: DemoQuestion): string {
  const positions = demoAnswers.codeCard.map((_, index) => String(index + 1));
  const asked = previous?.prompt.kind === 'code-card' ? previous.prompt.position : undefined;
  const free = positions.filter((position) => position !== asked);
  return free[numberOf(random(4)) % free.length] ?? '1';
}

export const sixDigits = (random: RandomBytes): string =>
  String(numberOf(random(4)) % 1_000_000).padStart(codeLength, '0');

const numberOf = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0);
