/** Registers `<internetbank-login>` and re-exports everything. */
import './register.js';

export * from './elements.js';
