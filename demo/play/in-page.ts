// The page as a folder of files: nothing leaves the browser.
import { bankInPage } from './bank-in-page.js';
import { openPlay } from './open-play.js';

openPlay(bankInPage());
