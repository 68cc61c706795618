/** For pages that are hard to be a guest in: frames of other sites, and pages that change their mind without end. */
export { BankChanges } from './bank-changes.js';
export { FrameExit } from './frame-exit.js';
