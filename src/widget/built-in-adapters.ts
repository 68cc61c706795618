import { LoginError, type LoginAdapter } from '../flow/adapter.js';
import type { Problem } from '../flow/problems.js';

/** A page whose frameworks set properties late gets this long before it is told that nothing is configured. */
const configurationGraceMs = 1_000;

/** Stands in for a bank where none may be asked: every call is refused with the reason. */
export function refusingAdapter(problem: Problem, afterMs = 0): LoginAdapter {
  const refuse = async () => {
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    throw new LoginError(problem);
  };
  return { options: refuse, start: refuse, poll: refuse, submit: refuse };
}

export const unconfiguredAdapter = (): LoginAdapter => refusingAdapter('not-configured', configurationGraceMs);
