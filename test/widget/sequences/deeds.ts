/** What may happen to a widget on a page, drawn at random. */
import { all, parts, type } from '../../support/composed.js';
import type { ManualClock } from '../../support/manual-clock.js';
import type { InternetbankLogin } from '../../../src/widget/internetbank-login.js';
import type { Draw } from './misbehaving-bank.js';

export interface Scene {
  readonly widget: InternetbankLogin;
  readonly clock: ManualClock;
  readonly draw: Draw;
  /** The number that the person handed in, until something lets go of it. */
  handedIn: string;
}

/** By a person or the page: these may move the focus. By time or the bank: these may not, unless another step comes. */
export type By = 'person' | 'time';
interface Deed {
  readonly by: By;
  readonly name: string;
  readonly run: (scene: Scene) => Promise<void> | void;
}

/** Numbers that pass the rules, and some that do not. */
const numbers = ['12345678', '87654321', '1', ''] as const;

const press: Deed = {
  by: 'person',
  name: 'presses something',
  run({ widget, draw }) {
    const buttons = all(widget, 'button').filter(
      (button) => !button.closest('footer') && !button.part.contains('link'),
    );
    // What leads away from the page, or loads it anew, is not pressed here.
    if (buttons.length > 0) draw(buttons).click();
  },
};

const handIn: Deed = {
  by: 'person',
  name: 'fills in a form and hands it in',
  run(scene) {
    const { widget, draw } = scene;
    const values: Readonly<Record<string, string>> = {
      'user-number': draw(numbers),
      'phone-number': '+37060000001',
      'personal-code': '38001085718',
      password: 'password',
      'prompt-code': draw(['123456', '1']),
    };
    for (const [name, value] of Object.entries(values)) for (const input of parts(widget, name)) type(input, value);
    const [number] = parts(widget, 'user-number') as HTMLInputElement[];
    const before = widget.state.step;
    for (const submit of parts(widget, 'submit')) submit.click();
    if (number && before === 'identifying' && widget.state.step !== before) scene.handedIn = number.value;
  },
};

const reset: Deed = {
  by: 'person',
  name: 'resets',
  run(scene) {
    scene.widget.reset();
    scene.handedIn = '';
  },
};

const passes = (ms: number): Deed => ({
  by: 'time',
  name: `${ms} ms pass`,
  run: ({ clock }) => clock.advance(ms),
});

export const deeds: readonly Deed[] = [
  press,
  press,
  press,
  handIn,
  handIn,
  handIn,
  reset,
  passes(0),
  passes(500),
  passes(1_000),
  passes(2_500),
  passes(10_000),
  passes(130_000),
  { by: 'time', name: 'the page sleeps', run: ({ clock }) => clock.suspend(20_000) },
  { by: 'time', name: 'the page returns', run: ({ clock }) => clock.return() },
  { by: 'person', name: 'cancels', run: ({ widget }) => widget.cancel() },
  {
    by: 'person',
    name: 'starts',
    run: ({ widget, draw }) => widget.start(draw(['smart-id', 'smart-id-push', 'none', undefined])),
  },
  {
    by: 'person',
    name: 'speaks another language',
    run: ({ widget, draw }) => void (widget.lang = draw(['en', 'lt', 'lv'])),
  },
  { by: 'person', name: 'is focused', run: ({ widget }) => widget.focus() },
];
