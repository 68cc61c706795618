/** How a login goes on while the person is busy, and how it ends. */
import type { LoginReply } from '../../flow/adapter.js';
import { pause, problemOf, told } from '../visit.js';
import { claimThat, codeOf, isUnfinished, logIn, needsRefusal, unless, type Check } from './check.js';

export const pollChecks: readonly Check[] = [
  {
    name: 'a poll keeps the session and the control code while the person thinks',
    promise:
      'A poll changes nothing. The control code is the same in every reply of one login: one that changes ends it.',
    see: 'docs/openapi.yaml#/components/schemas/ControlCodeChallenge',
    async claim(visit) {
      const first = await visit.begin();
      for (let poll = 0; poll < 2; poll++) {
        const reply = await visit.poll(first.session);
        if (!isUnfinished(reply)) return;
        claimThat(reply.session.id === first.session.id, 'A poll was answered with another session id.');
        const [before, now] = [codeOf(first), codeOf(reply)];
        const isKept = before === undefined || now === undefined || before === now;
        claimThat(isKept, 'The control code changed while the person compared it.');
      }
    },
  },
  {
    name: 'a QR code is new each second, the app link of one login never changes',
    promise:
      '`qr` is made anew for each second and says how old it is. `link` has no `elapsedSeconds` and never changes, as the app compares it bit by bit.',
    see: 'docs/backend.md#smart-id-by-qr-code-and-app-link',
    needs: ({ linked }) => unless(linked, 'The driver has no linked person.'),
    async claim(visit, { linked }) {
      const linksOf = (reply: LoginReply) => {
        if (reply.status === 'pending' && reply.show.kind === 'device-link') return reply.show;
        throw new Error(`Instead of device links came ${told(reply)}.`);
      };
      const reply = await visit.begin(linked);
      const before = linksOf(reply);
      await pause(1_200);
      const now = linksOf(await visit.poll(reply.session));
      const isNew = before.qr === undefined || before.qr !== now.qr;
      claimThat(isNew, 'The same qr came 1.2 s later: a photographed code would work for longer than it may.');
      claimThat(
        before.link === now.link,
        'Another link came 1.2 s later: the app takes only the one it was made with.',
      );
      const saysAge = before.link?.includes('elapsedSeconds=');
      claimThat(!saysAge, 'The link has elapsedSeconds, which only a QR code has: no app would open by it.');
    },
  },
  {
    name: 'a confirmed login succeeds',
    promise: 'Once the person has confirmed, a poll answers `success`; where a code is asked, the right one does.',
    see: 'docs/backend.md#what-the-widget-asks',
    async claim(visit, driver) {
      const reply = await visit.begin();
      const end = await logIn(visit, driver, reply);
      claimThat(end.status === 'success', `After the confirmation came ${told(end)}, not success.`);
    },
  },
  {
    name: 'a refused login fails with user-refused, for good',
    promise: 'A refusal is `user-refused`, and the end: nothing that is confirmed later logs in.',
    see: 'docs/backend.md#how-a-session-ends',
    needs: needsRefusal,
    async claim(visit, driver) {
      const reply = await visit.begin(driver.refuser);
      await driver.refuse?.(reply.session);
      const problem = await problemOf(visit.outcome(reply, reply.session));
      claimThat(problem === 'user-refused', `After the refusal came ${problem ?? 'no failure'}, not user-refused.`);
      const later = await problemOf(visit.poll(reply.session));
      claimThat(later !== undefined, 'A poll after the refusal did not fail: a refused login went on.');
    },
  },
  {
    name: 'a login whose time ran out fails with expired',
    promise: 'A login ends by itself when its time is over, and says `expired`.',
    see: 'docs/backend.md#how-a-session-ends',
    needs: (driver) => unless(driver.expire, 'The driver has no expire().'),
    async claim(visit, driver) {
      const reply = await visit.begin(driver.expirer);
      await driver.expire?.(reply.session);
      const problem = await problemOf(visit.end(reply, reply.session));
      claimThat(problem === 'expired', `After the time ran out came ${problem ?? 'no failure'}, not expired.`);
    },
  },
  {
    name: 'a login that the bank does not know is session-lost',
    promise: 'A poll of an unknown login, and an answer to one, are refused as `session-lost`.',
    see: 'docs/openapi.yaml#/components/responses/SessionLost',
    async claim(visit, { unknownSession = { id: 'conformance-never-opened' } }) {
      const polled = await problemOf(visit.poll(unknownSession));
      claimThat(polled === 'session-lost', `A poll of it ended with ${polled ?? 'no failure'}.`);
      const answered = await problemOf(visit.submit(unknownSession, { kind: 'personal-code', value: '000000' }));
      claimThat(answered === 'session-lost', `An answer to it ended with ${answered ?? 'no failure'}.`);
    },
  },
];
