import type { LoginState } from '../flow/state.js';
import type { View } from './screens.js';

/** What the page may know of a login: never a code, a number or a link. */
export interface LoginSummary {
  readonly step: LoginState['step'];
  readonly method?: string;
  readonly problem?: string;
}

export function summaryOf({ step, ...rest }: LoginState, view: View): LoginSummary {
  const method = 'method' in rest ? rest.method?.id : undefined;
  const missing = view === 'not-loaded' ? view : undefined;
  const problem = 'problem' in rest ? (rest.problem ?? missing) : missing;
  return Object.freeze({ step, ...(method !== undefined && { method }), ...(problem !== undefined && { problem }) });
}
