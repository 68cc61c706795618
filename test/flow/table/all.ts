import './choosing.js';
import './deadline.js';
import './every-event.js';
import './remembered.js';
import './secrets.js';
import './shown.js';
import './user-number.js';
import './waits.js';
