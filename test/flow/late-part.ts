import { expect } from '@open-wc/testing';
import { verbs } from '../../src/flow/effects.js';
import { FlowRunner } from '../../src/flow/runner.js';
import type { FlowEvent, Step } from '../../src/flow/state.js';
import { talk, type Talk } from '../../src/flow/talk.js';
import type { World } from '../../src/flow/world.js';
import { setUp } from '../support/flow.js';
import { ManualClock } from '../support/manual-clock.js';
import { codePrompt, never, pending, reply, ScriptedAdapter } from '../support/scripted-adapter.js';

/** A flow whose later part comes as the test says. */
async function begun(part: () => Promise<Talk>, changes: Partial<World> = {}) {
  const [bank, clock] = [new ScriptedAdapter(), new ManualClock()];
  const world: World = {
    ...{ adapter: bank, clock, resume: false, idCard: () => undefined, language: () => 'lt', random: () => 0.5 },
    urls: { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true },
    ...{ device: () => 'desktop', ready: () => Promise.resolve(), ...changes },
  };
  const flow = new FlowRunner(world, part);
  const events: FlowEvent[] = [];
  flow.subscribe((_state, _previous, event) => events.push(event));
  bank.always('resume', reply({ method: 'smart-id', reply: pending() }));
  flow.begin();
  await clock.advance();
  return { bank, clock, flow, events };
}
const failing = () => Promise.reject(new Error('not loaded'));

describe('the part for a login under way', () => {
  it('is asked for again when the screens have come, where it did not come at first', async () => {
    let tries = 0;
    let show: (nothing?: unknown) => void = () => undefined;
    const ready = new Promise<unknown>((resolve) => (show = resolve));
    const part = () => ((tries += 1) === 1 ? failing() : Promise.resolve(talk));
    const { bank, clock, flow } = await begun(part, { ready: () => ready });
    flow.send({ type: 'method-chosen', methodId: 'smart-id' });
    await clock.advance(60_000);
    expect([flow.state.step, bank.count('start')]).to.deep.equal(['starting', 0]);
    show();
    await clock.advance();
    expect([flow.state.step, bank.count('start')]).to.deep.equal(['waiting', 1]);
    flow.stop();
  });
  for (const [name, part, afterMs] of [
    ['does not come', failing, 0],
    ['is still on its way after 5 s', () => new Promise<never>(() => {}), 5_000],
  ] as const) {
    it(`keeps nobody from a new login when it ${name}, and is no fault of the widget’s`, async () => {
      const { clock, flow, events } = await begun(part, { resume: true });
      await clock.advance(afterMs);
      expect(flow.state.step).to.equal('choosing');
      expect(events.map((event) => 'faults' in event && event.faults)).to.deep.equal([[]]);
      flow.stop();
      expect(clock.sleepers).to.equal(0);
    });
  }
});

describe('the call that a step makes by itself', () => {
  for (const [step, reach] of [
    ['loading', async ({ begin }) => begin()],
    ['starting', async ({ begin, choose }) => (await begin(), choose('smart-id'))],
    ['waiting', async ({ wait, clock }) => (await wait(), clock.advance(2_000))],
    [
      'checking',
      async ({ prompt, send }) => (await prompt(codePrompt('19')), send({ type: 'code-entered', value: '1' })),
    ],
  ] as [Step, (set: ReturnType<typeof setUp>) => Promise<void>][]) {
    it(`is that which the developer is told of: ${step}`, async () => {
      const set = setUp();
      const verb = verbs[step]!;
      if (step !== 'starting') set.bank.always(verb, never);
      else set.bank.next('start', never);
      await reach(set);
      expect(set.flow.state.step).to.equal(step);
      expect(set.bank.last(verb)?.settled).to.equal(false);
      expect(set.bank.calls.at(-1)!.verb).to.equal(verb);
      set.flow.stop();
    });
  }
});
