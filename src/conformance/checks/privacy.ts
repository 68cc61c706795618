/** That nobody learns from a bank what is none of their business. */
import { LoginError } from '../../flow/adapter.js';
import type { ConformancePerson } from '../driver.js';
import { problemOf, type Visit } from '../visit.js';
import {
  answer,
  claimThat,
  isUnfinished,
  logIn,
  mostAttempts,
  question,
  questionedBy,
  unless,
  wrongCode,
  wrongFor,
  type Check,
} from './check.js';

/** What belongs to the server alone, in small letters. */
const secretKeys: ReadonlySet<string> = new Set([
  'sessionsecret',
  'sessionid',
  'rpchallenge',
  'callbackurl',
  'initialcallbackurl',
  'userchallenge',
  'personalcode',
  'password',
  'pin',
  'pin1',
]);
/** Shorter texts turn up in random ids by chance. */
const shortestTelling = 6;

interface Look {
  /** The answers with their fields, but for what belongs to one login. */
  readonly seen: string;
  readonly problem: string | undefined;
  /** What it may end with. */
  readonly expected: readonly string[];
}

/** What someone who looks on sees of the login of somebody who cannot log in. Codes that are asked are not known to them. */
async function lookOf(visit: Visit, person: ConformancePerson): Promise<Look> {
  const before = visit.answers.length;
  const looks: string[] = [];
  let wasAsked = false;
  const problem = await problemOf(
    (async () => {
      let reply = await visit.start(person);
      for (let attempt = 0; isUnfinished(reply) && attempt < mostAttempts; attempt++) {
        reply = await visit.outcome(reply, reply.session);
        if (reply.status !== 'prompt') break;
        wasAsked = true;
        reply = await answer(visit, reply.session, reply.prompt, wrongCode(attempt));
      }
      return reply;
    })().catch((error: unknown) => {
      if (error instanceof LoginError) looks.push(`a rejection with ${error.problem}`);
      throw error;
    }),
  );
  const answers = visit.answers
    .slice(before)
    .map(({ raw }) => JSON.stringify(raw, (key, value: unknown) => (isOfOneLogin.has(key) ? true : value)));
  // How often was polled says nothing.
  const seen = [...new Set([...answers, ...looks])].join(', then ');
  return { seen, problem, expected: ['account-problem', ...(wasAsked ? ['locked'] : [])] };
}
const isOfOneLogin: ReadonlySet<string> = new Set([
  'id',
  'controlCode',
  'reference',
  'expiresInMs',
  // Which position of a card is asked, or whether a card or a calculator, is another for each number.
  'prompt',
  'qr',
  'link',
  'ageMs',
]);

/** Every text and number in some data, with the key it stands under. */
function* leaves(data: unknown, key = ''): Generator<readonly [key: string, value: string]> {
  if (typeof data !== 'object' || data === null) {
    yield [key, String(data)];
    return;
  }
  for (const [inner, value] of Object.entries(data)) yield* leaves(value, Array.isArray(data) ? key : inner);
}

export const privacyChecks: readonly Check[] = [
  {
    name: 'account problems look the same',
    promise:
      'No account, a wrong number, an unusable account and not a client look the same, or a stranger would learn who is a client.',
    see: 'docs/backend.md#waiting-limits-and-the-second-push',
    needs: ({ strangers = [] }) => unless(strangers.length > 1, 'The driver has fewer than two strangers.'),
    async claim(visit, driver) {
      const looks: Look[] = [];
      for (const stranger of driver.strangers ?? []) looks.push(await lookOf(visit, stranger));
      const [first] = looks;
      if (!first) return;
      const { seen, problem, expected } = first;
      const isHidden = problem !== undefined && expected.includes(problem);
      claimThat(isHidden, `A stranger's login ended as ${seen}, not with ${expected.join(' or ')}.`);
      const other = looks.find((look) => look.seen !== seen);
      claimThat(
        other === undefined,
        `One stranger's login ended as ${seen}, another's as ${other?.seen}: that tells them apart.`,
      );
    },
  },
  {
    name: 'replies carry no secrets and nothing that was typed',
    promise:
      'A page never learns a session secret, a challenge or a callback address, and no reply repeats what was typed.',
    see: 'docs/backend.md#smart-id-by-qr-code-and-app-link',
    async claim(visit, driver) {
      const typed = Object.values(driver.identity).filter((value) => value.length >= shortestTelling);
      await logIn(visit, driver, await visit.begin());
      const questioned = questionedBy(driver);
      if (questioned) {
        const { session, prompt } = await question(visit, driver, questioned);
        const wrong = await wrongFor(questioned, prompt);
        const right = await questioned.right(prompt);
        typed.push(...Object.values(questioned.identity), right);
        await answer(visit, session, prompt, wrong);
      }
      const forbidden = [...typed.filter((text) => text.length >= shortestTelling), ...(driver.secrets ?? [])];
      for (const { call, raw } of visit.answers) {
        for (const [key, value] of leaves(raw)) {
          claimThat(!secretKeys.has(key.toLowerCase()), `The reply to ${call} has ${key}, which no page may know.`);
          const leak = forbidden.some((text) => value.includes(text));
          claimThat(!leak, `The reply to ${call} repeats in ${key} what was typed, or a secret.`);
        }
      }
    },
  },
];
