/**
 * Every screen of the widget as data, shown through its public surface only: a scripted bank whose `resume` answers with the
 * state that a scene is about. Nothing is clicked through; the few states that only a person's hand leads to press one part.
 */
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import {
  LoginError,
  type Challenge,
  type LoginAdapter,
  type LoginOptions,
  type LoginReply,
  type Method,
  type Prompt,
} from '../../src/flow/adapter.js';
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
  isCutOff?: 'retrying' | 'paused' | 'answer';
  /** What the bank says when it is asked again. */
  next?: LoginReply;
  /** Given up when the window of the ID card is open, and begun once more. */
  isAgain?: true;
  /** The part that shows that the screen is there. */
  awaits?: string;
  /** Further methods that show this screen, found by URL. */
  also?: readonly string[];
}

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
const methodIds = demoMethods.map(({ id }) => id);
const byUserNumber = ['code-device', 'code-card', 'code-calculator'];

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
const prompt = (prompt: Prompt, more: object = {}): LoginReply => ({
  status: 'prompt',
  session,
  prompt,
  expiresInMs: 90_000,
  ...more,
});

/** Every problem of the contract. */
export const problems = Object.keys(remedies);
const methodOf = (problem: string) =>
  problem.startsWith('id-card')
    ? 'id-card'
    : problem === 'phone-unreachable' || problem === 'sim-problem'
      ? 'mobile-id'
      : 'smart-id-push';

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
  { id: 'loading', step: 'loading' },
  { id: 'choosing', step: 'choosing' },
  {
    id: 'choosing-notice',
    step: 'choosing',
    hasNotice: true,
  },
  { id: 'choosing-institutions', step: 'choosing', options: { institutions: institutions.slice(0, 3) } },
  { id: 'choosing-many-institutions', step: 'choosing', options: { institutions } },
  {
    id: 'choosing-institution-missing',
    step: 'choosing',
    options: { institutions: institutions.slice(0, 3) },
    press: 'method',
  },
  {
    id: 'choosing-after-alarm',
    step: 'choosing',
    reply: pending({ kind: 'control-code', controlCode: '0493' }),
    method: 'smart-id-push',
    press: 'alarm',
  },
  { id: 'choosing-nothing', step: 'choosing', by: 'cancel' },
  { id: 'choosing-unusable', step: 'choosing', options: { methods: [] } },
  // Few methods, so that the help is seen at once.
  { id: 'help', step: 'choosing', press: 'help', options: { methods: methods.slice(0, 2) } },
  { id: 'identifying-first', step: 'identifying', order: 'user-number-first' },
  ...['smart-id-push', 'mobile-id', 'password'].map((method) => ({
    id: `identifying-${method}`,
    step: 'identifying',
    method,
    by: 'identify' as const,
    also: method === 'smart-id-push' ? byUserNumber : [],
  })),
  { id: 'identifying-missing', step: 'identifying', method: 'mobile-id', by: 'identify', press: 'submit' },
  { id: 'starting', step: 'starting', method: 'smart-id', by: 'start', also: ['id-card', 'eparaksts-mobile'] },
  {
    id: 'waiting-code',
    step: 'waiting',
    method: 'smart-id-push',
    reply: pending({ kind: 'control-code', controlCode: '0493' }),
  },
  {
    id: 'waiting-choose',
    step: 'waiting',
    method: 'smart-id-push',
    reply: pending({ kind: 'control-code', controlCode: '7180', choose: true }),
  },
  {
    id: 'waiting-mobile-id',
    step: 'waiting',
    method: 'mobile-id',
    reply: pending({ kind: 'control-code', controlCode: '5493' }),
  },
  { id: 'waiting-qr', step: 'waiting', method: 'smart-id', reply: pending({ kind: 'device-link', qr: link, link }) },
  { id: 'waiting-link', step: 'waiting', method: 'smart-id', reply: pending({ kind: 'device-link', link }) },
  { id: 'waiting-app', step: 'waiting', method: 'smart-id', reply: pending({ kind: 'app' }) },
  {
    id: 'waiting-app-after-codes',
    step: 'waiting',
    method: 'smart-id',
    reply: pending({ kind: 'device-link', qr: link, link }, 500),
    next: pending({ kind: 'app' }),
    awaits: 'retry',
  },
  {
    id: 'waiting-retrying',
    step: 'waiting',
    method: 'smart-id-push',
    reply: pending({ kind: 'control-code', controlCode: '0493' }, 500),
    isCutOff: 'retrying',
  },
  {
    id: 'waiting-paused',
    step: 'waiting',
    method: 'smart-id-push',
    reply: pending({ kind: 'control-code', controlCode: '0493' }, 500),
    isCutOff: 'paused',
    awaits: 'retry',
  },
  { id: 'waiting-id-card', step: 'waiting', method: 'id-card', reply: pending({ kind: 'id-card', nonce: 'gallery' }) },
  {
    id: 'waiting-id-card-busy',
    step: 'waiting',
    method: 'id-card',
    reply: pending({ kind: 'id-card', nonce: 'gallery' }),
    isAgain: true,
    awaits: 'error',
  },
  {
    id: 'waiting-redirect',
    step: 'waiting',
    method: 'eparaksts-mobile',
    reply: pending({ kind: 'redirect', url: 'https://eparaksts.example/login' }),
  },
  {
    id: 'prompting-code-card',
    step: 'prompting',
    method: 'smart-id-push',
    also: ['code-card', 'code-device', 'mobile-id', 'smart-id', 'password'],
    reply: prompt({ kind: 'code-card', reason: 'first-login', position: '19', length: 6 }),
  },
  {
    id: 'prompting-wrong-code',
    step: 'prompting',
    method: 'smart-id-push',
    also: ['code-card', 'code-device', 'mobile-id', 'smart-id', 'password'],
    problem: 'wrong-code',
    reply: prompt(
      { kind: 'code-card', reason: 'first-login', position: '7', length: 6 },
      { problem: 'wrong-code', attemptsLeft: 2 },
    ),
  },
  {
    id: 'prompting-wrong-calculator',
    step: 'prompting',
    method: 'code-calculator',
    problem: 'wrong-code',
    reply: prompt({ kind: 'code-calculator', reason: 'sign-in' }, { problem: 'wrong-code', attemptsLeft: 1 }),
  },
  {
    id: 'prompting-calculator',
    step: 'prompting',
    method: 'code-calculator',
    also: ['code-device'],
    reply: prompt({ kind: 'code-calculator', reason: 'sign-in' }),
  },
  {
    id: 'prompting-challenge',
    step: 'prompting',
    method: 'code-calculator',
    reply: prompt({ kind: 'code-calculator', reason: 'sign-in', challenge: '4815 1623', length: 8 }),
  },
  {
    id: 'prompting-sms',
    step: 'prompting',
    method: 'password',
    reply: prompt({ kind: 'sms-code', reason: 'sign-in', length: 6 }),
  },
  {
    id: 'prompting-personal-code',
    step: 'prompting',
    method: 'smart-id-push',
    reply: prompt({ kind: 'personal-code', reason: 'new-device' }),
  },
  {
    id: 'prompting-password',
    step: 'prompting',
    method: 'password',
    reply: prompt({ kind: 'password', reason: 'sign-in' }),
  },
  {
    id: 'checking',
    step: 'checking',
    method: 'id-card',
    reply: pending({ kind: 'id-card', nonce: 'gallery' }),
    by: 'submit',
  },
  {
    id: 'checking-answer-lost',
    step: 'checking',
    method: 'id-card',
    reply: pending({ kind: 'id-card', nonce: 'gallery' }),
    by: 'submit',
    isCutOff: 'answer',
    awaits: 'retry',
  },
  { id: 'succeeded', step: 'succeeded', method: 'smart-id-push', reply: { status: 'success' }, also: methodIds },
  {
    id: 'succeeded-activated',
    step: 'succeeded',
    method: 'smart-id-push',
    reply: { status: 'success', activated: true },
  },
  ...problems.map((problem) => ({
    id: `failed-${problem}`,
    step: 'failed',
    method: methodOf(problem),
    problem,
    also: methodIds,
    reply: {
      status: 'failure',
      problem,
      reference: problem === 'unexpected' ? 'LT-4F2A-9913' : undefined,
      retryAfterMs: problem === 'too-many-requests' ? 90_000 : undefined,
    } as const,
  })),
];

/** What each name in an address may be. */
export const known = {
  step: [...new Set(scenes.map(({ step }) => step))],
  problem: problems,
  method: methodIds,
};

/** The screens that an address names, any part of it: the catalogue's own first, then the same screen with another method. */
export function findScenes({
  id,
  step,
  problem,
  method,
}: {
  step?: string | null;
  problem?: string | null;
  method?: string | null;
  id?: string | null;
}): Scene[] {
  return scenes
    .filter(
      (scene) => (!id || scene.id === id) && (!step || scene.step === step) && (!problem || scene.problem === problem),
    )
    .map((scene) => {
      if (!method || scene.method === method) return scene;
      return scene.also?.includes(method) ? withMethod(scene, method) : undefined;
    })
    .filter((scene) => scene !== undefined)
    .sort((a, b) => Number(isVariant(a)) - Number(isVariant(b)));
}
/** A code card that is the login itself confirms no first login. */
function withMethod(scene: Scene, method: string): Scene {
  const { reply } = scene;
  if (reply?.status !== 'prompt' || !byUserNumber.includes(method)) return { ...scene, method };
  return { ...scene, method, reply: { ...reply, prompt: { ...reply.prompt, reason: 'sign-in' } } };
}
const isVariant = (scene: Scene) => !scenes.includes(scene);

const silence = () => new Promise<never>(() => {});
const unreachable = () => Promise.reject(new LoginError('unavailable'));

function adapterFor(scene: Scene): LoginAdapter {
  const { reply, next, method, options, isAgain, isCutOff, hasNotice } = scene;
  const own = method && !methods.some(({ id }) => id === method) ? [asksUserNumber(method)] : [];
  const offered = (language: string): LoginOptions => ({
    methods: [...methods, ...own],
    ...options,
    ...(hasNotice && { notice: { kind: 'warning', text: notices[language] ?? '' } }),
  });
  return {
    options: ({ language }) =>
      scene.step === 'loading' || scene.by === 'cancel' ? silence() : Promise.resolve(offered(language)),
    resume: () => Promise.resolve(reply && method ? { method, reply } : undefined),
    start: async () => (isAgain && reply ? reply : silence()),
    // Fresh for ever: each poll is the same picture, made anew.
    poll: async () =>
      isCutOff && isCutOff !== 'answer'
        ? unreachable()
        : next
          ? next
          : reply?.status === 'pending' && reply.show.kind === 'device-link' && reply.show.qr
            ? {
                ...reply,
                show: { ...reply.show, qr: reply.show.qr.replace(/elapsedSeconds=\d+/, `elapsedSeconds=${seconds()}`) },
              }
            : (reply ?? silence()),
    submit: isCutOff === 'answer' ? unreachable : silence,
  };
}
const notices = {
  lt: 'Šiąnakt nuo 1 iki 3 val. vyks techniniai darbai, „Smart-ID“ neveiks.',
  lv: 'Šonakt no plkst. 1 līdz 3 notiks tehniskie darbi, Smart-ID nedarbosies.',
  en: 'Smart-ID will be down for maintenance tonight from 1:00 to 3:00.',
} as Record<string, string>;
const asksUserNumber = (id: string): Method => ({ id, asks: ['userNumber'] });
const seconds = () => String(Math.floor(performance.now() / 1_000) % 60).padStart(2, '0');

/** Shows a scene in a widget that is not on the page yet. */
export function stage(widget: InternetbankLogin, scene: Scene) {
  widget.resume = true;
  widget.allowedHosts = 'eparaksts.example';
  if (scene.order) widget.order = scene.order;
  const windowOpens = () => {
    if (scene.isAgain) widget.cancel();
    return silence();
  };
  widget.webEid = {
    authenticate: scene.by === 'submit' ? () => Promise.resolve({ format: 'web-eid:1.0' }) : windowOpens,
  };
  widget.links = {
    contact: 'tel:+37060000000',
    faq: 'https://bank.example/faq',
    forgotPassword: 'https://bank.example/password',
    getSmartId: 'https://www.smart-id.com/download/',
    qualifiedAccount: 'https://bank.example/qualified',
    lostDevice: 'https://portal.smart-id.com/',
    fraud: 'https://bank.example/fraud',
  };
  widget.adapter = adapterFor(scene);
  if (scene.isCutOff === 'paused') hurry(widget, 40_000);
  if (scene.next) hurry(widget, 1_000);
}

/**
 * A wait's first `longestMs` pass 30 times as fast: nobody sits through half a minute to see a screen. They are counted, not
 * read off a clock, which stands still while a picture is taken.
 */
function hurry(widget: InternetbankLogin, longestMs: number) {
  const { clock } = widget;
  const tickMs = 20;
  let aheadMs = 0;
  const now = () => clock.now() + aheadMs;
  const sleep = async (ms: number, signal: AbortSignal) => {
    for (const endsAt = now() + ms; now() < endsAt;) {
      await clock.sleep(tickMs, signal);
      if (widget.getAttribute('step') === 'waiting') aheadMs = Math.min(aheadMs + 30 * tickMs, longestMs);
    }
  };
  widget.clock = { ...clock, now, sleep };
}
