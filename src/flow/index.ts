/** The conversation with a bank, without a picture: for a native shell or another framework. */
export * from './adapter.js';
export { browserClock, type Clock } from './clock.js';
export type { World } from './world.js';
export type { WebEid } from './id-card.js';
export { LoginFlow, type Listener } from './login-flow.js';
export { knownProblem, problems, type KnownProblem, type Problem } from './problems.js';
export { checkOptions, checkReply, Refusal, type UrlPolicy } from './reply.js';
export type { AlarmReason, Fault, FlowEvent, Intent, LoginState, Order, Report, StateOf, Step, Verb } from './state.js';
export { times } from './times.js';
export { transition } from './transition.js';
