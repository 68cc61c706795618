/** What a step can ask for follows from the table: this file compiles only as long as it does. */
import type { IntentOf, StateTaking } from '../../src/flow/follow.js';
import type { Step } from '../../src/flow/state.js';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Holds<Claim extends true> = Claim;
type Wishes<S extends Step> = IntentOf<S>['type'];

export type Claims = [
  Holds<Same<Wishes<'succeeded'>, 'restarted' | 'reset'>>,
  Holds<Same<Wishes<'prompting'>, 'code-entered' | 'identity-reopened' | 'another-way-wanted' | 'cancelled' | 'reset'>>,
  Holds<Same<Wishes<'starting'>, 'cancelled' | 'another-way-wanted' | 'reset'>>,
  Holds<Same<StateTaking<'alarm-raised'>['step'], 'waiting'>>,
  Holds<Same<StateTaking<'code-entered'>['step'], 'prompting'>>,
];
