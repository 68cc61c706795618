/** The code calculator of everyone at the demo bank, and the rest that its answers are judged with. */
import { createHmac } from 'node:crypto';
import { type CodeDevices, sixDigits } from '../../src/demo-bank/codes.js';
import { isSameText } from './same-text.js';
import type { World } from './world.js';

const CALCULATOR_STEP_MS = 30_000;
const calculatorKey = Buffer.from('the demo calculator keeps no secret');

/**
 * The calculator's response to a challenge, or its one-time code of the moment.
 * @returns six digits
 */
export function calculatorCode({ challenge, now }: { challenge?: string | undefined; now: number }): string {
  const message = challenge ?? `time ${Math.floor(now / CALCULATOR_STEP_MS)}`;
  const digest = createHmac('sha256', calculatorKey).update(message).digest();
  return sixDigits((size) => digest.subarray(0, size));
}

export const codeDevices = ({ random, now }: World): CodeDevices => ({
  random,
  isSame: isSameText,
  // The person may type while the calculator moves on to its next code.
  isCalculated: (value, challenge) =>
    [now(), now() - CALCULATOR_STEP_MS].some((at) => isSameText(value, calculatorCode({ challenge, now: at }))),
  newSmsCode: () => sixDigits(random),
});
