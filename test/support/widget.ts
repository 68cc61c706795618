import { fixtureSync, html } from '@open-wc/testing';
import { browserClock } from '../../src/flow/browser-clock.js';
import type { Step } from '../../src/flow/state.js';
import '../../src/register.js';
import type { LoginEventName } from '../../src/widget/events.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { all, click, composed, part, parts, textOf, type } from './composed.js';
import { ManualClock, settled } from './manual-clock.js';
import { ScriptedAdapter } from './scripted-adapter.js';
import { languages, translate } from './texts.js';

export { click };

export type Heard = { type: LoginEventName; detail: Record<string, unknown>; event: CustomEvent };
export interface Mounted {
  readonly widget: InternetbankLogin;
  readonly bank: ScriptedAdapter;
  /** The events that a page hears at its document, in order. */
  readonly heard: Heard[];
  /** The names of those events, with their step. */
  story(): string[];
}
export interface Setting {
  readonly bank?: ScriptedAdapter;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<InternetbankLogin>;
  /** Where it is put; else a place of its own. */
  readonly place?: Node;
}

export const eventNames = [
  'login-step',
  'login-success',
  'login-failure',
  'login-cancel',
  'login-alarm',
  'login-warning',
] as const;
const ends: readonly string[] = ['login-success', 'login-failure', 'login-cancel'];

export function create({ bank, attributes = {}, properties = {} }: Setting = {}): Mounted {
  const adapter = bank ?? new ScriptedAdapter();
  const widget = document.createElement('internetbank-login');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  Object.assign(widget, { adapter, ...properties });
  const heard: Heard[] = [];
  for (const name of eventNames) {
    widget.addEventListener(name, (event) => {
      heard.push({ type: name, detail: event.detail as unknown as Heard['detail'], event });
    });
  }
  const story = () => heard.map(({ type, detail }) => (type === 'login-step' ? String(detail['step']) : type));
  return { widget, bank: adapter, heard, story };
}

/** A widget on a page, at its first screen if its bank lets it get there. */
export async function mount(setting: Setting = {}): Promise<Mounted> {
  const mounted = create(setting);
  (setting.place ?? fixtureSync(html`<div></div>`)).appendChild(mounted.widget);
  await rendered(mounted.widget);
  return mounted;
}

/** What the page's developer was told, in order. */
export const warningsIn = (heard: readonly Heard[]): string[] =>
  heard.filter(({ type }) => type === 'login-warning').map(({ detail }) => String(detail['message']));

export const endsOf = (heard: readonly Heard[]): Heard[] => heard.filter(({ type }) => ends.includes(type));

/** A slow machine is no failure. But once this was in vain the run has failed, and what else is wrong is told sooner. */
let patienceMs = 50_000;

/** Waits, without watching a clock, for what does not depend on one. */
export async function until(claim: () => unknown, what = String(claim)): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!claim()) {
    if (performance.now() > giveUpAt) {
      patienceMs = 5_000;
      throw new Error(`in vain: ${what}`);
    }
    await settled();
  }
}

/** Until texts and screens are here, or known to be missing, and nothing is left to be drawn. */
export async function rendered(widget: InternetbankLogin): Promise<void> {
  const isDrawn = (node: Node) => !('isUpdatePending' in node && node.isUpdatePending);
  await until(
    () =>
      parts(widget, 'heading').length > 0 &&
      all(widget, ':not(:defined), ibl-busy-step.late').length === 0 &&
      [...composed(widget)].every(isDrawn),
    'rendered',
  );
}

export async function reaches(widget: InternetbankLogin, step: Step): Promise<void> {
  try {
    await until(() => widget.state.step === step);
  } catch {
    throw new Error(`${step} was not reached, but ${JSON.stringify(widget.state)}: ${textOf(widget)}`);
  }
  await rendered(widget);
}

/** Drawn in this language, whatever was shown before. */
export async function speaks(widget: InternetbankLogin, language: string): Promise<void> {
  await until(() => part(widget, 'card').lang === language, `speaks ${language}`);
  await rendered(widget);
}

/** The methods that are shown, in order. */
export const methodsIn = (widget: Node): (string | undefined)[] =>
  parts(widget, 'method').map(({ dataset }) => dataset['method']);

export async function choose(widget: InternetbankLogin, methodId: string): Promise<void> {
  await reaches(widget, 'choosing');
  all(widget, `[data-method="${methodId}"]`)[0]!.click();
}

export async function identify(widget: InternetbankLogin, values: Readonly<Record<string, string>>): Promise<void> {
  await reaches(widget, 'identifying');
  for (const [name, value] of Object.entries(values)) type(part(widget, name), value);
  click(widget, 'submit');
}

/** Through the first screens of a push login, up to the bank's first answer. */
export async function push(widget: InternetbankLogin, userNumber = '12345678'): Promise<void> {
  await choose(widget, 'smart-id-push');
  await identify(widget, { 'user-number': userNumber });
}

export async function answer(widget: InternetbankLogin, code: string): Promise<void> {
  await reaches(widget, 'prompting');
  type(part(widget, 'prompt-code'), code);
  click(widget, 'submit');
}

/** Loads what a widget loads by and by, so that no test pays for it. */
export async function warmUp(this: Mocha.Context): Promise<void> {
  this.timeout(120_000);
  const { loadQrCode } = await import('../../src/widget/later-steps.js');
  await Promise.all([
    ...languages.map(translate),
    loadQrCode(),
    import('../../src/steps/help-panel.js'),
    import('../../src/i18n/overrides.js'),
    import('../../src/widget/warnings.js'),
  ]);
}

const own = { ...browserClock };

/** From now on, until `ownClock`, widgets live by a clock whose hands the test turns. */
export function manualClock(): ManualClock {
  const clock = new ManualClock();
  browserClock.now = () => clock.now();
  browserClock.wall = () => clock.wall();
  browserClock.sleep = (ms, signal) => clock.sleep(ms, signal);
  browserClock.onReturn = (listener, signal) => clock.onReturn(listener, signal);
  return clock;
}

export function ownClock(): void {
  Object.assign(browserClock, own);
}
