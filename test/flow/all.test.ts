// One page for all of them: the runner pays per page.
import './browser-clock.js';
import './calls.js';
import './card-window.js';
import './deadlines.js';
import './device-link.js';
import './lost-answer.js';
import './lost-start.js';
import './model/promises.js';
import './own-faults.js';
import './page-options.js';
import './queue.js';
import './waits.js';
import './gate/all.js';
import './login/all.js';
import './table/all.js';
