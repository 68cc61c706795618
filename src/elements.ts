/** Every class, with nothing registered. */
export * from './flow/index.js';
export { createHttpAdapter, type HttpAdapterOptions } from './adapters/http.js';
export type { TextOverrides } from './i18n/texts.js';
export { BusyStep } from './steps/busy-step.js';
export { ChoosingStep } from './steps/choosing-step.js';
export { ControlCode } from './steps/control-code.js';
export { Countdown } from './steps/countdown.js';
export { DeviceLink } from './steps/device-link.js';
export { FailedStep } from './steps/failed-step.js';
export { IdentifyingStep } from './steps/identifying-step.js';
export { HelpPanel } from './steps/help-panel.js';
export { InstitutionPicker } from './steps/institution-picker.js';
export { PromptingStep } from './steps/prompting-step.js';
export { SucceededStep } from './steps/succeeded-step.js';
export { WaitingStep } from './steps/waiting-step.js';
export type * from './widget/events.js';
export { InternetbankLogin, type LoginSummary } from './widget/internetbank-login.js';
export type { LinkOptions } from './widget/links.js';
