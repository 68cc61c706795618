import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { backoffMs } from '../../../src/flow/polling.js';
import { leavesNothingBehind, setUp, unavailable } from '../../support/flow.js';
import { seeded } from '../../support/seeded.js';
import { ManualClock } from '../../support/manual-clock.js';
import { pending, reject, reply, type Act } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('a crowd', () => {
    const fullest = (moments: number[]): number => {
      const buckets = new Map<number, number>();
      for (const at of moments) buckets.set(Math.floor(at / 100), (buckets.get(Math.floor(at / 100)) ?? 0) + 1);
      return Math.max(...buckets.values()) / moments.length;
    };
    for (const failures of [1, 2, 3, 4, 9]) {
      it(`does not come back at once after ${failures} failures, 1 000 strong`, () => {
        const random = seeded(failures);
        const delays = Array.from({ length: 1_000 }, () => backoffMs(failures, random()));
        expect(fullest(delays)).to.be.at.most(0.15);
        expect(Math.min(...delays)).to.be.at.least(1_000);
        expect(Math.max(...delays)).to.be.at.most(12_000);
      });
    }
    it('does not come back at once after one outage, nor at the end of one Retry-After, 100 strong', async () => {
      const random = seeded(7);
      const clock = new ManualClock();
      const moments: number[][] = [[], []];
      const crowd = Array.from({ length: 100 }, () => {
        const { bank, flow } = setUp({ clock, random });
        const times: number[] = [];
        const each =
          (act: Act): Act =>
          (call) => {
            const list = moments[times.push(clock.now()) - 2];
            list?.push(clock.now());
            return act(call);
          };
        bank.next('poll', each(unavailable), each(reject(new LoginError('unavailable', { retryAfterMs: 10_000 }))));
        bank.always('poll', each(reply(pending())));
        return flow;
      });
      for (const flow of crowd) flow.begin();
      await clock.advance();
      for (const flow of crowd) flow.send({ type: 'method-chosen', methodId: 'smart-id' });
      await clock.advance(25_000);
      for (const times of moments) {
        expect(times.length).to.equal(100);
        expect(fullest(times)).to.be.at.most(0.15);
      }
    });
  });
});
