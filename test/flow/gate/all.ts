import './hostile-objects.js';
import './options.js';
import './refusals.js';
import './replies.js';
import './text.js';
import './junk.js';
