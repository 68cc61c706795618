/** What the widget needs once a login is under way: one file. */
export { cardReader } from '../adapters/web-eid.js';
export { talk } from '../flow/talk.js';
export { deviceOf } from './device.js';
export { urlPolicy } from './url-policy.js';
