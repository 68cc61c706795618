/** The promises of the port, one check each. */
import {
  LoginError,
  type Answer,
  type Field,
  type LoginReply,
  type Prompt,
  type PromptReply,
  type Session,
} from '../flow/adapter.js';
import { browserClock } from '../flow/clock.js';
import type { ConformanceDriver, ConformancePerson, QuestionedPerson } from './conformance.js';
import { defaultMethod, pause, problemOf, told, type Unfinished, type Visit } from './conformance-visit.js';

interface Check {
  readonly name: string;
  /** Why it does not apply to this bank. */
  readonly needs?: (driver: ConformanceDriver) => string | undefined;
  /** Rejects with the sentence that says what is wrong. */
  readonly claim: (visit: Visit, driver: ConformanceDriver) => Promise<void>;
}

const unless = (has: unknown, reason: string): string | undefined => (has ? undefined : reason);
const showsCode: ReadonlySet<string> = new Set(['smart-id-push', 'mobile-id']);
const needsCode = ({ method = defaultMethod }: ConformanceDriver) =>
  unless(showsCode.has(method), `${method} shows no control code.`);
const needsQuestioned = ({ questioned }: ConformanceDriver) =>
  unless(questioned, 'The driver has no questioned person.');
const needsRefusal = ({ refuse }: ConformanceDriver) => unless(refuse, 'The driver has no refuse().');
const needsCall = (call: 'cancel' | 'resume') => (driver: ConformanceDriver) =>
  unless(!driver.lacks?.includes(call), `The adapter has no ${call}.`);

/** Each promise with a sentence that says it. */
export const checks: readonly Check[] = [
  {
    name: 'options lists the methods in the right shape',
    async claim(visit, driver) {
      const { methods } = await visit.options();
      claimThat(methods.length > 0, 'options lists no method.');
      claimThat(new Set(methods.map(({ id }) => id)).size === methods.length, 'options lists a method twice.');
      for (const { id, asks, label } of methods) {
        const strange = asks.find((field) => !fields.includes(field));
        claimThat(strange === undefined, `${id} asks for ${strange}, which is no field: the widget leaves it out.`);
        claimThat(
          builtIn.has(id) || label,
          `${id} is no built-in method and has no label: nobody would know what it is.`,
        );
      }
      const { method = defaultMethod, identity } = driver;
      const own = methods.find(({ id }) => id === method);
      if (!own) throw new Error(`options does not list ${method}, the method of the driver.`);
      const missing = own.asks.find((field) => identity[field] === undefined);
      claimThat(missing === undefined, `${method} asks for ${missing}, which the driver's identity lacks.`);
    },
  },
  {
    name: 'options offers the same methods in every language',
    async claim(visit) {
      const idsIn = async (language: string) => (await visit.options(language)).methods.map(({ id }) => id).join(', ');
      const expected = await idsIn('en');
      for (const language of ['lt', 'lv']) {
        const ids = await idsIn(language);
        claimThat(ids === expected, `In ${language} the methods are ${ids}; in en they are ${expected}.`);
      }
    },
  },
  {
    name: 'start opens a login that waits for the person',
    async claim(visit) {
      const reply = await visit.begin();
      const again = await visit.poll(reply.session);
      claimThat(
        again.status !== 'failure',
        `A poll right after the start was answered with ${told(again)}, though nobody had refused.`,
      );
    },
  },
  {
    name: 'each start opens a login of its own',
    async claim(visit) {
      const [first, second] = [await visit.begin(), await visit.begin()];
      claimThat(first.session.id !== second.session.id, 'Two starts were answered with the same session id.');
    },
  },
  {
    name: 'a control code is shown, of four digits',
    needs: needsCode,
    async claim(visit, { method = defaultMethod }) {
      // A code of another form does not pass the check of the reply's shape.
      const { show } = await beginPending(visit);
      claimThat(show.kind === 'control-code', `${method} shows ${show.kind}, so nobody can compare a code.`);
    },
  },
  {
    name: 'control codes differ from login to login',
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
  {
    name: 'a poll keeps the session and the control code while the person thinks',
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
    async claim(visit, driver) {
      const reply = await visit.begin();
      await driver.confirm(reply.session);
      const end = await visit.outcome(reply, reply.session);
      claimThat(end.status === 'success', `After the confirmation came ${told(end)}, not success.`);
    },
  },
  {
    name: 'a refused login fails with user-refused, for good',
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
    needs: (driver) => unless(driver.expire, 'The driver has no expire().'),
    async claim(visit, driver) {
      const reply = await visit.begin(driver.expirer);
      await driver.expire?.(reply.session);
      const problem = await problemOf(visit.outcome(reply, reply.session));
      claimThat(problem === 'expired', `After the time ran out came ${problem ?? 'no failure'}, not expired.`);
    },
  },
  {
    name: 'the right code succeeds',
    needs: needsQuestioned,
    async claim(visit, driver) {
      const { questioned } = driver;
      if (!questioned) return;
      const { session, prompt } = await question(visit, driver, questioned);
      const end = await answer(visit, session, prompt, await questioned.right(prompt));
      claimThat(end.status === 'success', `The right code was answered with ${told(end)}, not success.`);
    },
  },
  {
    name: 'a wrong code is asked again, a card code at another position',
    needs: needsQuestioned,
    async claim(visit, driver) {
      const { questioned } = driver;
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
    needs: needsQuestioned,
    async claim(visit, driver) {
      const { questioned } = driver;
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
    needs: ({ lockable }) => unless(lockable, 'The driver has no lockable person.'),
    async claim(visit, driver) {
      const { lockable } = driver;
      if (!lockable) return;
      let reply: LoginReply = await question(visit, driver, lockable);
      let left = Infinity;
      let given: string | undefined;
      for (let attempt = 0; attempt < 20 && reply.status === 'prompt'; attempt++) {
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
    needs: ({ method = defaultMethod }) =>
      unless(!method.startsWith('code') && method !== 'password', `${method} asks for a code.`),
    async claim(visit) {
      const { session } = await beginPending(visit);
      for (const kind of ['personal-code', 'code-card', 'id-card'] as const) {
        const reply = await visit.submit(session, { kind, value: '000000' }).catch(passOn);
        claimThat(reply?.status !== 'success', `A ${kind} that nobody had asked for was answered with success.`);
      }
    },
  },
  {
    name: 'a cancelled login is over',
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
    async claim(visit, driver) {
      const { session } = await visit.begin();
      const { adapter } = visit;
      const { method = defaultMethod, identity, language = 'en', device = 'desktop' } = driver;
      const value: Answer = { kind: 'personal-code', value: '000000' };
      const calls: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
        options: (signal) => adapter.options({ language }, signal),
        start: (signal) => adapter.start({ method, identity, language, device }, signal),
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
  {
    name: 'a login that the bank does not know is session-lost',
    async claim(visit, { unknownSession = { id: 'conformance-never-opened' } }) {
      const polled = await problemOf(visit.poll(unknownSession));
      claimThat(polled === 'session-lost', `A poll of it ended with ${polled ?? 'no failure'}.`);
      const answered = await problemOf(visit.submit(unknownSession, { kind: 'personal-code', value: '000000' }));
      claimThat(answered === 'session-lost', `An answer to it ended with ${answered ?? 'no failure'}.`);
    },
  },
  {
    name: 'resume finds the unfinished login',
    needs: needsCall('resume'),
    async claim(visit, driver) {
      const { method = defaultMethod } = driver;
      const started = await visit.begin();
      const resumed = await visit.resume();
      if (!resumed) throw new Error('resume found nothing, though a login was waiting.');
      claimThat(resumed.method === method, `resume says that the method was ${resumed.method}, not ${method}.`);
      const { reply } = resumed;
      if (!isUnfinished(reply)) throw new Error(`resume was answered with ${told(reply)}, though nobody had acted.`);
      claimThat(reply.session.id === started.session.id, 'resume found another login than the one just started.');
      claimThat(codeOf(reply) === codeOf(started), 'resume shows another control code than start did.');
      await driver.confirm(reply.session);
      const end = await visit.outcome(reply, reply.session);
      claimThat(end.status === 'success', `The resumed login ended with ${told(end)}, not success.`);
    },
  },
  {
    name: 'resume does not find a cancelled login',
    needs: (driver) => needsCall('resume')(driver) ?? needsCall('cancel')(driver),
    async claim(visit) {
      const { session } = await visit.begin();
      await visit.cancel(session);
      claimThat(await isForgotten(visit, session), 'resume found the login that this browser had cancelled.');
    },
  },
  {
    name: 'resume tells a success however often it is asked, until another login starts',
    needs: needsCall('resume'),
    async claim(visit, driver) {
      const reply = await visit.begin();
      const { session } = reply;
      await driver.confirm(session);
      claimSuccess('After the confirmation', await outcomeByResume(visit, reply));
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
    needs: (driver) => needsCall('resume')(driver) ?? needsRefusal(driver),
    async claim(visit, driver) {
      const untold = await visit.begin(driver.refuser);
      await driver.refuse?.(untold.session);
      const problem = await problemOf(outcomeByResume(visit, untold));
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
  {
    name: 'account problems look the same',
    needs: ({ strangers = [] }) => unless(strangers.length > 1, 'The driver has fewer than two strangers.'),
    async claim(visit, driver) {
      const looks: string[] = [];
      for (const stranger of driver.strangers ?? []) looks.push(await lookOf(visit, stranger));
      const [first] = looks;
      claimThat(first?.includes('account-problem'), `A stranger's login ended as ${first}, not with account-problem.`);
      const other = looks.find((look) => look !== first);
      claimThat(
        other === undefined,
        `One stranger's login ended as ${first}, another's as ${other}: that tells them apart.`,
      );
    },
  },
  {
    name: 'replies carry no secrets and nothing that was typed',
    async claim(visit, driver) {
      const typed = Object.values(driver.identity).filter((value) => value.length >= shortestTelling);
      const reply = await visit.begin();
      await driver.confirm(reply.session);
      await visit.outcome(reply, reply.session);
      const { questioned } = driver;
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

const fields: readonly Field[] = ['userNumber', 'personalCode', 'phoneNumber', 'password'];
const builtIn: ReadonlySet<string> = new Set([
  'smart-id',
  'smart-id-push',
  'mobile-id',
  'id-card',
  'code-card',
  'code-calculator',
  'code-device',
  'eparaksts-mobile',
  'password',
]);
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

function claimThat(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

const isUnfinished = (reply: LoginReply): reply is Unfinished =>
  reply.status === 'pending' || reply.status === 'prompt';
const codeOf = (reply: Unfinished): string | undefined =>
  reply.status === 'pending' && reply.show.kind === 'control-code' ? reply.show.controlCode : undefined;

async function beginPending(visit: Visit) {
  const reply = await visit.begin();
  if (reply.status === 'pending') return reply;
  throw new Error(`start was answered with ${told(reply)}, so there is nothing to wait for.`);
}

/** The end as a page hears it that is opened anew: on the way back from an app, say. */
const outcomeByResume = (visit: Visit, reply: Unfinished) =>
  visit.outcome(reply, reply.session, async () => {
    const resumed = await visit.resume();
    if (!resumed) throw new Error('resume found nothing, though this browser had not been told the end.');
    return resumed.reply;
  });

function claimSuccess(when: string, reply: LoginReply | undefined): void {
  const found = reply ? told(reply) : 'nothing';
  claimThat(reply?.status === 'success', `${when} resume told ${found}, not success.`);
}

/** Whether `resume` finds this login no more. Where logins cannot be cancelled, one of an earlier check may be found. */
async function isForgotten(visit: Visit, { id }: Session): Promise<boolean> {
  const found = await visit.resume();
  return !found || (isUnfinished(found.reply) && found.reply.session.id !== id);
}

/** Logs in until the bank asks for a code. */
async function question(visit: Visit, driver: ConformanceDriver, person: ConformancePerson): Promise<PromptReply> {
  const reply = await visit.begin(person);
  if (reply.status === 'prompt') return reply;
  await driver.confirm(reply.session);
  const next = await visit.outcome(reply, reply.session);
  if (next.status === 'prompt') return next;
  throw new Error(`After the confirmation came ${told(next)}, though this person is to be asked for a code.`);
}

const answer = async (visit: Visit, session: Session, { kind }: Prompt, value: string) =>
  visit.outcome(await visit.submit(session, { kind, value }), session);
const isSameQuestion = (left: PromptReply, right: PromptReply) =>
  JSON.stringify(left.prompt) === JSON.stringify(right.prompt);
/** By default another one at each attempt: the same again may be taken for an answer whose reply was lost. */
const wrongFor = async (person: QuestionedPerson, prompt: Prompt, attempt = 0) =>
  (await person.wrong?.(prompt)) ?? String(attempt).padStart(6, '0');

/** A bank may refuse by rejecting too. */
function passOn(error: unknown): undefined {
  if (error instanceof LoginError) return undefined;
  throw error;
}

/** What someone who looks on sees of a login: its answers with their fields, but for what belongs to one login. */
async function lookOf(visit: Visit, person: ConformancePerson): Promise<string> {
  const before = visit.answers.length;
  const looks: string[] = [];
  try {
    const reply = await visit.start(person);
    if (isUnfinished(reply)) await visit.outcome(reply, reply.session);
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    looks.push(`a rejection with ${error.problem}`);
  }
  const answers = visit.answers
    .slice(before)
    .map(({ raw }) => JSON.stringify(raw, (key, value: unknown) => (isOfOneLogin.has(key) ? true : value)));
  // How often was polled says nothing.
  return [...new Set([...answers, ...looks])].join(', then ');
}
const isOfOneLogin: ReadonlySet<string> = new Set([
  'id',
  'controlCode',
  'reference',
  'expiresInMs',
  'qr',
  'link',
  'ageMs',
]);

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

/** Every text and number in some data, with the key it stands under. */
function* leaves(data: unknown, key = ''): Generator<readonly [key: string, value: string]> {
  if (typeof data !== 'object' || data === null) {
    yield [key, String(data)];
    return;
  }
  for (const [inner, value] of Object.entries(data)) yield* leaves(value, Array.isArray(data) ? key : inner);
}
