import { demoAnswers } from '../../../../src/demo-bank/codes.js';
import type { Browser } from '../../bank/support/browser.js';

/** The one at a position of everybody's code card. */
export const cardCode = (position: string) => demoAnswers.codeCard[Number(position) - 1] ?? '';

/** What the calculator shows, of itself or in answer to a challenge. */
export async function calculated(browser: Browser, challenge: string | undefined): Promise<string> {
  const query = challenge === undefined ? '' : `?challenge=${challenge}`;
  return (await browser.get<{ code: string }>(`/demo/calculator${query}`)).code;
}
