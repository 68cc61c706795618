/** The screens after the first ones: loaded while the person chooses, and always before the bank is asked to start. */
import type { TemplateResult } from 'lit';
import type { StateOf } from '../flow/state.js';
import { AlarmedStep } from '../steps/alarmed-step.js';
import { CheckingStep } from '../steps/checking-step.js';
import { ControlCode } from '../steps/control-code.js';
import { countriesIn } from '../steps/countries.js';
import { Countdown } from '../steps/countdown.js';
import { DeviceLink } from '../steps/device-link.js';
import { FailedStep } from '../steps/failed-step.js';
import { IdentifyingStep } from '../steps/identifying-step.js';
import { InstitutionPicker } from '../steps/institution-picker.js';
import { InstitutionsStep } from '../steps/institutions-step.js';
import { PromptingStep } from '../steps/prompting-step.js';
import { SucceededStep } from '../steps/succeeded-step.js';
import { userNumberFrom } from '../steps/user-number.js';
import { WaitingStep } from '../steps/waiting-step.js';
import type { Page } from '../steps/page.js';
import { define } from '../steps/define.js';
import { html } from '../steps/html.js';
import { firstParts, marks } from './first-steps.js';

export { loadQrCode } from '../steps/load-qr-code.js';
export { aboutGiven, seemsOdd } from './given.js';

export function defineLaterSteps(): void {
  define('ibl-alarmed-step', AlarmedStep);
  define('ibl-checking-step', CheckingStep);
  define('ibl-control-code', ControlCode);
  define('ibl-countdown', Countdown);
  define('ibl-device-link', DeviceLink);
  define('ibl-failed-step', FailedStep);
  define('ibl-identifying-step', IdentifyingStep);
  define('ibl-institution-picker', InstitutionPicker);
  define('ibl-institutions-step', InstitutionsStep);
  define('ibl-waiting-step', WaitingStep);
  define('ibl-prompting-step', PromptingStep);
  define('ibl-succeeded-step', SucceededStep);
}

/** Every part of every step, handed on so that a page reaches them on the outermost element. */
const parts =
  `${firstParts},submit,back,user-number,personal-code,phone-number,password,control-code,qr,app-link,instructions,alarm,` +
  'prompt,prompt-position,prompt-code,reveal,reference,help';

type LaterState = StateOf<'identifying' | 'waiting' | 'prompting' | 'checking' | 'succeeded' | 'failed'>;

/** What a page says of the person, as it set it. */
export interface Given {
  /** Fills the field for the user number, if it is one. */
  readonly userNumber: unknown;
  /** Whose numbers and codes are taken. */
  readonly countries: unknown;
}

export function laterStep(state: LaterState, page: Page, { userNumber, countries }: Given): TemplateResult {
  switch (state.step) {
    case 'identifying':
      return html`<ibl-identifying-step
        exportparts=${parts}
        .state=${state}
        .page=${page}
        .userNumber=${userNumberFrom(userNumber) ?? ''}
        .countries=${countriesIn(countries).listed}
      ></ibl-identifying-step>`;
    case 'waiting':
      return html`<ibl-waiting-step exportparts=${parts} .state=${state} .page=${page}></ibl-waiting-step>`;
    case 'prompting':
      return html`<ibl-prompting-step
        exportparts=${parts}
        .state=${state}
        .page=${page}
        .countries=${countriesIn(countries).listed}
      ></ibl-prompting-step>`;
    case 'checking':
      return html`<ibl-checking-step
        exportparts=${parts}
        .state=${withoutAnswer(state)}
        .page=${page}
      ></ibl-checking-step>`;
    case 'succeeded':
      return html`<ibl-succeeded-step exportparts=${parts} .state=${state} .page=${page}></ibl-succeeded-step>`;
    case 'failed':
      return html`<ibl-failed-step exportparts=${parts} .state=${state} .page=${page}></ibl-failed-step>`;
  }
}

/** The methods, after something else that comes first. */
export const choosingStep = (state: StateOf<'choosing'>, page: Page): TemplateResult =>
  state.alarm
    ? html`<ibl-alarmed-step exportparts=${parts} .state=${state} .page=${page}>${marks(page)}</ibl-alarmed-step>`
    : html`<ibl-institutions-step exportparts=${parts} .state=${state} .page=${page}
        >${marks(page)}</ibl-institutions-step
      >`;

/** What was typed and is being sent is for the bank, and in no property of an element. */
const withoutAnswer = (state: StateOf<'checking'>): StateOf<'checking'> => ({
  ...state,
  answer: { ...state.answer, value: '' },
});
