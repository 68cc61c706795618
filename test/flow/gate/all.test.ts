// One page for all of them: the runner pays per page.
import './hostile-objects.js';
import './options.js';
import './refusals.js';
import './replies.js';
import './text.js';
