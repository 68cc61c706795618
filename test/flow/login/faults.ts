import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { Refusal } from '../../../src/flow/gate.js';
import type { Fault, Verb } from '../../../src/flow/state.js';
import { as, leavesNothingBehind, setUp, unavailable } from '../../support/flow.js';
import {
  bankOptions,
  controlCode,
  pending,
  reject,
  reply,
  success,
  throwAtOnce,
} from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('a fault for the page’s developer', () => {
    type Told = ReturnType<typeof setUp>['told'];
    const faultsIn = (told: Told): Fault[] =>
      told.flatMap(({ event }) => ('faults' in event ? (event.faults ?? []) : []));
    /** The calls with what was thrown, or with the field that was refused or left out. */
    const outlines = (told: Told) =>
      faultsIn(told).map(({ verb, cause }) => {
        const refusal = cause instanceof LoginError ? cause.cause : cause;
        return [verb, refusal instanceof Refusal ? refusal.field : cause];
      });
    const mistake = new TypeError('adapter.start is not a function');
    const ask: Partial<Record<Verb, (set: ReturnType<typeof setUp>) => Promise<void>>> = {
      options: ({ begin }) => begin(),
      start: async ({ begin, choose }) => {
        await begin();
        await choose('smart-id');
      },
      poll: async ({ wait, clock }) => {
        await wait();
        await clock.advance(2_000);
      },
      submit: async ({ prompt, send }) => {
        await prompt();
        await send({ type: 'code-entered', value: '482913' });
      },
      resume: ({ begin }) => begin(),
    };
    const misfits: Partial<Record<Verb, [unknown, string]>> = {
      options: [{ methods: [{ id: 'x' }] }, 'methods.0.asks'],
      resume: [{ method: 'x', reply: controlCode('42') }, 'reply.show.controlCode'],
    };

    for (const [verb, act] of Object.entries(ask) as [Verb, (typeof ask)['start'] & object][]) {
      it(`names ${verb} and what it threw`, async () => {
        const set = setUp({ resume: verb === 'resume' });
        set.bank.next(verb, throwAtOnce(mistake));
        await act(set);
        expect(outlines(set.told)).to.deep.equal([[verb, mistake]]);
        expect(Object.values(set.flow.state)).to.not.include(mistake);
      });

      it(`names ${verb} and the field that does not fit`, async () => {
        const set = setUp({ resume: verb === 'resume' });
        const [raw, field] = misfits[verb] ?? [controlCode('42'), 'show.controlCode'];
        set.bank.next(verb, reply(raw));
        await act(set);
        expect(outlines(set.told)).to.deep.equal([[verb, field]]);
      });

      for (const problem of ['unavailable', 'maintenance', 'moon-phase']) {
        it(`is not that ${verb} says on purpose: ${problem}`, async () => {
          const set = setUp({ resume: verb === 'resume' });
          set.bank.next(verb, reject(new LoginError(problem)));
          await act(set);
          expect(faultsIn(set.told)).to.be.empty;
        });
      }
    }

    for (const verb of ['start', 'poll', 'submit', 'resume'] as const) {
      it(`tells that ${verb} was answered with a redirect to a host that is not allowed`, async () => {
        const urls = { allowsLink: () => true, allowsRedirect: () => false, allowsReference: () => true };
        const set = setUp({ urls, resume: verb === 'resume' });
        const answer = success({ redirectUrl: 'https://elsewhere.test/home?token=secret' });
        set.bank.next(verb, reply(verb === 'resume' ? { method: 'smart-id', reply: answer } : answer));
        await ask[verb]!(set);
        expect(as('succeeded', set.flow).redirectUrl).to.equal(undefined);
        expect(outlines(set.told)).to.deep.equal([[verb, 'redirectUrl']]);
        expect((faultsIn(set.told)[0]!.cause as Refusal).host).to.equal('elsewhere.test');
      });
    }

    it('tells of a method that cannot be asked, and offers the others', async () => {
      const { bank, flow, told, begin } = setUp();
      const methods = [{ id: 'fax', asks: ['faxNumber'] }, ...bankOptions().methods];
      bank.next('options', reply({ methods }));
      await begin();
      expect(as('choosing', flow).options!.methods).to.have.length(methods.length - 1);
      expect(outlines(told)).to.deep.equal([['options', 'methods.fax.asks']]);
    });

    it('names the ID card’s library and what it threw', async () => {
      const cause = new TypeError('no card');
      const { bank, told, begin, choose } = setUp({ webEid: { authenticate: () => Promise.reject(cause) } });
      bank.next('start', reply(pending({ show: { kind: 'id-card', nonce: 'n' } })));
      await begin();
      await choose('id-card');
      expect(faultsIn(told).map(({ verb, cause }) => [verb, (cause as LoginError).cause])).to.deep.equal([
        ['webEid', cause],
      ]);
    });

    it('is none of an adapter that knows no resume', async () => {
      const { bank, told, begin } = setUp({ resume: true });
      Object.defineProperty(bank, 'resume', { value: undefined });
      await begin();
      expect(told.map(({ state }) => state.step)).to.deep.equal(['choosing']);
      expect(faultsIn(told)).to.be.empty;
    });

    it('is none in a login that goes well, nor while the bank is out of reach for a moment', async () => {
      const { bank, clock, flow, told, wait } = setUp({ resume: true });
      bank.next('poll', unavailable, reply(pending()), reply(success({ redirectUrl: '/home' })));
      await wait();
      await clock.advance(20_000);
      expect(flow.state.step).to.equal('succeeded');
      expect(faultsIn(told)).to.be.empty;
    });
  });
});
