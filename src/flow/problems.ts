/**
 * Every problem a login can end with, and what the person may do next about it.
 *
 * `again`: the same login once more, keeping what may be kept. `details`: back to the form, to correct something.
 * `none`: repeating cannot help; another method, the bank or the page's developer can.
 */
export const problems = {
  // The person can act.
  'user-refused': 'again',
  'wrong-control-code': 'again',
  expired: 'again',
  'wrong-code': 'again',
  locked: 'none',
  'account-problem': 'details',
  'account-not-qualified': 'none',
  'app-outdated': 'again',
  'phone-unreachable': 'again',
  'sim-problem': 'none',
  'id-card-missing-software': 'again',
  'id-card-refused': 'again',
  'id-card-problem': 'again',
  'id-card-busy': 'again',
  'other-browser': 'again',
  'already-used': 'again',
  'cancelled-elsewhere': 'again',
  // The network, the bank, or the host of the widget's own files.
  offline: 'again',
  unavailable: 'again',
  maintenance: 'again',
  'too-many-requests': 'again',
  'session-lost': 'again',
  'not-loaded': 'again',
  unexpected: 'again',
  // The page's developer.
  'not-configured': 'none',
  'bad-reply': 'again',
  framed: 'none',
} as const satisfies Record<string, 'again' | 'details' | 'none'>;

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
