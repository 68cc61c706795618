import { expect } from '@open-wc/testing';
import { LoginError, type LoginReply } from '../../src/flow/adapter.js';
import type { World } from '../../src/flow/world.js';
import type { WebEid } from '../../src/flow/id-card.js';
import { LoginFlow } from '../../src/flow/login-flow.js';
import type { FlowEvent, Intent, LoginState, Order, StateOf, Step } from '../../src/flow/state.js';
import { ManualClock, settled } from './manual-clock.js';
import { codePrompt, pending, reject, reply, ScriptedAdapter, type Act } from './scripted-adapter.js';

export interface Setting extends Partial<Omit<World, 'idCard'>> {
  order?: Order;
  webEid?: WebEid;
}

const flows: LoginFlow[] = [];
const clocks: ManualClock[] = [];
const unhandled: unknown[] = [];
const note = (event: PromiseRejectionEvent) => {
  event.preventDefault();
  unhandled.push(event.reason);
};

/** A flow between a bank and a clock that obey the test; everything it did is remembered. */
export function setUp({ order, webEid, ...world }: Setting = {}) {
  const clock = new ManualClock();
  const bank = new ScriptedAdapter();
  const flow = new LoginFlow(
    {
      adapter: bank,
      clock,
      urls: { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true },
      resume: false,
      idCard: () => webEid,
      language: () => 'lt',
      device: () => 'desktop',
      random: () => 0.5,
      ready: () => Promise.resolve(),
      ...world,
    },
    order,
  );
  const told: { state: LoginState; previous: LoginState; event: FlowEvent }[] = [];
  flow.subscribe((state, previous, event) => told.push({ state, previous, event }));
  flows.push(flow);
  clocks.push(clock);

  const send = async (...intents: Intent[]) => {
    for (const intent of intents) {
      flow.send(intent);
      await clock.advance();
    }
  };
  const begin = async () => {
    flow.begin();
    await clock.advance();
  };
  const choose = (methodId: string) => send({ type: 'method-chosen', methodId });
  /** Waits for the app, two clicks after the page loaded. */
  const wait = async (first: LoginReply = pending()) => {
    bank.next('start', reply(first));
    await begin();
    await choose('smart-id');
    expect(flow.state.step).to.equal('waiting');
  };
  /** As if asked for a card code right after the start. */
  const prompt = async (first: LoginReply = codePrompt('19')) => {
    bank.next('start', reply(first));
    await begin();
    await choose('smart-id');
    expect(flow.state.step).to.equal('prompting');
  };
  /** When the acts that it wraps were asked for, in milliseconds from now. */
  const clockIn = () => {
    const from = clock.now();
    const times: number[] = [];
    const wrap =
      (act: Act): Act =>
      (call) => {
        times.push(Math.round(clock.now() - from));
        return act(call);
      };
    return { times, wrap };
  };
  return { bank, clock, flow, told, send, begin, choose, wait, prompt, clockIn };
}

export function as<S extends Step>(step: S, { state }: LoginFlow): StateOf<S> {
  expect(state.step).to.equal(step);
  return state as StateOf<S>;
}
export const problemOf = (flow: LoginFlow): string => as('failed', flow).problem;
export const unavailable = reject(new LoginError('unavailable'));

/** In a `describe`: whatever its tests did with flows, nothing is left behind. */
export function leavesNothingBehind(): void {
  before(() => window.addEventListener('unhandledrejection', note));
  after(() => window.removeEventListener('unhandledrejection', note));
  afterEach('no flow leaves anything behind', async () => {
    for (const flow of flows.splice(0)) flow.stop();
    await settled();
    await settled();
    for (const clock of clocks.splice(0)) {
      expect(clock.sleepers, 'timers left').to.equal(0);
      expect(clock.returnListeners, 'listeners left').to.equal(0);
    }
    expect(unhandled.splice(0), 'unhandled rejections').to.deep.equal([]);
  });
}
