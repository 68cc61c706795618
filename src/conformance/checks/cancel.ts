/** That what is given up is over. */
import type { Answer } from '../../flow/adapter.js';
import { browserClock } from '../../flow/browser-clock.js';
import { methodOf, problemOf } from '../visit.js';
import { claimThat, needsCall, type Check } from './check.js';

/** Whether a call rejects, answers, or does neither for a second. */
async function settled(call: (signal: AbortSignal) => Promise<unknown>, signal: AbortSignal) {
  const life = new AbortController();
  const result = (async () => call(signal))().then(
    () => 'answered' as const,
    () => 'rejected' as const,
  );
  const late = browserClock.sleep(1_000, life.signal).then(
    () => 'late' as const,
    () => 'late' as const,
  );
  try {
    return await Promise.race([result, late]);
  } finally {
    life.abort();
  }
}

export const cancelChecks: readonly Check[] = [
  {
    name: 'a cancelled login is over',
    promise: 'What the person gave up is over. A confirmation that comes later does not log in.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1{id}/delete',
    needs: needsCall('cancel'),
    async claim(visit, driver) {
      const { session } = await visit.begin();
      await visit.cancel(session);
      // The person may not even be able to confirm any more.
      await (async () => driver.confirm(session))().catch(() => undefined);
      const problem = await problemOf(visit.poll(session));
      const isOver = problem === 'session-lost' || problem === 'cancelled-elsewhere';
      claimThat(
        isOver,
        `A poll after cancel ended with ${problem ?? 'no failure'}, not with session-lost or cancelled-elsewhere.`,
      );
    },
  },
  {
    name: 'an aborted call is given up',
    promise: 'A call ends when its signal is aborted, so that nothing happens any more for a login that was given up.',
    see: 'docs/embed.md#an-adapter-of-your-own',
    async claim(visit, driver) {
      const { session } = await visit.begin();
      const { adapter } = visit;
      const { identity, language = 'en', device = 'desktop' } = driver;
      const value: Answer = { kind: 'personal-code', value: '000000' };
      const calls: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
        options: (signal) => adapter.options({ language }, signal),
        start: (signal) => adapter.start({ method: methodOf(driver), identity, language, device }, signal),
        poll: (signal) => adapter.poll(session, signal),
        submit: (signal) => adapter.submit(session, value, signal),
        resume: (signal) => adapter.resume?.(signal) ?? Promise.reject(signal.reason as Error),
      };
      for (const [name, call] of Object.entries(calls)) {
        const before = await settled(call, AbortSignal.abort());
        claimThat(before !== 'late', `${name} took more than 1 s to give up a call that was aborted before it began.`);
        claimThat(before === 'rejected', `${name} answered a call that was aborted before it began.`);
        // A start that is aborted on its way may have reached the bank, which closes it in its time.
        if (name === 'start') continue;
        const life = new AbortController();
        const during = settled(call, life.signal);
        life.abort();
        claimThat((await during) !== 'late', `${name} went on for more than 1 s after it was aborted.`);
      }
    },
  },
];
