import type { LoginState } from '../../src/flow/state.js';
import type { Page } from '../../src/steps/page.js';
import type { StepElement } from '../../src/steps/step-element.js';
import { ManualClock } from './manual-clock.js';

const blank = (): Page => ({
  t: () => '',
  language: 'en',
  links: {},
  clock: new ManualClock(),
  device: 'desktop',
  isStuck: false,
  choice: { all: false, last: undefined, marks: [] },
});

/** Sets what a step has of its own, and what it is given of the page: the rest of that stays as it was. */
export function give<S extends LoginState>(
  element: StepElement<S>,
  properties: Readonly<Record<string, unknown>>,
): void {
  const { page = blank() } = element;
  const names = Object.keys(page) as (keyof Page)[];
  const [given, own] = [{ ...page }, { ...properties }];
  for (const name of names) {
    if (!(name in own)) continue;
    Object.assign(given, { [name]: own[name] });
    delete own[name];
  }
  Object.assign(element, own, { page: given });
}
