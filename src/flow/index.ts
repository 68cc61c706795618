/** All of the conversation that others may use. */
export * from './adapter.js';
export { browserClock } from './browser-clock.js';
export type { Clock } from './clock.js';
export type { CardReader, World } from './world.js';
export { checkOptions } from './offer.js';
export { Refusal, type UrlPolicy } from './gate.js';
export { LoginFlow } from './login-flow.js';
export type { Listener } from './runner.js';
export { knownProblem, problems, type KnownProblem, type Problem } from './problems.js';
export { checkReply } from './reply.js';
export type { AlarmReason, Fault, FlowEvent, Intent, LoginState, Order, Report, StateOf, Step, Verb } from './state.js';
export { builtInMethods, type BuiltInMethod } from './methods.js';
export { times } from './times.js';
export { transition } from './follow.js';
