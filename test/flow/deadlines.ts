import { expect } from '@open-wc/testing';
import type { LoginReply, PendingReply } from '../../src/flow/adapter.js';
import { as, leavesNothingBehind, problemOf, setUp } from '../support/flow.js';
import { codePrompt, controlCode, pending, qr, reply } from '../support/scripted-adapter.js';

describe('the time of a login', () => {
  leavesNothingBehind();

  it('is what the first answer says, though later ones say nothing', async () => {
    const { clock, flow, wait } = setUp();
    await wait(pending({ expiresInMs: 600_000 }));
    await clock.advance(604_000);
    expect(flow.state.step).to.equal('waiting');
    await clock.advance(2_000);
    expect(problemOf(flow)).to.equal('expired');
  });

  const start: PendingReply = qr(1, { expiresInMs: 90_000 });
  const later: [string, LoginReply, number][] = [
    ['the same picture says nothing', qr(2), 90_000],
    ['the same picture has less time', qr(2, { expiresInMs: 30_000 }), 31_000],
    ['the same picture has more time', qr(2, { expiresInMs: 300_000 }), 90_000],
    ['another picture says nothing', controlCode('0042'), 90_000],
    ['another picture has less time', pending({ expiresInMs: 30_000 }), 31_000],
    ['another picture has more time', pending({ expiresInMs: 300_000 }), 301_000],
    ['a question says nothing', codePrompt('19'), 90_000],
    ['a question has less time', codePrompt('19', { expiresInMs: 30_000 }), 31_000],
    ['a question has more time', codePrompt('19', { expiresInMs: 300_000 }), 301_000],
    ['a question wants more than the longest login', codePrompt('19', { expiresInMs: 600_000 }), 600_000],
  ];
  for (const [name, second, expected] of later) {
    it(`ends ${expected / 1_000} s after the start when ${name} a second later`, async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', reply(second));
      await wait(start);
      const startedAt = clock.now();
      await clock.advance(1_000);
      const { state } = flow;
      expect('expiresAt' in state && state.expiresAt - startedAt).to.equal(expected);
    });
  }

  it('stands from question to question', async () => {
    const { bank, clock, flow, prompt, send } = setUp();
    bank.always('submit', reply(codePrompt('7', { problem: 'wrong-code' })));
    await prompt(codePrompt('19', { expiresInMs: 300_000 }));
    const { expiresAt } = as('prompting', flow);
    await clock.advance(100_000);
    await send({ type: 'code-entered', value: '1' });
    expect(as('prompting', flow).expiresAt).to.equal(expiresAt);
  });
});
