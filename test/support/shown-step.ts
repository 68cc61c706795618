import { fixtureSync, html } from '@open-wc/testing';
import type { Intent, LoginState, Step } from '../../src/flow/state.js';
import type { Translate } from '../../src/i18n/texts.js';
import { BusyStep } from '../../src/steps/busy-step.js';
import { ChoosingStep } from '../../src/steps/choosing-step.js';
import { define } from '../../src/steps/define.js';
import type { AnnounceEvent } from '../../src/steps/intent-event.js';
import type { StepElement } from '../../src/steps/step-element.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { ManualClock, settled } from './manual-clock.js';
import { give } from './step-page.js';
import { translate } from './texts.js';

define('ibl-busy-step', BusyStep);
define('ibl-choosing-step', ChoosingStep);
defineLaterSteps();

type Properties = Readonly<Record<string, unknown>>;

export interface ShownStep<S extends LoginState> {
  readonly element: StepElement<S>;
  readonly clock: ManualClock;
  readonly t: Translate;
  readonly intents: Intent[];
  readonly spoken: Pick<AnnounceEvent, 'text' | 'region'>[];
  /** Shows a later state, as the widget does after a poll or a reply. */
  change(state: S): Promise<void>;
  /** Sets other properties, as the widget does. */
  set(properties: Properties): Promise<void>;
  /** Lets time pass, and draws what came of it. */
  advance(ms: number): Promise<void>;
}

const busy: readonly Step[] = ['loading', 'starting'];

function nameOf(state: LoginState): string {
  if (busy.includes(state.step)) return 'busy';
  if (state.step !== 'choosing') return state.step;
  if (state.alarm) return 'alarmed';
  return state.options?.institutions?.length ? 'institutions' : 'choosing';
}

/** One step alone on a page, with all that it says to the widget. */
export async function showStep<S extends LoginState>(
  state: S,
  { language = 'en', ...more }: { language?: string } & Properties = {},
): Promise<ShownStep<S>> {
  const [clock, t] = [new ManualClock(), await translate(language)];
  const tag = `ibl-${nameOf(state)}-step`;
  const element = document.createElement(tag) as StepElement<S>;
  const [intents, spoken]: [Intent[], ShownStep<S>['spoken']] = [[], []];
  element.addEventListener('ibl-intent', ({ intent }) => intents.push(intent));
  element.addEventListener('ibl-announce', ({ text, region }) => spoken.push({ text, region }));
  give(element, { state, t, language, clock, ...more });
  fixtureSync(html`<div></div>`).append(element);
  const drawn = async () => {
    await element.updateComplete;
    await settled();
  };
  await drawn();
  const set = async (properties: Properties) => {
    give(element, properties);
    await drawn();
  };
  const change = (next: S) => set({ state: next });
  const advance = async (ms: number) => {
    await clock.advance(ms);
    await drawn();
  };
  return { element, clock, t, intents, spoken, change, set, advance };
}
