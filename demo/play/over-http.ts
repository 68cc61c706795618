// The page as the demo bank serves it.
import { bankOverHttp } from './bank-over-http.js';
import { openPlay } from './open-play.js';

openPlay(bankOverHttp());
