/** The screens after the first ones: loaded while the person chooses, and always before the bank is asked to start. */
import { ControlCode } from '../steps/control-code.js';
import { Countdown } from '../steps/countdown.js';
import { DeviceLink } from '../steps/device-link.js';
import { FailedStep } from '../steps/failed-step.js';
import { IdentifyingStep } from '../steps/identifying-step.js';
import { InstitutionPicker } from '../steps/institution-picker.js';
import { PromptingStep } from '../steps/prompting-step.js';
import { SucceededStep } from '../steps/succeeded-step.js';
import { WaitingStep } from '../steps/waiting-step.js';
import { define } from '../steps/define.js';

export { loadQrCode } from '../steps/device-link.js';

export function defineLaterSteps(): void {
  define('ibl-control-code', ControlCode);
  define('ibl-countdown', Countdown);
  define('ibl-device-link', DeviceLink);
  define('ibl-failed-step', FailedStep);
  define('ibl-identifying-step', IdentifyingStep);
  define('ibl-institution-picker', InstitutionPicker);
  define('ibl-waiting-step', WaitingStep);
  define('ibl-prompting-step', PromptingStep);
  define('ibl-succeeded-step', SucceededStep);
}
