// @ts-check

/** @typedef {import('./code-devices.js').StepUp} StepUp */

/**
 * Someone who logs in, with one outcome.
 * @typedef {object} Persona
 * @property {string} outcome names the persona in tests
 * @property {Record<'lt' | 'lv' | 'en', string>} title what happens, for the demo page
 * @property {'confirms' | 'refuses' | 'differs' | 'silent'} phone what the phone's owner does when asked; a person who
 *   plays the demo may confirm instead of the owner, all other owners answer by themselves
 * @property {readonly StepUp[]} stepUp what the bank still asks after the phone
 * @property {string} [userNumber]
 * @property {string} [phoneNumber] together with `personalCode`: a Mobile-ID client
 * @property {string} [personalCode]
 * @property {boolean} [activated] this login activates Smart-ID
 * @property {boolean} [choosesCode] the app offers three codes
 * @property {boolean} [usesCalculator] has a calculator that answers to challenges, and no code card
 * @property {boolean} [cardNeverFits] every code is wrong
 * @property {string} [failure] the bank's answer as soon as it knows who asks
 * @property {string} [phoneFailure] what the service or the phone's operator answers instead of a confirmation
 * @property {{ status: number, problem: string, retryAfterS?: number }} [error] the bank does not even reply
 * @property {'slow' | 'falters' | 'forgets'} [bank] how the bank behaves on the way
 */

/** @type {StepUp} */
export const FIRST_CARD_CODE = Object.freeze({
  kind: 'code-card',
  reason: 'first-login',
  position: '19',
});

/**
 * @param {string} outcome
 * @param {Persona['title']} title
 * @param {Partial<Persona>} traits what differs from someone whose phone confirms and who is asked no more
 * @returns {Persona}
 */
export function persona(outcome, title, traits) {
  return Object.freeze({ phone: 'confirms', stepUp: [], ...traits, outcome, title });
}
