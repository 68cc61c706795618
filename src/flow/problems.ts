// Two answers that most problems share: written out at each, they would weigh on the first screen.
const personAgain = { by: 'person', remedy: 'again' } as const;
const bankAgain = { by: 'bank', remedy: 'again' } as const;

/**
 * Every problem a login can end with: who can act, and what the person may do next about it.
 *
 * `by` the person, the bank (or the network, or the host of the widget's own files), or the page's developer.
 *
 * `again`: the same login once more, keeping what may be kept. `details`: back to the form, to correct something.
 * `none`: repeating cannot help; another method, the bank or the page's developer can.
 */
export const problems = {
  'user-refused': personAgain,
  'wrong-control-code': personAgain,
  expired: personAgain,
  'wrong-code': personAgain,
  locked: { by: 'person', remedy: 'none' },
  'account-problem': { by: 'person', remedy: 'details' },
  'account-not-qualified': { by: 'person', remedy: 'none' },
  'app-outdated': personAgain,
  'phone-unreachable': personAgain,
  'sim-problem': { by: 'person', remedy: 'none' },
  'id-card-missing-software': personAgain,
  'id-card-refused': personAgain,
  'id-card-problem': personAgain,
  'id-card-busy': personAgain,
  'other-browser': personAgain,
  'already-used': personAgain,
  'cancelled-elsewhere': personAgain,
  offline: bankAgain,
  unavailable: bankAgain,
  maintenance: bankAgain,
  'too-many-requests': bankAgain,
  'session-lost': bankAgain,
  'not-loaded': bankAgain,
  unexpected: bankAgain,
  'not-configured': { by: 'developer', remedy: 'none' },
  'bad-reply': { by: 'developer', remedy: 'again' },
  framed: { by: 'developer', remedy: 'none' },
} as const satisfies Record<string, { by: Actor; remedy: 'again' | 'details' | 'none' }>;

export type Actor = 'person' | 'bank' | 'developer';

export type KnownProblem = keyof typeof problems;

/** The bank was not reached, or its reply was lost on the way: whether it heard what it was told is not known. */
export const unreached: ReadonlySet<Problem> = new Set<KnownProblem>(['offline', 'unavailable']);

/** A poll after which the bank is asked again, as nothing is lost by that. */
export const retried: ReadonlySet<Problem> = new Set<Problem>([...unreached, 'too-many-requests']);

/** A problem code. A bank may send one that this version does not know: it is shown as `unexpected`. */
export type Problem = KnownProblem | (string & {});

/** The problem whose texts and rules apply: the code itself when it is known, else `unexpected`. */
export function knownProblem(problem: Problem): KnownProblem {
  return Object.hasOwn(problems, problem) ? (problem as KnownProblem) : 'unexpected';
}

/** Who can act. What this version does not know is shown as `unexpected`, so the bank. */
export const actorOn = (problem: Problem): Actor => problems[knownProblem(problem)].by;
