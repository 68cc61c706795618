/** What a page needs that loads one script: the tag, and what an adapter of its own is made of. */
import { defineWidget } from './widget/define-widget.js';
import { InternetbankLogin } from './widget/internetbank-login.js';

defineWidget();

export { createHttpAdapter } from './adapters/http.js';
export { LoginError } from './flow/adapter.js';
export { InternetbankLogin };
