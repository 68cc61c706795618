// @ts-check
import { createHmac } from 'node:crypto';
import { sameText } from './smart-id.js';

/**
 * Something the bank asks besides the phone.
 * @typedef {object} StepUp
 * @property {'code-card' | 'code-calculator' | 'sms-code' | 'personal-code' | 'password'} kind
 * @property {'sign-in' | 'first-login' | 'new-device'} reason
 * @property {string} [position] of the card code asked first, else any
 * @property {boolean} [challenge] the calculator answers to digits that the page shows
 */

/**
 * @typedef {{ kind: StepUp['kind'], reason: StepUp['reason'], position?: string, challenge?: string, length?: number }} Prompt
 * A question with what the bank takes for its answer.
 * @typedef {{ prompt: Prompt, isRight: (value: string, now: number) => boolean, smsCode?: string }} Question
 */

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

/** @param {string} position */
function codeOnCard(position) {
  const code = codeCard[Number(position) - 1];
  if (code === undefined) throw new RangeError(`The card has no code ${position}`);
  return code;
}

/**
 * The calculator's response to a challenge, or its one-time code of the moment.
 * @param {{ challenge?: string, now: number }} input
 * @returns {string} six digits
 */
export function calculatorCode({ challenge, now }) {
  const message = challenge ?? `time ${Math.floor(now / CALCULATOR_STEP_MS)}`;
  const digest = createHmac('sha256', calculatorKey).update(message).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(CODE_LENGTH, '0');
}

/** @param {(size: number) => Buffer} random */
function sixDigits(random) {
  return String(random(4).readUInt32BE(0) % 1_000_000).padStart(CODE_LENGTH, '0');
}

/**
 * @param {(size: number) => Buffer} random
 * @param {string} [except] the position asked before: a wrong code is never asked again at once
 */
function anyPosition(random, except) {
  const positions = codeCard.map((_, index) => String(index + 1));
  const free = positions.filter((position) => position !== except);
  return free[random(4).readUInt32BE(0) % free.length] ?? '1';
}

/** Without the dashes and spaces that a person may type between the digits of a personal code. */
const digitsOf = (/** @type {string} */ text) => text.replace(/[\s-]/g, '');

/**
 * The next question of a step-up.
 * @param {StepUp} stepUp
 * @param {object} source
 * @param {(size: number) => Buffer} source.random
 * @param {string} source.personalCode the right one
 * @param {Question} [source.previous] the question answered wrongly before
 * @returns {Question}
 */
export function nextQuestion(stepUp, { random, personalCode, previous }) {
  const { kind, reason } = stepUp;
  switch (kind) {
    case 'code-card': {
      const first = previous ? undefined : stepUp.position;
      const position = first ?? anyPosition(random, previous?.prompt.position);
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
