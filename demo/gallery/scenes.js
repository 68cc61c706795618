// @ts-check
/**
 * Every screen of the widget as data, shown through its public surface only: a scripted bank whose `resume` answers with the
 * state that a scene is about. Nothing is clicked through.
 */

/** @typedef {import('../../src/flow/adapter.js').LoginReply} LoginReply */
/** @typedef {import('../../src/flow/adapter.js').Method} Method */
/**
 * @typedef {object} Scene
 * @property {string} id stable, for URLs and picture names
 * @property {string} step
 * @property {string} [method]
 * @property {string} [problem]
 * @property {LoginReply} [reply] what the bank says about the unfinished login
 * @property {'identify' | 'start' | 'submit'} [by] how a scene without a reply is reached
 */

/** @type {Method[]} */
export const methods = [
  { id: 'smart-id', asks: [] },
  { id: 'smart-id-push', asks: ['userNumber'] },
  { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  { id: 'id-card', asks: [] },
  { id: 'code-device', asks: ['userNumber'] },
  { id: 'code-calculator', asks: ['userNumber'] },
  { id: 'eparaksts-mobile', asks: [] },
  { id: 'password', asks: ['userNumber', 'password'] },
];

const session = { id: 'gallery' };
const link =
  'https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=11&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ' +
  '&sessionType=auth&version=1.0&lang=eng&authCode=Zm9yIHRoZSBnYWxsZXJ5IG9ubHkgLSBub3QgYSByZWFsIGNvZGU';
/** @param {import('../../src/flow/adapter.js').Challenge} show @returns {LoginReply} */
const pending = (show) => ({ status: 'pending', session, show, expiresInMs: 90_000, pollAfterMs: 1_000 });
/** @param {import('../../src/flow/adapter.js').Prompt} prompt @param {object} [more] @returns {LoginReply} */
const prompt = (prompt, more = {}) => ({ status: 'prompt', session, prompt, expiresInMs: 90_000, ...more });

/** Every problem of the contract. */
export const problems = [
  'user-refused',
  'wrong-control-code',
  'expired',
  'wrong-code',
  'locked',
  'account-problem',
  'account-not-qualified',
  'app-outdated',
  'phone-unreachable',
  'sim-problem',
  'id-card-missing-software',
  'id-card-refused',
  'id-card-problem',
  'other-browser',
  'already-used',
  'cancelled-elsewhere',
  'offline',
  'unavailable',
  'maintenance',
  'too-many-requests',
  'session-lost',
  'unexpected',
  'not-configured',
  'bad-reply',
  'framed',
];
/** @param {string} problem */
const methodOf = (problem) =>
  problem.startsWith('id-card')
    ? 'id-card'
    : problem === 'phone-unreachable' || problem === 'sim-problem'
      ? 'mobile-id'
      : 'smart-id-push';

/** @type {Scene[]} */
export const scenes = [
  { id: 'loading', step: 'loading' },
  { id: 'choosing', step: 'choosing' },
  ...['smart-id-push', 'mobile-id', 'password'].map((method) => ({
    id: `identifying-${method}`,
    step: 'identifying',
    method,
    by: /** @type {const} */ ('identify'),
  })),
  { id: 'starting', step: 'starting', method: 'smart-id', by: 'start' },
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
  { id: 'waiting-id-card', step: 'waiting', method: 'id-card', reply: pending({ kind: 'id-card', nonce: 'gallery' }) },
  {
    id: 'waiting-redirect',
    step: 'waiting',
    method: 'eparaksts-mobile',
    reply: pending({ kind: 'redirect', url: '/demo/eparaksts' }),
  },
  {
    id: 'prompting-code-card',
    step: 'prompting',
    method: 'smart-id-push',
    reply: prompt({ kind: 'code-card', reason: 'first-login', position: '19', length: 6 }),
  },
  {
    id: 'prompting-wrong-code',
    step: 'prompting',
    method: 'smart-id-push',
    problem: 'wrong-code',
    reply: prompt(
      { kind: 'code-card', reason: 'first-login', position: '7', length: 6 },
      { problem: 'wrong-code', attemptsLeft: 2 },
    ),
  },
  {
    id: 'prompting-calculator',
    step: 'prompting',
    method: 'code-calculator',
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
  { id: 'succeeded', step: 'succeeded', method: 'smart-id-push', reply: { status: 'success' } },
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
    reply: /** @type {const} */ ({
      status: 'failure',
      problem,
      reference: problem === 'unexpected' ? 'LT-4F2A-9913' : undefined,
      retryAfterMs: problem === 'too-many-requests' ? 90_000 : undefined,
    }),
  })),
];

const silence = () => new Promise(() => {});

/** @param {Scene} scene @returns {import('../../src/flow/adapter.js').LoginAdapter} */
function adapterFor(scene) {
  const { reply, method } = scene;
  return {
    options: () => (scene.step === 'loading' ? silence() : Promise.resolve({ methods })),
    resume: async () => (reply && method ? { method, reply } : undefined),
    start: silence,
    // Fresh for ever: each poll is the same picture, made anew.
    poll: async () =>
      reply?.status === 'pending' && reply.show.kind === 'device-link' && reply.show.qr
        ? {
            ...reply,
            show: { ...reply.show, qr: reply.show.qr.replace(/elapsedSeconds=\d+/, `elapsedSeconds=${seconds()}`) },
          }
        : (reply ?? silence()),
    submit: silence,
  };
}
const seconds = () => String(Math.floor(performance.now() / 1_000) % 60).padStart(2, '0');

/**
 * Shows a scene in a widget that is not on the page yet.
 * @param {import('../../src/widget/internetbank-login.js').InternetbankLogin} widget
 * @param {Scene} scene
 */
export function stage(widget, scene) {
  widget.resume = true;
  widget.webEid = { authenticate: scene.by === 'submit' ? async () => ({ format: 'web-eid:1.0' }) : silence };
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
  if (scene.by === 'identify' || scene.by === 'start') widget.start(scene.method);
}
