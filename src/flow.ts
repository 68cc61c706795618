/** The conversation with a bank, without a picture: for a native shell or another framework. */
export * from './flow/index.js';
export { cardReader, type WebEid } from './adapters/web-eid.js';
