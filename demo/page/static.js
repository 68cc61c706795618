// @ts-check
// The login page without a server: a scripted bank inside the page answers, and plays the person on the phone too.
import { Conversation } from './conversation.js';
import { element, showCopied } from './people.js';
import { loadTexts, preferredLanguage, remember, remembered, rememberLanguage, translatePage } from './texts.js';

const THEME_KEY = 'demo-theme';

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const widget = find('internetbank-login');
document.documentElement.lang = preferredLanguage();
const bank = import(new URL('./demo-bank.js', import.meta.url).href);
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

const [texts, { demoAnswers }, people] = await Promise.all([
  loadTexts(),
  bank,
  fetch(new URL('./people.json', import.meta.url)).then((response) => response.json()),
]);

/** @param {import('./texts.js').Language} language */
function speak(language) {
  const translate = translatePage(texts[language], language);
  document.title = translate('title');
  conversation.translate = translate;
  showCopied(
    {
      ...people,
      codeCard: demoAnswers.codeCard,
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
      option.setAttribute('value', userNumber ?? phoneNumber);
      return option;
    }),
  );
  select.firstElementChild.value = '';
  select.value = chosen;
}

const language = preferredLanguage();
find(`#languages input[value="${language}"]`).checked = true;
speak(language);
find('#languages').addEventListener('change', (/** @type {any} */ { target }) => {
  rememberLanguage(target.value);
  speak(target.value);
});
find('#persona').addEventListener('change', (/** @type {any} */ { target }) => useBank(target.value));

const dress = (/** @type {string} */ theme) => (document.documentElement.dataset.theme = theme);
const asked = new URLSearchParams(location.search).get('theme') ?? remembered(THEME_KEY) ?? '';
const theme = ['light', 'dark'].includes(asked) ? asked : 'auto';
find(`#themes input[value="${theme}"]`).checked = true;
dress(theme);
find('#themes').addEventListener('change', (/** @type {any} */ { target }) => {
  remember(THEME_KEY, target.value);
  dress(target.value);
});
