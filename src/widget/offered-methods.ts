/** Which of the bank's methods this page shows: it can hide and reorder them, never add to them. */
import type { LoginOptions, Method } from '../flow/adapter.js';
import type { LoginState } from '../flow/state.js';
import type { Choice } from '../steps/page.js';
import type { HasChildren } from './fraud-notice.js';
import { rememberedMethod } from './remembered-method.js';

/** What a page says about methods. */
export interface PageMethods {
  /** The attribute: ids separated by spaces. */
  readonly methods: string | null;
  readonly rememberMethod: boolean;
  readonly allMethods: boolean;
  readonly webEid: { readonly authenticate?: unknown } | null | undefined;
}

/** The ids that the page lists, if it does. */
export const listedMethods = ({ methods }: PageMethods): string[] | undefined =>
  (methods ?? null) === null ? undefined : `${methods}`.split(/\s+/).filter(Boolean);

/** An ID card needs its library. */
export const mayOffer = (id: string, page: PageMethods): boolean =>
  (listedMethods(page)?.includes(id) ?? true) && (id !== 'id-card' || !!page.webEid?.authenticate);

const lastMethod = (page: PageMethods): string | undefined => (page.rememberMethod ? rememberedMethod() : undefined);

/** How they are shown. */
export const choiceIn = (page: PageMethods & HasChildren): Choice => ({
  all: page.allMethods,
  last: lastMethod(page),
  marks: [...page.children].map(({ slot }) => slot).filter((name) => name.startsWith('mark-')),
});

/** The options with the methods that are shown, in their order; the one that was used last comes first if it is remembered. */
export function offeredBy(options: LoginOptions, page: PageMethods): LoginOptions {
  const ids = listedMethods(page);
  const last = lastMethod(page);
  const place = ({ id }: Method) => (id === last ? -1 : (ids?.indexOf(id) ?? 0));
  const methods = options.methods.filter(({ id }) => mayOffer(id, page)).sort((a, b) => place(a) - place(b));
  return { ...options, methods };
}

/** A state with the methods that are shown. */
export function shownTo(page: PageMethods, state: LoginState): LoginState {
  const isOffer = state.step === 'choosing' || state.step === 'failed';
  return isOffer && state.options ? { ...state, options: offeredBy(state.options, page) } : state;
}

/** Whether the screen itself says how the bank is reached. */
export const showsContact = (state: LoginState, page: PageMethods): boolean =>
  state.step === 'failed' || (state.step === 'choosing' && !!state.alarm) || !!unusableMethods(state, page);

/** All that the bank offers, if none of it can be shown. */
export function unusableMethods(state: LoginState, page: PageMethods): readonly Method[] | undefined {
  const offered = state.step === 'choosing' ? state.options?.methods : undefined;
  return offered?.some(({ id }) => mayOffer(id, page)) ? undefined : offered;
}
