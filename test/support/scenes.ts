import { all, parts } from './composed.js';
import {
  busyCard,
  card,
  cardOf,
  failed,
  field,
  leave,
  link,
  links,
  play,
  prompting,
  unions,
  waiting,
  type Scene,
} from './scene.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  never,
  pending,
  qrLink,
  reject,
  reply,
  success,
} from './scripted-adapter.js';
import { LoginError } from '../../src/flow/adapter.js';
import { answer, choose, click, identify, push, reaches, until } from './widget.js';

export { play, type Scene };

export const scenes: readonly Scene[] = [
  { name: 'loading', step: 'loading', parts: ['cancel'], script: (bank) => bank.always('options', never) },
  {
    name: 'choosing',
    step: 'choosing',
    parts: ['method', 'notice', 'link', 'help'],
    setting: { properties: { links, webEid: cardOf() } },
    script: (bank) => {
      const { methods } = bankOptions();
      const notice = { kind: 'warning', text: 'Pranešimas', url: 'https://bank.example/notice' };
      bank.always('options', reply({ methods: methods.map((method) => ({ ...method, notice })), notice }));
    },
  },
  {
    name: 'choosing: few institutions, none chosen',
    step: 'choosing',
    parts: ['institution', 'field', 'label', 'error', 'method'],
    script: (bank) => bank.always('options', reply(bankOptions({ institutions: unions.slice(0, 2) }))),
    act: async ({ widget }) => {
      await until(() => parts(widget, 'institution').length > 0);
      await choose(widget, 'smart-id');
    },
  },
  {
    name: 'choosing: many institutions',
    step: 'choosing',
    parts: ['institution', 'field', 'label', 'hint', 'input', 'method'],
    script: (bank) => bank.always('options', reply(bankOptions({ institutions: unions }))),
  },
  {
    name: 'choosing: nothing loaded',
    step: 'choosing',
    parts: ['retry'],
    script: (bank) => bank.always('options', never),
    act: ({ widget }) => Promise.resolve(click(widget, 'cancel')),
  },
  {
    name: 'choosing: nothing that can be used',
    step: 'choosing',
    parts: ['retry', 'link'],
    setting: { properties: { links } },
    script: (bank) => bank.always('options', reply({ methods: [] })),
  },
  {
    name: 'choosing: after an alarm',
    step: 'choosing',
    parts: ['method', 'problem', 'link'],
    setting: { properties: { links } },
    script: (bank) => bank.always('start', reply(controlCode('0042'))).always('poll', never),
    act: async ({ widget }) => {
      await push(widget);
      await reaches(widget, 'waiting');
      click(widget, 'alarm');
    },
  },
  {
    name: 'identifying: user number, missing',
    step: 'identifying',
    parts: [...field, 'user-number', 'error', 'back'],
    act: async ({ widget }) => {
      await choose(widget, 'smart-id-push');
      await identify(widget, {});
      await until(() => parts(widget, 'error').length > 0);
    },
  },
  {
    name: 'identifying: phone number and personal code, wrong',
    step: 'identifying',
    parts: [...field, 'phone-number', 'personal-code', 'error', 'back'],
    act: async ({ widget }) => {
      await choose(widget, 'mobile-id');
      await identify(widget, { 'phone-number': '1', 'personal-code': '2' });
      await until(() => parts(widget, 'error').length > 0);
    },
  },
  {
    name: 'identifying: password, revealed',
    step: 'identifying',
    parts: [...field, 'user-number', 'password', 'reveal', 'back'],
    act: async ({ widget }) => {
      await choose(widget, 'password');
      await reaches(widget, 'identifying');
      click(widget, 'reveal');
    },
  },
  {
    name: 'identifying: user number first',
    step: 'identifying',
    parts: [...field, 'user-number'],
    setting: { attributes: { order: 'user-number-first' } },
    act: ({ widget }) => reaches(widget, 'identifying'),
  },
  {
    name: 'starting',
    step: 'starting',
    parts: ['cancel'],
    script: (bank) => bank.always('start', never),
    act: ({ widget }) => push(widget),
  },
  {
    name: 'starting: held back',
    step: 'starting',
    parts: ['cancel', 'countdown'],
    script: (bank) => bank.always('start', reply(failureReply('user-refused'))),
    act: async ({ widget }) => {
      await push(widget);
      for (let refusals = 1; refusals < 3; refusals += 1) {
        await reaches(widget, 'failed');
        click(widget, 'retry');
        await until(() => widget.state.step === 'starting');
      }
      await reaches(widget, 'failed');
      click(widget, 'another-way');
      await choose(widget, 'smart-id');
      await reaches(widget, 'starting');
    },
  },
  waiting('control code', 'smart-id-push', { kind: 'control-code', controlCode: '0042' }, [
    'control-code',
    'instructions',
    'alarm',
  ]),
  waiting('QR code', 'smart-id', { kind: 'device-link', qr: qrLink(1), link }, ['qr', 'instructions']),
  waiting('app link', 'smart-id', { kind: 'device-link', link }, ['app-link', 'instructions']),
  waiting('in the app', 'smart-id', { kind: 'app' }, ['alarm']),
  {
    name: 'waiting: in the app after a code',
    step: 'waiting',
    parts: [...leave, 'countdown', 'alarm', 'retry'],
    script: (bank) => {
      const code = pending({ show: { kind: 'device-link', qr: qrLink(1) } });
      bank.always('start', reply(code)).next('poll', reply(pending())).always('poll', never);
    },
    act: async ({ widget }, clock) => {
      await choose(widget, 'smart-id');
      await reaches(widget, 'waiting');
      await clock.advance(1_000);
    },
  },
  waiting('ID card', 'id-card', { kind: 'id-card', nonce: 'n1' }, [], { properties: card }),
  waiting('ID card, another window', 'id-card', { kind: 'id-card', nonce: 'n1' }, ['error'], { properties: busyCard }),
  waiting('another site', 'smart-id', { kind: 'redirect', url: 'https://smart-id.com/confirm' }, ['app-link']),
  {
    name: 'waiting: the bank is out of reach',
    step: 'waiting',
    parts: [...leave, 'countdown', 'error', 'retry'],
    script: (bank) => bank.always('poll', reject(new LoginError('unavailable'))),
    act: async ({ widget }, clock) => {
      await push(widget);
      await reaches(widget, 'waiting');
      await clock.advance(45_000);
    },
  },
  prompting('code card', { kind: 'code-card', reason: 'first-login', position: '19' }, ['prompt-position']),
  prompting('wrong code', { kind: 'code-card', reason: 'sign-in', position: '7' }, ['prompt-position', 'error'], {
    problem: 'wrong-code',
    attemptsLeft: 2,
  }),
  prompting('calculator', { kind: 'code-calculator', reason: 'new-device', challenge: '0073 4410' }, []),
  prompting('password', { kind: 'password', reason: 'sign-in' }, []),
  {
    name: 'checking',
    step: 'checking',
    parts: ['cancel'],
    script: (bank) => bank.always('start', reply(codePrompt('19'))).always('submit', never),
    act: async ({ widget }) => {
      await push(widget);
      await answer(widget, '123456');
    },
  },
  {
    name: 'checking: lost',
    step: 'checking',
    parts: [...leave, 'countdown', 'error', 'retry'],
    script: (bank) =>
      bank.always('start', reply(codePrompt('19'))).always('submit', reject(new LoginError('unavailable'))),
    act: async ({ widget }) => {
      await push(widget);
      await answer(widget, '123456');
    },
  },
  {
    name: 'succeeded',
    step: 'succeeded',
    parts: [],
    script: (bank) => bank.always('start', reply(success({ activated: true }))),
    act: ({ widget }) => push(widget),
  },
  failed('user-refused', ['retry', 'another-way', 'reference'], { reference: 'A1-2b' }),
  {
    ...failed('account-not-qualified', ['another-way', 'link', 'help']),
    // The help comes by itself, and takes over links from below it.
    act: async ({ widget }) => {
      await push(widget);
      await until(() => all(widget, 'ibl-help-panel').length > 0, 'the help');
    },
  },
  failed('unavailable', ['another-way', 'countdown', 'link'], { retryAfterMs: 90_000 }),
  {
    name: 'help',
    step: 'choosing',
    parts: ['method', 'help', 'link'],
    setting: { properties: { links } },
    act: async ({ widget }) => {
      click(widget, 'help');
      await until(() => all(widget, 'ibl-help-panel details, ibl-help-panel').length > 0);
    },
  },
];

export const sceneOf = (name: string): Scene => scenes.find((scene) => scene.name === name)!;
