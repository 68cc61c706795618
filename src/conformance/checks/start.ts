/** How a login begins. */
import type { ConformanceDriver } from '../driver.js';
import { methodOf, told } from '../visit.js';
import { beginPending, claimThat, unless, type Check } from './check.js';

const showsCode: ReadonlySet<string> = new Set(['smart-id-push', 'mobile-id']);
const needsCode = (driver: ConformanceDriver) =>
  unless(showsCode.has(methodOf(driver)), `${methodOf(driver)} shows no control code.`);

/** A login lasts at most 600 s. What is less than so many milliseconds was meant as seconds. */
const shortestLifeMs = 1_000;

export const startChecks: readonly Check[] = [
  {
    name: 'start opens a login that waits for the person',
    promise:
      '`start` answers with `pending` or a question and waits for nobody. The login then stays open until the person acts.',
    see: 'docs/backend.md#what-the-widget-asks',
    async claim(visit) {
      const reply = await visit.begin();
      const { expiresInMs = Infinity } = reply;
      // The reply has the right shape, and yet every login would end before anybody can act.
      claimThat(
        expiresInMs >= shortestLifeMs,
        `start was answered with expiresInMs ${expiresInMs}: it is in milliseconds, not in seconds.`,
      );
      const again = await visit.poll(reply.session);
      claimThat(
        again.status !== 'failure',
        `A poll right after the start was answered with ${told(again)}, though nobody had refused.`,
      );
    },
  },
  {
    name: 'each start opens a login of its own',
    promise: 'Each login has a session id of its own, of at least 128 random bits.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim(visit) {
      const [first, second] = [await visit.begin(), await visit.begin()];
      claimThat(first.session.id !== second.session.id, 'Two starts were answered with the same session id.');
    },
  },
  {
    name: 'a control code is shown, of four digits',
    promise:
      'The control code is exactly four ASCII digits, with leading zeros. Nothing is padded: the person compares it with the phone.',
    see: 'docs/openapi.yaml#/components/schemas/ControlCodeChallenge',
    needs: needsCode,
    async claim(visit, driver) {
      // A code of another form does not pass the check of the reply's shape.
      const { show } = await beginPending(visit);
      claimThat(show.kind === 'control-code', `${methodOf(driver)} shows ${show.kind}, so nobody can compare a code.`);
    },
  },
  {
    name: 'control codes differ from login to login',
    promise: 'The control code is computed from a challenge that is drawn at random for each login.',
    see: 'docs/backend.md#smart-id-by-push',
    needs: needsCode,
    async claim(visit) {
      const codes = new Set<string>();
      for (let login = 0; login < 3; login++) {
        const { show, session } = await beginPending(visit);
        if (show.kind === 'control-code') codes.add(show.controlCode);
        await visit.giveUp(session);
      }
      // By chance one time in a hundred million.
      claimThat(
        codes.size > 1,
        'Three logins were shown the same control code: it has to come from a random challenge.',
      );
    },
  },
];
