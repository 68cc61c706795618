import { define } from '../steps/define.js';
import { InternetbankLogin } from './internetbank-login.js';

/**
 * Registers the tag, but not in a browser that is too old for it: there what the page has put between its tags stays. Of all
 * that is used, `Object.hasOwn` is what the last too old ones lack (Chrome 92, Firefox 91, Safari 15.3).
 */
export function defineWidget(): void {
  if ('hasOwn' in Object) define('internetbank-login', InternetbankLogin);
}
