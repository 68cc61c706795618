// One page for all of them: the test runner pays for each.
import './credit-unions.js';
import './locale-files.js';
import './overrides.js';
import './translator.js';
