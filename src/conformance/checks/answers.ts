/** How what a person answers is judged. */
import { LoginError, type LoginReply, type PromptReply } from '../../flow/adapter.js';
import { methodOf, told } from '../visit.js';
import {
  answer,
  beginPending,
  claimThat,
  isSameQuestion,
  mostAttempts,
  needsQuestioned,
  question,
  questionedBy,
  unless,
  wrongFor,
  type Check,
} from './check.js';

/** A bank may refuse by rejecting too. */
function passOn(error: unknown): undefined {
  if (error instanceof LoginError) return undefined;
  throw error;
}

const asksForCode = (method: string): boolean => method.startsWith('code') || method === 'password';

export const answerChecks: readonly Check[] = [
  {
    name: 'the right code succeeds',
    promise: 'The right code to what was asked leads to `success`.',
    see: 'docs/backend.md#codes-questions-and-step-up',
    needs: needsQuestioned,
    async claim(visit, driver) {
      const questioned = questionedBy(driver);
      if (!questioned) return;
      const { session, prompt } = await question(visit, driver, questioned);
      const end = await answer(visit, session, prompt, await questioned.right(prompt));
      claimThat(end.status === 'success', `The right code was answered with ${told(end)}, not success.`);
    },
  },
  {
    name: 'a wrong code is asked again, a card code at another position',
    promise:
      'After a wrong code the question comes again, with `wrong-code` and in the same login. A code card is asked at another position.',
    see: 'docs/backend.md#codes-questions-and-step-up',
    needs: needsQuestioned,
    async claim(visit, driver) {
      const questioned = questionedBy(driver);
      if (!questioned) return;
      const { session, prompt } = await question(visit, driver, questioned);
      const again = await answer(visit, session, prompt, await wrongFor(questioned, prompt));
      if (again.status !== 'prompt') throw new Error(`A wrong code was answered with ${told(again)}, not asked again.`);
      claimThat(again.problem === 'wrong-code', 'The question came again without wrong-code: nobody would know why.');
      claimThat(again.session.id === session.id, 'The question came again with another session id.');
      claimThat(again.prompt.kind === prompt.kind, `Instead of ${prompt.kind}, ${again.prompt.kind} was asked.`);
      const isSamePlace =
        again.prompt.kind === 'code-card' && prompt.kind === 'code-card' && again.prompt.position === prompt.position;
      claimThat(!isSamePlace, 'The same position of the card was asked again: its code could be tried until it fits.');
      claimThat(again.attemptsLeft !== 0, 'The question came again with no attempt left.');
    },
  },
  {
    name: 'an answer that is sent again because its reply was lost is judged once',
    promise:
      'The same answer to the same question is answered as before: a right code with what it led to, a wrong one without counting again.',
    see: 'docs/backend.md#codes-questions-and-step-up',
    needs: needsQuestioned,
    async claim(visit, driver) {
      const questioned = questionedBy(driver);
      if (!questioned) return;
      const asked = await question(visit, driver, questioned);
      const { session, prompt } = asked;
      const wrong = await wrongFor(questioned, prompt);
      let last = await answer(visit, session, prompt, wrong);
      // Where another position is asked, no bank can tell by the answer whether the same mistake was made again.
      if (last.status === 'prompt' && isSameQuestion(last, asked)) {
        const again = await answer(visit, session, prompt, wrong);
        if (again.status !== 'prompt') throw new Error(`Sent again, a wrong code was answered with ${told(again)}.`);
        claimThat(again.attemptsLeft === last.attemptsLeft, 'A wrong code that was sent again cost another attempt.');
        last = again;
      }
      if (last.status !== 'prompt') throw new Error(`A wrong code was answered with ${told(last)}, not asked again.`);
      const right = await questioned.right(last.prompt);
      for (const what of ['The', 'Sent again, the']) {
        const end = await answer(visit, session, last.prompt, right);
        claimThat(end.status === 'success', `${what} right code was answered with ${told(end)}, not success.`);
      }
    },
  },
  {
    name: 'wrong codes end with locked',
    promise:
      'A question has a few attempts, which get fewer with each wrong code. The last one ends the login with `locked`.',
    see: 'docs/backend.md#codes-questions-and-step-up',
    needs: ({ lockable }) => unless(lockable, 'The driver has no lockable person.'),
    async claim(visit, driver) {
      const { lockable } = driver;
      if (!lockable) return;
      let reply: LoginReply = await question(visit, driver, lockable);
      let left = Infinity;
      let given: string | undefined;
      for (let attempt = 0; attempt < mostAttempts && reply.status === 'prompt'; attempt++) {
        const asked: PromptReply = reply;
        const wrong = await wrongFor(lockable, asked.prompt, attempt);
        reply = await answer(visit, asked.session, asked.prompt, wrong);
        if (reply.status !== 'prompt') break;
        const { attemptsLeft } = reply;
        // Taken for the answer before, whose reply was lost.
        const isRepeated = wrong === given && isSameQuestion(reply, asked);
        given = wrong;
        if (attemptsLeft === undefined) continue;
        claimThat(attemptsLeft < left || isRepeated, 'attemptsLeft did not get smaller after a wrong code.');
        left = attemptsLeft;
      }
      const isLocked = reply.status === 'failure' && reply.problem === 'locked';
      claimThat(isLocked, `Wrong codes ended with ${told(reply)}, not with locked.`);
    },
  },
  {
    name: 'an answer that nobody asked for does not log in',
    promise: 'Only an answer to what the bank has asked leads on.',
    see: 'docs/backend.md#codes-questions-and-step-up',
    needs: (driver) => unless(!asksForCode(methodOf(driver)), `${methodOf(driver)} asks for a code.`),
    async claim(visit) {
      const { session } = await beginPending(visit);
      for (const kind of ['personal-code', 'code-card', 'id-card'] as const) {
        const reply = await visit.submit(session, { kind, value: '000000' }).catch(passOn);
        claimThat(reply?.status !== 'success', `A ${kind} that nobody had asked for was answered with success.`);
      }
    },
  },
];
