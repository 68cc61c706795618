import type { StateOf } from '../flow/state.js';

/** A state as its screen needs it: what was typed and is being sent is for the bank, and in no property of an element. */
export function withoutSecrets<S extends StateOf<'loading' | 'starting' | 'checking'>>(state: S): S {
  if (state.step === 'starting') return { ...state, identity: {} };
  return state.step === 'checking' ? { ...state, answer: { ...state.answer, value: '' } } : state;
}
