// @ts-check
import { CallError, callBank } from './bank-call.js';
import { conversation } from './overhear.js';
import { showPeople } from './people.js';
import { Phone } from './phone.js';
import { followLanguage, followTheme } from './switches.js';
import { pageLanguage, translatePage } from './texts.js';
import { createWebEidSimulation } from './web-eid-simulation.js';

const phone = new Phone();

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const widget = find('internetbank-login');

// All a page may give to the widget besides its attributes: the ID-card library and the bank's own links.
widget.webEid = createWebEidSimulation({ cardInReader: () => find('#id-card').value });
widget.links = {
  getSmartId: 'https://www.smart-id.com/',
  lostDevice: 'https://portal.smart-id.com/',
  contact: 'mailto:help@demo-bank.example',
  forgotPassword: 'mailto:help@demo-bank.example',
};

// As long as the bank's own session lasts, a page that is opened anew finds the success again.
const logOut = find('#log-out');
widget.addEventListener('login-success', () => (logOut.hidden = false));
logOut.addEventListener('click', async () => {
  // A bank that cannot be reached is the widget's to tell.
  await callBank('POST', '/demo/log-out').catch(() => undefined);
  logOut.hidden = true;
  widget.reset();
});

const listed = await callBank('GET', '/demo/personas');
phone.pin1 = listed.pin1;

/** @type {import('./texts.js').Translate} */
let translate = (key) => key;

/** @param {import('./texts.js').Language} language */
function speak(language) {
  translate = translatePage(language);
  document.title = translate('title');
  conversation.translate = translate;
  showPeople(listed, translate, language);
  phone.translate = translate;
  phone.retranslate();
}

followLanguage(pageLanguage(), speak);
followTheme();

find('#calculator').addEventListener('submit', async (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const challenge = find('#challenge').value.replace(/\s/g, '');
  const query = challenge ? `?challenge=${encodeURIComponent(challenge)}` : '';
  const status = find('#calculated');
  try {
    status.textContent = translate('calculated', await callBank('GET', `/demo/calculator${query}`));
  } catch (error) {
    const isDown = error instanceof CallError && error.problem === 'unavailable';
    status.textContent = translate(isDown ? 'problem-unavailable' : 'challengeWrong');
  }
});

// On a real phone this link opens the app; here it opens the drawn one.
widget.addEventListener('click', (/** @type {MouseEvent} */ event) => {
  const link = event
    .composedPath()
    .map((node) => (node instanceof HTMLAnchorElement ? (node.getAttribute('href') ?? '') : ''))
    .find((href) => href.startsWith('https://smart-id.com/device-link'));
  if (link === undefined) return;
  event.preventDefault();
  void phone.open(link);
});

await phone.connect();
