/** The screens in the first script: the methods, and what is shown while something is awaited or did not come. */
import type { TemplateResult } from 'lit';
import type { LoginState, StateOf } from '../flow/state.js';
import { BusyStep } from '../steps/busy-step.js';
import { ChoosingStep } from '../steps/choosing-step.js';
import { define } from '../steps/define.js';
import { html } from '../steps/html.js';
import { NotLoadedStep } from '../steps/not-loaded-step.js';
import type { Page } from '../steps/page.js';

export function defineFirstSteps(): void {
  define('ibl-busy-step', BusyStep);
  define('ibl-choosing-step', ChoosingStep);
  define('ibl-not-loaded-step', NotLoadedStep);
}

/** Their parts, handed on so that a page reaches them on the outermost element. */
export const firstParts =
  'heading,notice,method,field,label,input,hint,error,cancel,retry,another-way,institution,countdown,problem,link';

export const firstStep = (state: StateOf<'loading' | 'choosing' | 'starting'>, page: Page): TemplateResult =>
  state.step === 'choosing'
    ? html`<ibl-choosing-step exportparts=${firstParts} .state=${state} .page=${page}
        >${marks(page)}</ibl-choosing-step
      >`
    : html`<ibl-busy-step exportparts=${firstParts} .state=${withoutIdentity(state)} .page=${page}></ibl-busy-step>`;

/** What the page has put in the place of our pictures. */
export const marks = ({ choice }: Page): TemplateResult[] =>
  choice.marks.map((name) => html`<slot name=${name} slot=${name}></slot>`);

/** For a state whose screen is on its way. */
export const awaitedStep = (state: LoginState, page: Page): TemplateResult =>
  html`<ibl-busy-step
    class="late"
    exportparts=${firstParts}
    .state=${state}
    .page=${page}
    .awaits=${'part' as const}
  ></ibl-busy-step>`;

/** For a state whose screen or texts did not come. */
export const notLoadedStep = (state: LoginState, page: Page): TemplateResult =>
  html`<ibl-not-loaded-step exportparts=${firstParts} .state=${state} .page=${page}></ibl-not-loaded-step>`;

/** A state as its screen needs it: what was typed and is being sent is for the bank, and in no property of an element. */
const withoutIdentity = (state: StateOf<'loading' | 'starting'>): LoginState =>
  state.step === 'starting' ? { ...state, identity: {} } : state;
