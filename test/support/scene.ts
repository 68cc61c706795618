import { cardReader } from '../../src/adapters/web-eid.js';
import type { Step } from '../../src/flow/state.js';
import { parts } from './composed.js';
import type { ManualClock } from './manual-clock.js';
import { codePrompt, failureReply, never, pending, reply, ScriptedAdapter } from './scripted-adapter.js';
import { choose, manualClock, mount, push, reaches, rendered, until, type Mounted, type Setting } from './widget.js';

/** A screen of the whole widget, reached as a person reaches it. */
export interface Scene {
  readonly name: string;
  readonly step: Step;
  /** Parts of the contract that are there, besides those of every screen. */
  readonly parts: readonly string[];
  readonly setting?: Omit<Setting, 'bank'>;
  script?(bank: ScriptedAdapter): void;
  act?(mounted: Mounted, clock: ManualClock): Promise<void>;
}

export const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC';
export const links = {
  contact: 'https://bank.example/contact',
  forgotPassword: 'https://bank.example/password',
  faq: 'https://bank.example/faq',
  getSmartId: 'https://bank.example/smart-id',
  qualifiedAccount: 'https://bank.example/qualified',
  lostDevice: 'https://bank.example/lost',
  fraud: 'https://bank.example/fraud',
};
export const leave = ['cancel', 'another-way'];
export const field = ['field', 'label', 'input', 'hint', 'submit'];
export const unions = [
  'Vilniaus',
  'Kauno',
  'Žemaitijos',
  'Šiaulių',
  'Ąžuolo',
  'Jonavos',
  'Utenos',
  'Alytaus',
  'Zarasų',
].map((name, index) => ({ id: `union-${index}`, name: `${name} kredito unija` }));
/** A library of its own for each page: one remembers the window that it has opened. */
export const cardOf = () => ({ authenticate: () => new Promise(() => {}) });
export const card = {
  get webEid() {
    return cardOf();
  },
};
/** Its window of an earlier login is still open. */
export const busyCard = {
  get webEid() {
    const library = cardOf();
    void cardReader(library).read('n0', 'en');
    return library;
  },
};

export const waiting = (name: string, method: string, show: object, partNames: string[], setting = {}): Scene => ({
  name: `waiting: ${name}`,
  step: 'waiting',
  parts: [...leave, 'countdown', ...partNames],
  setting,
  script: (bank) => bank.always('start', reply(pending({ show: show as never }))).always('poll', never),
  act: async ({ widget }) => {
    if (method === 'smart-id-push') await push(widget);
    else await choose(widget, method);
  },
});

export const prompting = (name: string, prompt: object, partNames: string[], changes = {}): Scene => ({
  name: `prompting: ${name}`,
  step: 'prompting',
  parts: [...leave, ...field, 'countdown', 'prompt', 'prompt-code', 'reveal', ...partNames],
  script: (bank) => bank.always('start', reply({ ...codePrompt('19', changes), prompt })),
  act: ({ widget }) => push(widget),
});

export const failed = (problem: string, partNames: string[], changes = {}): Scene => ({
  name: `failed: ${problem}`,
  step: 'failed',
  parts: ['problem', ...partNames],
  setting: { properties: { links } },
  script: (bank) => bank.always('start', reply(failureReply(problem, changes))),
  act: ({ widget }) => push(widget),
});

/** Plays a scene by a manual clock; the page's own clock is back with `ownClock`. */
export async function play(scene: Scene, more: Setting = {}): Promise<Mounted & { clock: ManualClock }> {
  const clock = manualClock();
  const bank = more.bank ?? new ScriptedAdapter();
  scene.script?.(bank);
  const mounted = await mount({
    ...more,
    bank,
    attributes: { lang: 'en', ...scene.setting?.attributes, ...more.attributes },
    properties: { ...scene.setting?.properties, ...more.properties },
  });
  await scene.act?.(mounted, clock);
  await reaches(mounted.widget, scene.step);
  await until(() => scene.parts.every((name) => parts(mounted.widget, name).length > 0), `all parts of ${scene.name}`);
  await rendered(mounted.widget);
  return { ...mounted, clock };
}
