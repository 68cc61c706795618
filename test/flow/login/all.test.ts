// One page for all of them: the runner pays per page.
import './asleep.js';
import './crowd.js';
import './faults.js';
import './giving-up.js';
import './id-card.js';
import './listener.js';
import './options.js';
import './polling.js';
import './resuming.js';
import './returning.js';
import './silent-bank.js';
import './stopping.js';
import './trouble.js';
import './whole.js';
