/** What the checks are made of. */
import type { LoginReply, Prompt, PromptReply, Session } from '../../flow/adapter.js';
import type { ConformanceDriver, ConformancePerson, QuestionedPerson } from '../driver.js';
import type { Claim } from '../promised.js';
import { told, type Unfinished, type Visit } from '../visit.js';

export type Check = Claim<Visit>;

export const unless = (has: unknown, reason: string): string | undefined => (has ? undefined : reason);
export const needsQuestioned = (driver: ConformanceDriver) =>
  unless(questionedBy(driver), 'The driver has no questioned person.');
export const needsRefusal = ({ refuse }: ConformanceDriver) => unless(refuse, 'The driver has no refuse().');
export const needsCall = (call: 'cancel' | 'resume') => (driver: ConformanceDriver) =>
  unless(!driver.lacks?.includes(call), `The adapter has no ${call}.`);

/** Who is asked for a code: someone of their own, or the driver's own person. */
export function questionedBy(driver: ConformanceDriver): QuestionedPerson | undefined {
  const { questioned, method, identity, institution, right } = driver;
  if (questioned || !right) return questioned;
  return { method, identity, institution, right: right.bind(driver) };
}

export function claimThat(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

export const isUnfinished = (reply: LoginReply): reply is Unfinished =>
  reply.status === 'pending' || reply.status === 'prompt';
export const codeOf = (reply: Unfinished): string | undefined =>
  reply.status === 'pending' && reply.show.kind === 'control-code' ? reply.show.controlCode : undefined;

export async function beginPending(visit: Visit) {
  const reply = await visit.begin();
  if (reply.status === 'pending') return reply;
  throw new Error(`start was answered with ${told(reply)}, so there is nothing to wait for.`);
}

/** The driver's own person does all that is asked of them. */
export async function logIn(
  visit: Visit,
  driver: ConformanceDriver,
  reply: Unfinished,
  ask?: () => Promise<LoginReply>,
) {
  await driver.confirm(reply.session);
  const next = await visit.outcome(reply, reply.session, ask);
  if (next.status !== 'prompt' || !driver.right) return next;
  return answer(visit, next.session, next.prompt, await driver.right(next.prompt));
}

/** Logs in until the bank asks for a code. */
export async function question(
  visit: Visit,
  driver: ConformanceDriver,
  person: ConformancePerson,
): Promise<PromptReply> {
  const reply = await visit.begin(person);
  if (reply.status === 'prompt') return reply;
  await driver.confirm(reply.session);
  const next = await visit.outcome(reply, reply.session);
  if (next.status === 'prompt') return next;
  throw new Error(`After the confirmation came ${told(next)}, though this person is to be asked for a code.`);
}

export const answer = async (visit: Visit, session: Session, { kind }: Prompt, value: string) =>
  visit.outcome(await visit.submit(session, { kind, value }), session);
export const isSameQuestion = (left: PromptReply, right: PromptReply) =>
  JSON.stringify(left.prompt) === JSON.stringify(right.prompt);
/** By default another one at each attempt: the same again may be taken for an answer whose reply was lost. */
export const wrongFor = async (person: QuestionedPerson, prompt: Prompt, attempt = 0) =>
  (await person.wrong?.(prompt)) ?? wrongCode(attempt);
export const wrongCode = (attempt: number): string => String(attempt).padStart(6, '0');
/** More than any bank allows. */
export const mostAttempts = 20;
