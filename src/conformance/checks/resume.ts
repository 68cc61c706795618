/** What a page that is opened anew is told. */
import type { LoginReply, Session } from '../../flow/adapter.js';
import { methodOf, problemOf, told, type Visit } from '../visit.js';
import { claimThat, codeOf, isUnfinished, logIn, needsCall, needsRefusal, type Check } from './check.js';

/** As a page asks that is opened anew: on the way back from an app, say. */
const byResume = (visit: Visit) => async () => {
  const resumed = await visit.resume();
  if (!resumed) throw new Error('resume found nothing, though this browser had not been told the end.');
  return resumed.reply;
};

function claimSuccess(when: string, reply: LoginReply | undefined): void {
  const found = reply ? told(reply) : 'nothing';
  claimThat(reply?.status === 'success', `${when} resume told ${found}, not success.`);
}

/** Whether `resume` finds this login no more. Where logins cannot be cancelled, one of an earlier check may be found. */
async function isForgotten(visit: Visit, { id }: Session): Promise<boolean> {
  const found = await visit.resume();
  return !found || (isUnfinished(found.reply) && found.reply.session.id !== id);
}

export const resumeChecks: readonly Check[] = [
  {
    name: 'resume finds the unfinished login',
    promise:
      '`resume` knows the browser by its cookie, and finds its newest unfinished login with the same session and the same code.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1current/get',
    needs: needsCall('resume'),
    async claim(visit, driver) {
      const method = methodOf(driver);
      const started = await visit.begin();
      const resumed = await visit.resume();
      if (!resumed) throw new Error('resume found nothing, though a login was waiting.');
      claimThat(resumed.method === method, `resume says that the method was ${resumed.method}, not ${method}.`);
      const { reply } = resumed;
      if (!isUnfinished(reply)) throw new Error(`resume was answered with ${told(reply)}, though nobody had acted.`);
      claimThat(reply.session.id === started.session.id, 'resume found another login than the one just started.');
      claimThat(codeOf(reply) === codeOf(started), 'resume shows another control code than start did.');
      const end = await logIn(visit, driver, reply);
      claimThat(end.status === 'success', `The resumed login ended with ${told(end)}, not success.`);
    },
  },
  {
    name: 'resume does not find a cancelled login',
    promise: 'A login that this browser has given up is not offered to it again.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1current/get',
    needs: (driver) => needsCall('resume')(driver) ?? needsCall('cancel')(driver),
    async claim(visit) {
      const { session } = await visit.begin();
      await visit.cancel(session);
      claimThat(await isForgotten(visit, session), 'resume found the login that this browser had cancelled.');
    },
  },
  {
    name: 'resume tells a success however often it is asked, until another login starts',
    promise:
      'For 60 s a success is told however often it is asked, since told is not received, until another login starts.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1current/get',
    needs: needsCall('resume'),
    async claim(visit, driver) {
      const reply = await visit.begin();
      const { session } = reply;
      claimSuccess('After the confirmation', await logIn(visit, driver, reply, byResume(visit)));
      // A page that was told may have been frozen or discarded before it heard.
      claimSuccess('Asked again', (await visit.resume())?.reply);
      const polled = await visit.poll(session);
      claimThat(polled.status === 'success', `A poll after resume told ${told(polled)}, not success.`);
      claimSuccess('After a poll had told the success', (await visit.resume())?.reply);
      const next = await visit.begin();
      const found = await visit.resume();
      claimThat(found?.reply.status !== 'success', 'resume told an earlier success though another login had started.');
      await visit.giveUp(next.session);
    },
  },
  {
    name: 'resume tells another end that this browser has not been told, once',
    promise: 'An end other than success is told once, if no poll and no answer has told it to this browser.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1current/get',
    needs: (driver) => needsCall('resume')(driver) ?? needsRefusal(driver),
    async claim(visit, driver) {
      const untold = await visit.begin(driver.refuser);
      await driver.refuse?.(untold.session);
      const problem = await problemOf(visit.outcome(untold, untold.session, byResume(visit)));
      claimThat(problem === 'user-refused', `After the refusal resume told ${problem ?? 'no failure'}.`);
      claimThat(await isForgotten(visit, untold.session), 'resume found the refused login again.');
      const polled = await visit.begin(driver.refuser);
      await driver.refuse?.(polled.session);
      await problemOf(visit.outcome(polled, polled.session));
      claimThat(
        await isForgotten(visit, polled.session),
        'resume found a refused login after a poll had told its end.',
      );
    },
  },
];
