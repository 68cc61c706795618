import { fixtureSync, html } from '@open-wc/testing';
import type { Institution } from '../../src/flow/adapter.js';
import type { Intent } from '../../src/flow/state.js';
import { InstitutionPicker } from '../../src/steps/institution-picker.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { all, part, textOf, type } from './composed.js';
import { settled } from './manual-clock.js';
import { translate } from './texts.js';

defineLaterSteps();

export const unions: readonly Institution[] = [
  'Vilniaus',
  'Kauno',
  'Šiaulių',
  'Žemaitijos',
  'Utenos',
  'Alytaus',
  'Tauragės',
  'Zarasų',
].map((name, at) => ({ id: `union-${at}`, name: `${name} kredito unija` }));

/** A picker that is obeyed, as the widget does. */
export async function show(properties: Partial<InstitutionPicker> = {}) {
  const element = new InstitutionPicker();
  const [intents, spoken]: [Intent[], string[]] = [[], []];
  element.addEventListener('ibl-intent', ({ intent }) => {
    intents.push(intent);
    if (intent.type === 'institution-chosen') element.chosen = intent.institutionId;
  });
  element.addEventListener('ibl-announce', ({ text }) => spoken.push(text));
  const t = await translate('en');
  Object.assign(element, { institutions: unions, t }, properties);
  fixtureSync(html`<div></div>`).append(element);
  const drawn = async () => {
    await element.updateComplete;
    await settled();
  };
  await drawn();
  const control = () => part<HTMLInputElement>(element, 'institution');
  const put = async (value: string, event: string) => {
    control().value = value;
    control().dispatchEvent(new Event(event, { bubbles: true }));
    await drawn();
  };
  const chosen = (institutionId: string) => ({ type: 'institution-chosen', institutionId });
  return { element, intents, spoken, control, put, drawn, t, chosen };
}

/** A picker with a field to type into. */
export async function showField(properties: Partial<InstitutionPicker> = {}) {
  const shown = await show(properties);
  const { element, control, drawn } = shown;
  const field = control();
  /** The names in the open list. */
  const offered = () => all(element, '[role=option]').map(textOf);
  const popup = () => all(element, '.popup')[0]!;
  const isOpen = () => popup().checkVisibility?.() ?? popup().offsetHeight > 0;
  const active = () => {
    const at = field.getAttribute('aria-activedescendant');
    return at === null ? '' : textOf(element.shadowRoot!.getElementById(at)!);
  };
  const search = async (words: string) => {
    type(field, words);
    await drawn();
  };
  /** Whether the page would have heard of the key, and whether it would have done what it does by itself. */
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    let isHeard = false;
    const hear = () => (isHeard = true);
    document.addEventListener('keydown', hear);
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
    field.dispatchEvent(event);
    document.removeEventListener('keydown', hear);
    await drawn();
    return { isHeard, isPrevented: event.defaultPrevented };
  };
  const clickOn = async (target: HTMLElement) => {
    // As a press does, which takes the focus unless it is told not to.
    const isKept = !target.dispatchEvent(
      new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true }),
    );
    if (!isKept) (target === field ? field : document.body).focus();
    target.click();
    await drawn();
  };
  const leave = async () => {
    field.blur();
    await drawn();
  };
  field.focus();
  return { ...shown, field, offered, popup, isOpen, active, search, press, clickOn, leave };
}

export const nameOf = (at: number): string => unions[at]!.name;
