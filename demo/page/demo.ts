import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { CallError, callBank } from './bank-call.js';
import { conversation } from './overhear.js';
import { type Listed, showPeople } from './people.js';
import { Phone } from './phone.js';
import { followLanguage, followTheme } from './switches.js';
import { pageLanguage, translatePage, type Language, type Translate } from './texts.js';
import { createWebEidSimulation } from './web-eid-simulation.js';

const phone = new Phone();

const find = <Kind extends Element = HTMLElement>(selector: string) => document.querySelector(selector) as Kind;
const widget = find<InternetbankLogin>('internetbank-login');

// All a page may give to the widget besides its attributes: the ID-card library and the bank's own links.
widget.webEid = createWebEidSimulation({ cardInReader: () => find<HTMLSelectElement>('#id-card').value });
widget.links = {
  getSmartId: 'https://www.smart-id.com/',
  lostDevice: 'https://portal.smart-id.com/',
  contact: 'mailto:help@demo-bank.example',
  forgotPassword: 'mailto:help@demo-bank.example',
};

// As long as the bank's own session lasts, a page that is opened anew finds the success again.
const logOut = find('#log-out');
widget.addEventListener('login-success', () => (logOut.hidden = false));
async function leave() {
  // A bank that cannot be reached is the widget's to tell.
  await callBank('POST', '/demo/log-out').catch(() => undefined);
  logOut.hidden = true;
  widget.reset();
}
logOut.addEventListener('click', () => void leave());

const listed = await callBank<Listed>('GET', '/demo/personas');
phone.pin1 = listed.pin1;

let translate: Translate = (key) => key;

function speak(language: Language) {
  translate = translatePage(language);
  document.title = translate('title');
  conversation.translate = translate;
  showPeople(listed, translate, language);
  phone.translate = translate;
  phone.retranslate();
}

followLanguage(pageLanguage(), speak);
followTheme();

async function calculate() {
  const challenge = find<HTMLInputElement>('#challenge').value.replace(/\s/g, '');
  const query = challenge ? `?challenge=${encodeURIComponent(challenge)}` : '';
  const status = find('#calculated');
  try {
    status.textContent = translate('calculated', await callBank<{ code: string }>('GET', `/demo/calculator${query}`));
  } catch (error) {
    const isDown = error instanceof CallError && error.problem === 'unavailable';
    status.textContent = translate(isDown ? 'problem-unavailable' : 'challengeWrong');
  }
}
find('#calculator').addEventListener('submit', (event) => {
  event.preventDefault();
  void calculate();
});

// On a real phone this link opens the app; here it opens the drawn one.
widget.addEventListener('click', (event: MouseEvent) => {
  const link = event
    .composedPath()
    .map((node) => (node instanceof HTMLAnchorElement ? (node.getAttribute('href') ?? '') : ''))
    .find((href) => href.startsWith('https://smart-id.com/device-link'));
  if (link === undefined) return;
  event.preventDefault();
  void phone.open(link);
});

await phone.connect();
