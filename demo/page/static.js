// @ts-check
// The login page without a server: a scripted bank inside the page answers, and plays the person on the phone too.
import { Conversation } from './conversation.js';
import { listed, mobileIdPeople, userPeople } from '../shared/people.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { element, showCopied } from './people.js';
import { followLanguage, followTheme } from './switches.js';
import { pageLanguage, translatePage } from './texts.js';

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const widget = find('internetbank-login');
document.documentElement.lang = pageLanguage();
// The widget's own script, which comes with it, has to find an adapter.
const bank = import('../../src/demo-bank/adapter.js');
const conversation = new Conversation(document);
conversation.hear(widget);
const useBank = (/** @type {string} */ persona) => {
  const load = async () => (await bank).createDemoAdapter(persona ? { persona } : {});
  widget.adapter = conversation.overhear(load);
};
widget.webEid = { authenticate: async () => ({ format: 'web-eid:1.0' }) };
widget.links = {
  getSmartId: 'https://www.smart-id.com/',
  lostDevice: 'https://portal.smart-id.com/',
  contact: 'mailto:help@demo-bank.example',
  forgotPassword: 'mailto:help@demo-bank.example',
};
useBank('');

const people = { userNumbers: userPeople.map(listed), mobileId: mobileIdPeople.map(listed) };

/** @param {import('./texts.js').Language} language */
function speak(language) {
  const translate = translatePage(language);
  document.title = translate('title');
  conversation.translate = translate;
  showCopied(
    {
      ...people,
      codeCard: [...demoAnswers.codeCard],
      secrets: [
        [translate('calculatorHeading'), demoAnswers.calculatorCode],
        [translate('smsHeading'), demoAnswers.smsCode],
        [translate('password'), demoAnswers.password],
        [translate('personalCode'), demoAnswers.personalCode],
      ],
    },
    translate,
    language,
  );
  const select = find('#persona');
  const chosen = select.value;
  select.replaceChildren(
    element('option', translate('byNumber')),
    ...[...people.userNumbers, ...people.mobileId].map(({ title, userNumber, phoneNumber }) => {
      const option = element('option', `${userNumber ?? phoneNumber} – ${title[language]}`);
      option.setAttribute('value', userNumber ?? phoneNumber ?? '');
      return option;
    }),
  );
  select.firstElementChild.value = '';
  select.value = chosen;
}

followLanguage(pageLanguage(), speak);
followTheme();
find('#persona').addEventListener('change', (/** @type {any} */ { target }) => useBank(target.value));
