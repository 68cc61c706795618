// One page for all of them: the test runner pays for each.
import { viewport } from '../../support/media.js';
import './people.js';
import './phone.js';
import './phone-line.js';
import { putOnStyles, takeOffStyles } from './support.js';
import './things.js';

before(async () => {
  await viewport(390, 844);
  await putOnStyles();
});
after(async () => {
  takeOffStyles();
  await viewport(800, 600);
});
