// One page for all of them: the runner pays per page.
import './all.js';
import './model/promises.js';
