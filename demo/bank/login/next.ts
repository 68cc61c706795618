import type { Identity } from '../../../src/flow/adapter.js';
import type { Verdict } from '../clients/service.js';
import type { Customers } from '../customers.js';
import type { StepUp } from './login.js';
import type { LoginEvent, Next } from './transition.js';

/** What the verdict on a proof makes of a login. */
export async function eventOf(
  verdict: Verdict,
  { customers, method, reference }: { customers: Customers; method: string; reference?: string | undefined },
): Promise<LoginEvent> {
  if (verdict.kind === 'failed') {
    return { kind: 'refused', problem: verdict.problem, ...(reference !== undefined && { reference }) };
  }
  const customer = await customers.identify(verdict.person);
  if (!customer) return { kind: 'refused', problem: 'account-problem' };
  return { kind: 'proven', customer: customer.id, next: await nextFor(customers, customer.id, { method }) };
}

/**
 * What comes for somebody who has shown who they are: a question, the bank, or a refusal.
 * @param id nobody's where a number is typed that no customer has
 */
export async function nextFor(
  customers: Customers,
  id: string | undefined,
  { method, typed }: { method: string; typed?: Identity },
): Promise<Next> {
  const standing = await customers.standing(id, method, typed);
  if (standing.kind === 'turned-away') return { kind: 'turn-away', problem: standing.problem };
  return nextQuestionOf(customers, id, { method, stepUps: standing.stepUps });
}

/** The first of what is still asked, else the bank. */
export async function nextQuestionOf(
  customers: Customers,
  id: string | undefined,
  { method, stepUps }: { method: string; stepUps: readonly StepUp[] },
): Promise<Next> {
  const [stepUp, ...later] = stepUps;
  if (stepUp) return { kind: 'ask', question: customers.question(stepUp), later };
  if (id === undefined) return { kind: 'turn-away', problem: 'account-problem' };
  return { kind: 'welcome', reply: await customers.welcome(id, method) };
}
