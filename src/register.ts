/** What a page needs that loads one script: the tag, and what an adapter of its own is made of. */
import { define } from './steps/define.js';
import { InternetbankLogin } from './widget/internetbank-login.js';

define('internetbank-login', InternetbankLogin);

export { createHttpAdapter } from './adapters/http.js';
export { LoginError } from './flow/adapter.js';
export { InternetbankLogin };
