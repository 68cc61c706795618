/**
 * tsx keeps the names of functions by a helper of its own. Functions that run in a page need it there: run this script first.
 */
export const nameKeeper = 'globalThis.__name = (inner) => inner';
