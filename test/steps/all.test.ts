// One page for all of them: the test runner pays for each.
import './busy-step.js';
import './choosing-step.js';
import './countdown.js';
import './countries.js';
import './device-link.js';
import './every-step.js';
import './failed-step.js';
import './field-rules.js';
import './filled-fields.js';
import './identifying-step.js';
import './institution-picker.js';
import './nested-elements.js';
import './prompting-step.js';
import './several-fields.js';
import './succeeded-step.js';
import './waiting-step.js';
import './words.js';
