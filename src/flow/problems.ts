/**
 * Every problem a login can end with: who can act, and what the person may do next about it.
 *
 * `by` the person, the bank (or the network, or the host of the widget's own files), or the page's developer.
 *
 * `again`: the same login once more, keeping what may be kept. `details`: back to the form, to correct something.
 * `none`: repeating cannot help; another method, the bank or the page's developer can.
 */
export const problems = {
  'user-refused': { by: 'person', remedy: 'again' },
  'wrong-control-code': { by: 'person', remedy: 'again' },
  expired: { by: 'person', remedy: 'again' },
  'wrong-code': { by: 'person', remedy: 'again' },
  locked: { by: 'person', remedy: 'none' },
  'account-problem': { by: 'person', remedy: 'details' },
  'account-not-qualified': { by: 'person', remedy: 'none' },
  'app-outdated': { by: 'person', remedy: 'again' },
  'phone-unreachable': { by: 'person', remedy: 'again' },
  'sim-problem': { by: 'person', remedy: 'none' },
  'id-card-missing-software': { by: 'person', remedy: 'again' },
  'id-card-refused': { by: 'person', remedy: 'again' },
  'id-card-problem': { by: 'person', remedy: 'again' },
  'id-card-busy': { by: 'person', remedy: 'again' },
  'other-browser': { by: 'person', remedy: 'again' },
  'already-used': { by: 'person', remedy: 'again' },
  'cancelled-elsewhere': { by: 'person', remedy: 'again' },
  offline: { by: 'bank', remedy: 'again' },
  unavailable: { by: 'bank', remedy: 'again' },
  maintenance: { by: 'bank', remedy: 'again' },
  'too-many-requests': { by: 'bank', remedy: 'again' },
  'session-lost': { by: 'bank', remedy: 'again' },
  'not-loaded': { by: 'bank', remedy: 'again' },
  unexpected: { by: 'bank', remedy: 'again' },
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
