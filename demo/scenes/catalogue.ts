/**
 * Every screen of the widget as data, shown through its public surface only: a scripted bank whose `resume` answers with the
 * state that a scene is about. Nothing is clicked through; the few states that only a person's hand leads to press one part.
 */
import type { Challenge, LoginOptions, LoginReply, Method, Prompt } from '../../src/flow/adapter.js';
import { demoMethods } from '../../src/demo-bank/methods.js';
import { problems as remedies } from '../../src/flow/problems.js';

export interface Scene {
  /** Stable, for URLs and picture names. */
  id: string;
  step: string;
  method?: string;
  problem?: string;
  /** What the bank says about the unfinished login. */
  reply?: LoginReply;
  /** How a scene without a reply is reached. */
  by?: 'identify' | 'start' | 'submit' | 'cancel';
  /** The part that is pressed once the bank has answered. */
  press?: string;
  /** What the bank offers besides its methods. */
  options?: Partial<LoginOptions>;
  /** The bank has something to say to everybody. */
  hasNotice?: boolean;
  order?: 'user-number-first';
  /** The bank cannot be reached while a person waits: for a moment, or for so long that the person is asked; or when an answer is sent. */
  cutOff?: 'retrying' | 'paused' | 'answer';
  /** What the bank says when it is asked again. */
  next?: LoginReply;
  /** Given up when the window of the ID card is open, and begun once more. */
  isAgain?: true;
  /** The bank's next page does not open for a while. */
  isLate?: true;
  /** Further methods that show this screen, found by URL. */
  also?: readonly string[];
  /** Parts of the contract that are there, besides those of every screen. */
  parts: readonly string[];
}

const field = ['field', 'label', 'hint', 'input', 'submit', 'back'];
const choice = ['field', 'label', 'institution', 'method'];
const leave = ['cancel', 'another-way'];
const wait = [...leave, 'countdown'];
const code = [...wait, 'control-code', 'instructions', 'alarm'];
/** A question in the middle of a login. */
const ask = [...wait, 'field', 'label', 'hint', 'input', 'submit', 'prompt', 'prompt-code'];
const answerLost = [...wait, 'error', 'retry'];

export const methods: Method[] = [
  { id: 'smart-id', asks: [] },
  { id: 'smart-id-push', asks: ['userNumber'] },
  { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  { id: 'id-card', asks: [] },
  { id: 'code-device', asks: ['userNumber'] },
  { id: 'code-calculator', asks: ['userNumber'] },
  { id: 'eparaksts-mobile', asks: [] },
  { id: 'password', asks: ['userNumber', 'password'] },
];

/** Every method that the widget has texts for: the demo bank offers them all. */
export const methodIds = demoMethods.map(({ id }) => id);
export const byUserNumber = ['code-device', 'code-card', 'code-calculator'];

const session = { id: 'gallery' };
const link =
  'https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=11&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ' +
  '&sessionType=auth&version=1.0&lang=eng&authCode=Zm9yIHRoZSBnYWxsZXJ5IG9ubHkgLSBub3QgYSByZWFsIGNvZGU';
const pending = (show: Challenge, pollAfterMs = 1_000): LoginReply => ({
  status: 'pending',
  session,
  show,
  expiresInMs: 90_000,
  pollAfterMs,
});
const controlCode = (digits: string) => ({ kind: 'control-code', controlCode: digits }) as const;
const idCard = { kind: 'id-card', nonce: 'gallery' } as const;
const calculator = { kind: 'code-calculator', reason: 'sign-in' } as const;
/** Every method whose login a code card may confirm. */
const byCardToo = ['code-card', 'code-device', 'mobile-id', 'smart-id', 'password'];

const waiting = (
  id: string,
  method: string,
  show: Challenge,
  { pollAfterMs, ...own }: Partial<Scene> & { pollAfterMs?: number } = {},
): Scene => ({ id: `waiting-${id}`, step: 'waiting', method, reply: pending(show, pollAfterMs), parts: code, ...own });

function prompting(
  id: string,
  method: string,
  prompt: Prompt,
  { attemptsLeft, ...own }: Partial<Scene> & { attemptsLeft?: number } = {},
): Scene {
  const refused = attemptsLeft === undefined ? {} : { problem: 'wrong-code' as const, attemptsLeft };
  const reply = { status: 'prompt', session, prompt, expiresInMs: 90_000, ...refused } as const;
  return { id: `prompting-${id}`, step: 'prompting', method, reply, parts: ask, ...own };
}

/** Every problem of the contract. */
export const problems = Object.keys(remedies);
const methodOf = (problem: string) =>
  problem.startsWith('id-card')
    ? 'id-card'
    : problem === 'phone-unreachable' || problem === 'sim-problem'
      ? 'mobile-id'
      : 'smart-id-push';

/** The parts of the fields that a method asks for. */
const fieldsOf = (method: string) =>
  (methods.find(({ id }) => id === method)?.asks ?? []).map((name) => name.replace(/[A-Z]/, '-$&').toLowerCase());

/** What some problems bring beside their words. */
const moreOn: Partial<Record<string, readonly string[]>> = {
  'user-refused': ['retry'],
  'account-not-qualified': ['link', 'help'],
  'too-many-requests': ['countdown'],
  unexpected: ['reference'],
};

const institutions = [
  'Aukštaitijos',
  'Druskininkų',
  'Gargždų',
  'Ignalinos',
  'Jonavos',
  'Kėdainių',
  'Marijampolės',
  'Panevėžio',
  'Šilutės',
  'Žemaitijos',
].map((name, index) => ({ id: `union-${index}`, name }));

export const scenes: Scene[] = [
  { id: 'loading', step: 'loading', parts: ['cancel'] },
  { id: 'choosing', step: 'choosing', parts: ['method', 'link', 'help'] },
  {
    id: 'choosing-notice',
    step: 'choosing',
    parts: ['method', 'notice', 'link', 'help'],
    hasNotice: true,
  },
  { id: 'choosing-institutions', step: 'choosing', options: { institutions: institutions.slice(0, 3) }, parts: choice },
  {
    id: 'choosing-many-institutions',
    step: 'choosing',
    options: { institutions },
    parts: [...choice, 'hint', 'input'],
  },
  {
    id: 'choosing-institution-missing',
    step: 'choosing',
    parts: [...choice, 'error'],
    options: { institutions: institutions.slice(0, 3) },
    press: 'method',
  },
  {
    id: 'choosing-after-alarm',
    step: 'choosing',
    parts: ['method', 'problem', 'link'],
    reply: pending(controlCode('0493')),
    method: 'smart-id-push',
    press: 'alarm',
  },
  { id: 'choosing-nothing', step: 'choosing', by: 'cancel', parts: ['retry'] },
  { id: 'choosing-unusable', step: 'choosing', options: { methods: [] }, parts: ['retry', 'link'] },
  // Few methods, so that the help is seen at once.
  {
    id: 'help',
    step: 'choosing',
    press: 'help',
    options: { methods: methods.slice(0, 2) },
    parts: ['method', 'help', 'link'],
  },
  {
    id: 'identifying-first',
    step: 'identifying',
    order: 'user-number-first',
    parts: ['field', 'label', 'hint', 'input', 'submit', 'user-number'],
  },
  ...['smart-id-push', 'mobile-id', 'password'].map((method) => ({
    id: `identifying-${method}`,
    step: 'identifying',
    method,
    by: 'identify' as const,
    also: method === 'smart-id-push' ? byUserNumber : [],
    parts: [...field, ...fieldsOf(method)],
  })),
  {
    id: 'identifying-missing',
    step: 'identifying',
    method: 'mobile-id',
    by: 'identify',
    press: 'submit',
    parts: [...field, 'phone-number', 'personal-code', 'error'],
  },
  {
    id: 'starting',
    step: 'starting',
    method: 'smart-id',
    by: 'start',
    also: ['id-card', 'eparaksts-mobile'],
    parts: ['cancel'],
  },
  waiting('code', 'smart-id-push', controlCode('0493')),
  waiting('choose', 'smart-id-push', { ...controlCode('7180'), choose: true }),
  waiting('mobile-id', 'mobile-id', controlCode('5493')),
  waiting('qr', 'smart-id', { kind: 'device-link', qr: link, link }, { parts: [...wait, 'qr', 'instructions'] }),
  waiting('link', 'smart-id', { kind: 'device-link', link }, { parts: [...wait, 'app-link', 'instructions'] }),
  waiting('app', 'smart-id', { kind: 'app' }, { parts: [...wait, 'alarm'] }),
  waiting(
    'app-after-codes',
    'smart-id',
    { kind: 'device-link', qr: link, link },
    { parts: [...wait, 'alarm', 'retry'], next: pending({ kind: 'app' }), pollAfterMs: 500 },
  ),
  waiting('retrying', 'smart-id-push', controlCode('0493'), {
    parts: [...code, 'error'],
    cutOff: 'retrying',
    pollAfterMs: 500,
  }),
  waiting('paused', 'smart-id-push', controlCode('0493'), {
    parts: [...wait, 'error', 'retry'],
    cutOff: 'paused',
    pollAfterMs: 500,
  }),
  waiting('id-card', 'id-card', idCard, { parts: wait }),
  waiting('id-card-busy', 'id-card', idCard, { parts: [...wait, 'error'], isAgain: true }),
  waiting(
    'redirect',
    'eparaksts-mobile',
    { kind: 'redirect', url: 'https://eparaksts.example/login' },
    { parts: [...wait, 'app-link'] },
  ),
  prompting(
    'code-card',
    'smart-id-push',
    { kind: 'code-card', reason: 'first-login', position: '19', length: 6 },
    { parts: [...ask, 'prompt-position', 'reveal'], also: byCardToo },
  ),
  prompting(
    'wrong-code',
    'smart-id-push',
    { kind: 'code-card', reason: 'first-login', position: '7', length: 6 },
    { parts: [...ask, 'prompt-position', 'reveal', 'error'], also: byCardToo, problem: 'wrong-code', attemptsLeft: 2 },
  ),
  prompting('wrong-calculator', 'code-calculator', calculator, {
    parts: [...ask, 'error'],
    problem: 'wrong-code',
    attemptsLeft: 1,
  }),
  prompting('calculator', 'code-calculator', calculator, { also: ['code-device'] }),
  prompting('challenge', 'code-calculator', { ...calculator, challenge: '4815 1623', length: 8 }),
  prompting('sms', 'password', { kind: 'sms-code', reason: 'sign-in', length: 6 }),
  prompting('personal-code', 'smart-id-push', { kind: 'personal-code', reason: 'new-device' }),
  prompting('password', 'password', { kind: 'password', reason: 'sign-in' }, { parts: [...ask, 'reveal'] }),
  {
    id: 'checking',
    step: 'checking',
    parts: ['cancel'],
    method: 'id-card',
    reply: pending(idCard),
    by: 'submit',
  },
  {
    id: 'checking-answer-lost',
    step: 'checking',
    parts: answerLost,
    method: 'id-card',
    reply: pending(idCard),
    by: 'submit',
    cutOff: 'answer',
  },
  {
    id: 'succeeded',
    step: 'succeeded',
    method: 'smart-id-push',
    reply: { status: 'success' },
    also: methodIds,
    parts: [],
  },
  {
    id: 'succeeded-activated',
    step: 'succeeded',
    parts: [],
    method: 'smart-id-push',
    reply: { status: 'success', activated: true },
  },
  {
    id: 'succeeded-late',
    step: 'succeeded',
    parts: ['link'],
    method: 'smart-id-push',
    reply: { status: 'success', redirectUrl: '#internet-bank' },
    isLate: true,
  },
  ...problems.map((problem) => ({
    id: `failed-${problem}`,
    step: 'failed',
    method: methodOf(problem),
    problem,
    also: methodIds,
    parts: ['problem', 'another-way', ...(moreOn[problem] ?? [])],
    reply: {
      status: 'failure',
      problem,
      reference: problem === 'unexpected' ? 'LT-4F2A-9913' : undefined,
      retryAfterMs: problem === 'too-many-requests' ? 90_000 : undefined,
    } as const,
  })),
];
