import { expect } from '@open-wc/testing';
import { call, failure } from '../../src/flow/calls.js';
import { LoginError } from '../../src/flow/adapter.js';
import { LoginFlow } from '../../src/flow/login-flow.js';
import { answered } from '../../src/flow/reply.js';
import type { Fault } from '../../src/flow/state.js';
import { aboutChange } from '../../src/widget/warnings.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';

const ours = new TypeError('signal.throwIfAborted is not a function');
const urls = { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true };
const scene = () => ({ clock: new ManualClock(), signal: new AbortController().signal });

/** What `failure` makes of what `work` throws while `verb` is called. */
async function faultsOf(work: () => unknown, verb: Fault['verb'] = 'start') {
  try {
    await work();
  } catch (error) {
    const { problem, faults } = failure(error, verb);
    return { problem, faults };
  }
  return expect.fail('nothing was thrown');
}

describe('a fault of our own', () => {
  it('is told apart from what an adapter throws', async () => {
    const throws = () =>
      call(scene(), () => {
        throw ours;
      });
    expect(await faultsOf(throws)).to.deep.equal({
      problem: 'unexpected',
      faults: [{ verb: 'start', cause: ours }],
    });
    expect(await faultsOf(() => Promise.reject(ours))).to.deep.equal({
      problem: 'unexpected',
      faults: [{ cause: ours }],
    });
  });

  it('is not what an adapter says on purpose, nor an answer that does not fit', async () => {
    const offline = () => call(scene(), () => Promise.reject(new LoginError('offline')));
    expect(await faultsOf(offline)).to.deep.equal({ problem: 'offline', faults: undefined });
    const { problem, faults } = await faultsOf(() => answered({ status: 'what' }, urls, 'start'));
    expect([problem, faults?.map(({ verb }) => verb)]).to.deep.equal(['bad-reply', ['start']]);
  });

  for (const [name, verb, problem, isTold] of [
    ['a card that cannot be read may be the page’s fault, and is told', 'webEid', 'id-card-problem', true],
    ['a person who refuses to show a card is nobody’s', 'webEid', 'id-card-refused', false],
    ['a bank that says that the card is the problem means it', 'poll', 'id-card-problem', false],
  ] as const) {
    it(`is looked for only where one can be: ${name}`, async () => {
      const cause = new LoginError(problem);
      const faults = isTold ? [{ verb, cause }] : undefined;
      const thrown = () => call(scene(), () => Promise.reject(cause));
      expect(await faultsOf(thrown, verb)).to.deep.equal({ problem, faults });
    });
  }

  it('is not an adapter that never answers', async () => {
    const { clock, signal } = scene();
    const work = faultsOf(() => call({ clock, signal }, () => new Promise(() => {})));
    await clock.advance(30_000);
    expect(await work).to.deep.equal({ problem: 'unavailable', faults: undefined });
  });

  it('ends what is under way, and the developer hears whose it is', async () => {
    const world = {
      ...{ adapter: new ScriptedAdapter(), clock: new ManualClock(), urls, resume: false, random: () => 0.5 },
      ...{ idCard: () => undefined, device: () => 'desktop' as const, ready: () => Promise.resolve() },
      language: () => {
        throw ours;
      },
    };
    const flow = new LoginFlow(world);
    const told: string[] = [];
    flow.subscribe((state, previous, event) => told.push(...aboutChange(state, previous, event)));
    flow.begin();
    await world.clock.advance();
    expect(flow.state).to.include({ step: 'failed', problem: 'unexpected' });
    expect(told).to.deep.equal([
      'The widget itself failed with TypeError: signal.throwIfAborted is not a function. Please report this.',
    ]);
    flow.stop();
  });
});
