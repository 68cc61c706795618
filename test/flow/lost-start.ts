import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../support/flow.js';
import { settled } from '../support/manual-clock.js';
import {
  controlCode,
  failureReply,
  never,
  pending,
  reject,
  reply,
  success,
  type Act,
} from '../support/scripted-adapter.js';

/** A flow that may resume, about to start a login with the app. */
async function atStart() {
  const flow = setUp({ resume: true });
  await flow.begin();
  return { ...flow, start: () => flow.choose('smart-id') };
}
const found = (method: string, answer: object) => reply({ method, reply: answer });

describe('a start whose reply was lost', () => {
  leavesNothingBehind();

  const ways: [string, Act, number][] = [
    ['the bank cannot be reached', unavailable, 0],
    ['there is no network', reject(new LoginError('offline')), 0],
    ['the bank says nothing for 30 s', never, 30_000],
  ];
  for (const [name, act, afterMs] of ways) {
    it(`goes on with the login that the bank began: ${name}`, async () => {
      const { bank, clock, flow, start } = await atStart();
      bank.next('start', act).next('resume', found('smart-id', controlCode('0042')));
      await start();
      await clock.advance(afterMs);
      expect(as('waiting', flow).show).to.include({ controlCode: '0042' });
      expect([bank.count('start'), bank.count('resume'), bank.count('cancel')]).to.deep.equal([1, 2, 0]);
    });
    it(`fails when the bank began none: ${name}`, async () => {
      const { bank, clock, flow, start } = await atStart();
      bank.next('start', act);
      await start();
      await clock.advance(afterMs);
      expect(flow.state.step).to.equal('failed');
      expect([bank.count('start'), bank.count('resume')]).to.deep.equal([1, 2]);
    });
  }
  for (const [name, act] of [
    ['of another method', found('mobile-id', pending())],
    ['that cannot be read', found('smart-id', controlCode('42'))],
    ['that cannot be asked for', unavailable],
  ] as const) {
    it(`fails when there is only a login ${name}`, async () => {
      const { bank, flow, start } = await atStart();
      bank.next('start', unavailable).next('resume', act);
      await start();
      expect(problemOf(flow)).to.equal('unavailable');
      expect(bank.count('resume')).to.equal(2);
    });
  }
  it('ends as the bank says that it ended', async () => {
    const { bank, flow, start } = await atStart();
    bank.next('start', unavailable).next('resume', found('smart-id', failureReply('locked')));
    await start();
    expect(problemOf(flow)).to.equal('locked');
  });
  it('fails 5 s later when the bank does not answer that either', async () => {
    const { bank, clock, flow, start } = await atStart();
    bank.next('start', unavailable).next('resume', never);
    await start();
    await clock.advance(4_999);
    expect(flow.state.step).to.equal('starting');
    await clock.advance(1);
    expect(problemOf(flow)).to.equal('unavailable');
  });
  for (const [name, problem, retryAfterMs] of [
    ['the bank said when it may be asked again', 'unavailable', 5_000],
    ['the bank answered that there were too many', 'too-many-requests', undefined],
    ['the bank answered something else', 'maintenance', undefined],
  ] as const) {
    it(`is not lost when ${name}`, async () => {
      const { bank, flow, start } = await atStart();
      bank.next('start', reject(new LoginError(problem, retryAfterMs === undefined ? {} : { retryAfterMs })));
      await start();
      expect(problemOf(flow)).to.equal(problem);
      expect(bank.count('resume'), 'but the first').to.equal(1);
    });
  }
  it('may be lost though the bank said that it may be asked again at once: that names no time', async () => {
    const { bank, flow, start } = await atStart();
    bank.next('start', reject(new LoginError('unavailable', { retryAfterMs: 0 })));
    bank.next('resume', found('smart-id', pending()));
    await start();
    expect(flow.state.step).to.equal('waiting');
  });
  it('is not asked for in a widget that does not resume', async () => {
    const { bank, flow, begin, choose } = setUp();
    bank.next('start', unavailable);
    await begin();
    await choose('smart-id');
    expect(problemOf(flow)).to.equal('unavailable');
    expect(bank.count('resume')).to.equal(0);
  });
  it('keeps the login when its first answer comes after it was found', async () => {
    const { bank, clock, flow, start } = await atStart();
    const late = bank.later('start', { heedless: true });
    bank.next('resume', found('smart-id', pending()));
    await start();
    await clock.advance(30_000);
    late.reply(pending());
    await settled();
    expect(flow.state.step).to.equal('waiting');
    expect(bank.count('cancel')).to.equal(0);
  });
  it('closes another login that a late answer opens', async () => {
    const { bank, clock, start } = await atStart();
    const late = bank.later('start', { heedless: true });
    bank.next('resume', found('smart-id', pending()));
    await start();
    await clock.advance(30_000);
    late.reply(pending({ session: { id: 'another' } }));
    await settled();
    expect(bank.callsOf('cancel').map(({ asked }) => asked)).to.deep.equal([{ id: 'another' }]);
  });
  it('may have succeeded meanwhile', async () => {
    const { bank, flow, start } = await atStart();
    bank.next('start', unavailable).next('resume', found('smart-id', success()));
    await start();
    expect(flow.state.step).to.equal('succeeded');
  });
});
