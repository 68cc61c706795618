import type { ListedPerson } from '../shared/people.js';
import type { Language, Translate } from './texts.js';

/** What the demo bank lists. */
export interface Listed {
  readonly userNumbers: readonly ListedPerson[];
  readonly mobileId: readonly ListedPerson[];
  /** User numbers. */
  readonly phoneOwners: readonly string[];
  readonly codeCard: readonly string[];
  readonly password: string;
  readonly personalCode: string;
  readonly pin1: string;
}

/** Everything that is there to be copied. */
export interface Copied extends Pick<Listed, 'userNumbers' | 'mobileId' | 'codeCard'> {
  readonly secrets: readonly (readonly [name: string, value: string])[];
}

const COPIED_FOR_MS = 2000;

const byId = (id: string) => document.getElementById(id) as HTMLElement;

/** Fills the lists of people, their secrets and the code card. */
export function showPeople(listed: Listed, translate: Translate, language: Language) {
  const secrets = (['pin1', 'password', 'personalCode'] as const).map(
    (name) => [translate(name), listed[name]] as const,
  );
  showCopied({ ...listed, secrets }, translate, language);
  showOwners(listed, language);
}

/** Everything that is there to be copied. */
export function showCopied(
  { userNumbers, mobileId, codeCard, secrets }: Copied,
  translate: Translate,
  language: Language,
) {
  const copyButton = (value: string) => createCopyButton(value, translate);
  byId('user-numbers').replaceChildren(
    ...userNumbers.map(({ title, userNumber = '' }) =>
      element('li', copyButton(userNumber), element('span', title[language])),
    ),
  );
  byId('mobile-id').replaceChildren(
    ...mobileId.map(({ title, phoneNumber = '', personalCode = '' }) =>
      element('li', copyButton(phoneNumber), copyButton(personalCode), element('span', title[language])),
    ),
  );
  byId('secrets').replaceChildren(
    ...secrets.flatMap(([name = '', value = '']) => [element('dt', name), element('dd', copyButton(value))]),
  );
  byId('code-card').replaceChildren(...codeCard.map((code) => element('li', code)));
}

function showOwners({ userNumbers, phoneOwners }: Listed, language: Language) {
  const select = byId('phone-owner') as HTMLSelectElement;
  const chosen = select.value;
  const owners = userNumbers.filter(({ userNumber = '' }) => phoneOwners.includes(userNumber));
  select.replaceChildren(
    ...owners.map(({ title, userNumber = '' }) => new Option(`${userNumber} – ${title[language]}`, userNumber)),
  );
  if (chosen) select.value = chosen;
}

function createCopyButton(value: string, translate: Translate) {
  const button = element('button', value);
  button.className = 'copy';
  button.setAttribute('type', 'button');
  button.setAttribute('translate', 'no');
  button.setAttribute('aria-label', translate('copy', { value }));
  const copyValue = async () => {
    const status = byId('copy-status');
    // Emptied first, so that copying the same number again is announced again.
    status.textContent = '';
    try {
      await copy(value, button);
      button.classList.add('copied');
      setTimeout(() => button.classList.remove('copied'), COPIED_FOR_MS);
      status.textContent = translate('copied', { value });
    } catch {
      status.textContent = translate('copyFailed', { value });
    }
  };
  button.addEventListener('click', () => void copyValue());
  return button;
}

/** @param source shows the value, so that it can be selected where the clipboard is closed to scripts */
async function copy(value: string, source: HTMLElement) {
  try {
    await navigator.clipboard.writeText(value);
  } catch (error) {
    getSelection()?.selectAllChildren(source);
    if (!document.execCommand('copy')) throw error;
  }
}

export function element(name: string, ...content: (string | Node)[]) {
  const created = document.createElement(name);
  created.append(...content);
  return created;
}
