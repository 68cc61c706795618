/** The screens of the catalogue, played by the whole widget in a test, and those that only a test looks at. */
import { methods, scenes as catalogue, type Scene } from '../../demo/scenes/catalogue.js';
import { lead } from '../../demo/scenes/lead.js';
import { adapterFor, stage } from '../../demo/scenes/stage.js';
import { fixtureSync, html } from '@open-wc/testing';
import { settled, type ManualClock } from './manual-clock.js';
import { failureReply, reply, ScriptedAdapter, type Verb } from './scripted-adapter.js';
import {
  choose,
  click,
  create,
  manualClock,
  push,
  reaches,
  rendered,
  until,
  type Mounted,
  type Setting,
} from './widget.js';

interface Screen extends Scene {
  /** Instead of the scene's own way: how a person comes there. */
  readonly go?: (mounted: Mounted) => Promise<void>;
}

function byId(list: readonly Screen[], id: string): Screen {
  const screen = list.find((each) => each.id === id);
  if (!screen) throw new Error(`There is no screen ${id}.`);
  return screen;
}
const notice = { kind: 'warning', text: 'Pranešimas', url: 'https://bank.example/notice' } as const;

export const screens: readonly Screen[] = [
  ...catalogue,
  {
    ...byId(catalogue, 'choosing-notice'),
    id: 'choosing-notices-of-methods',
    options: { methods: methods.map((method) => ({ ...method, notice })) },
  },
  {
    ...byId(catalogue, 'identifying-password'),
    id: 'identifying-password-revealed',
    press: 'reveal',
  },
  {
    id: 'starting-held-back',
    step: 'starting',
    parts: ['cancel', 'countdown'],
    go: async ({ widget, bank }) => {
      bank.always('start', reply(failureReply('user-refused')));
      await push(widget);
      for (let refusals = 1; refusals < 3; refusals += 1) {
        await reaches(widget, 'failed');
        click(widget, 'retry');
        await until(() => widget.state.step === 'starting');
      }
      await reaches(widget, 'failed');
      click(widget, 'another-way');
      await choose(widget, 'smart-id');
    },
  },
];

const unlike = ['user-refused', 'account-not-qualified', 'too-many-requests', 'unexpected'];

/** One for each form: most problems differ from another in words only. */
export const forms = screens.filter(({ step, problem = '' }) => step !== 'failed' || unlike.includes(problem));

export const screenOf = (id: string): Screen => byId(screens, id);

/** The bank of a screen, which remembers how it was treated. */
function bankOf(screen: Screen): ScriptedAdapter {
  const bank = new ScriptedAdapter();
  const played = adapterFor(screen);
  for (const verb of Object.keys(played) as Verb[]) {
    const act = (played[verb] as (asked: unknown) => Promise<unknown>).bind(played);
    bank.always(verb, ({ asked }) => act(asked));
  }
  return bank;
}

/** Plays a screen by a manual clock; the page's own clock is back with `ownClock`. */
export async function play(
  screen: Screen,
  more: Omit<Setting, 'bank'> = {},
): Promise<Mounted & { clock: ManualClock }> {
  const clock = manualClock();
  const mounted = create({ bank: bankOf(screen), attributes: { lang: 'en', ...more.attributes } });
  const { widget, bank } = mounted;
  stage(widget, screen, bank);
  Object.assign(widget, more.properties);
  (more.place ?? fixtureSync(html`<div></div>`)).appendChild(widget);
  if (screen.next || screen.cutOff || screen.isLate) {
    // A bank is asked again after a while: after its first answer, so that each play ends at the same time.
    await until(() => widget.state.method, 'a first answer');
    await settled();
    for (let turns = 0; turns < 30; turns += 1) await clock.advance(100);
  }
  const passing = async (condition: () => unknown) => {
    await until(condition, `${screen.id}: ${String(condition)}`);
    return true;
  };
  if (screen.go) await screen.go(mounted);
  await lead(widget, screen, passing);
  await rendered(widget);
  return { ...mounted, clock };
}
