/** Draws the widget on a server. Needs `@lit-labs/ssr`. */
export { renderLogin, type ServedLogin } from './server/render-login.js';
