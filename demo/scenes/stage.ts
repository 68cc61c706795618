import {
  LoginError,
  type LoginAdapter,
  type LoginOptions,
  type LoginReply,
  type Method,
} from '../../src/flow/adapter.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { methods, type Scene } from './catalogue.js';

const silence = () => new Promise<never>(() => {});
const unreachable = () => Promise.reject(new LoginError('unavailable'));

/** The bank of a scene. */
export function adapterFor(scene: Scene): LoginAdapter {
  const { reply, method, options, isAgain, cutOff, hasNotice } = scene;
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
    poll: () => poll(scene),
    submit: cutOff === 'answer' ? unreachable : silence,
  };
}
/** Fresh for ever: each poll is the same picture, made anew. */
async function poll({ reply, next, cutOff }: Scene): Promise<LoginReply> {
  if (cutOff === 'retrying' || cutOff === 'paused') return unreachable();
  if (next) return next;
  if (!reply) return silence();
  if (reply.status !== 'pending' || reply.show.kind !== 'device-link' || !reply.show.qr) return reply;
  const qr = reply.show.qr.replace(/elapsedSeconds=\d+/, `elapsedSeconds=${seconds()}`);
  return { ...reply, show: { ...reply.show, qr } };
}

const notices = {
  lt: 'Šiąnakt nuo 1 iki 3 val. vyks techniniai darbai, „Smart-ID“ neveiks.',
  lv: 'Šonakt no plkst. 1 līdz 3 notiks tehniskie darbi, Smart-ID nedarbosies.',
  en: 'Smart-ID will be down for maintenance tonight from 1:00 to 3:00.',
} as Record<string, string>;
const asksUserNumber = (id: string): Method => ({ id, asks: ['userNumber'] });
const seconds = () => String(Math.floor(performance.now() / 1_000) % 60).padStart(2, '0');

/** Shows a scene in a widget that is not on the page yet. */
export function stage(widget: InternetbankLogin, scene: Scene, adapter = adapterFor(scene)) {
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
  widget.adapter = adapter;
  // A scene is looked at, not left.
  widget.addEventListener('login-success', (event) => event.preventDefault());
  if (scene.cutOff === 'paused') hurry(widget, 40_000);
  else if (scene.isLate) hurry(widget, 5_000);
  else if (scene.cutOff === 'retrying' || scene.next) hurry(widget, 1_000);
}

/** The steps in which something is waited for. */
const passing: ReadonlySet<string | null> = new Set(['waiting', 'succeeded']);

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
      if (passing.has(widget.getAttribute('step'))) aheadMs = Math.min(aheadMs + 30 * tickMs, longestMs);
    }
  };
  widget.clock = { ...clock, now, sleep };
}
