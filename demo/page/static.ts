// The login page without a server: a scripted bank inside the page answers, and plays the person on the phone too.
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { Conversation } from './conversation.js';
import { listed, mobileIdPeople, userPeople } from '../shared/people.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { element, showCopied } from './people.js';
import { followLanguage, followTheme } from './switches.js';
import { pageLanguage, translatePage, type Language } from './texts.js';

const find = <Kind extends Element = HTMLElement>(selector: string) => document.querySelector(selector) as Kind;
const widget = find<InternetbankLogin>('internetbank-login');
document.documentElement.lang = pageLanguage();
// The widget's own script, which comes with it, has to find an adapter.
const bank = import('../../src/demo-bank/adapter.js');
const conversation = new Conversation(document);
conversation.hear(widget);
const useBank = (persona: string) => {
  const load = async () => (await bank).createDemoAdapter(persona ? { persona } : {});
  widget.adapter = conversation.overhear(load);
};
widget.webEid = { authenticate: () => Promise.resolve({ format: 'web-eid:1.0' }) };
widget.links = {
  getSmartId: 'https://www.smart-id.com/',
  lostDevice: 'https://portal.smart-id.com/',
  contact: 'mailto:help@demo-bank.example',
  forgotPassword: 'mailto:help@demo-bank.example',
};
useBank('');

const people = { userNumbers: userPeople.map(listed), mobileId: mobileIdPeople.map(listed) };

function speak(language: Language) {
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
  const select = find<HTMLSelectElement>('#persona');
  const chosen = select.value;
  select.replaceChildren(
    new Option(translate('byNumber'), ''),
    ...[...people.userNumbers, ...people.mobileId].map(({ title, userNumber, phoneNumber }) => {
      const option = element('option', `${userNumber ?? phoneNumber} – ${title[language]}`);
      option.setAttribute('value', userNumber ?? phoneNumber ?? '');
      return option;
    }),
  );
  select.value = chosen;
}

followLanguage(pageLanguage(), speak);
followTheme();
find('#persona').addEventListener('change', ({ target }) => useBank((target as HTMLSelectElement).value));
