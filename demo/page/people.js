// @ts-check
/** @typedef {import('./texts.js').Translate} Translate */
/** @typedef {import('./texts.js').Language} Language */

/**
 * What the demo bank lists.
 * @typedef {object} Listed
 * @property {Person[]} userNumbers
 * @property {Person[]} mobileId
 * @property {string[]} phoneOwners user numbers
 * @property {string[]} codeCard
 * @property {string} password
 * @property {string} personalCode
 * @property {string} pin1
 *
 * @typedef {{ title: Record<Language, string>, userNumber?: string, phoneNumber?: string, personalCode?: string }} Person
 */

const COPIED_FOR_MS = 2000;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Fills the lists of people, their secrets and the code card.
 * @param {Listed} listed
 * @param {Translate} translate
 * @param {Language} language
 */
export function showPeople(listed, translate, language) {
  const secrets = ['pin1', 'password', 'personalCode'].map((name) => [
    translate(name),
    /** @type {any} */ (listed)[name],
  ]);
  showCopied({ ...listed, secrets }, translate, language);
  showOwners(listed, language);
}

/**
 * Everything that is there to be copied.
 * @param {Pick<Listed, 'userNumbers' | 'mobileId' | 'codeCard'> & { secrets: string[][] }} listed
 * @param {Translate} translate
 * @param {Language} language
 */
export function showCopied({ userNumbers, mobileId, codeCard, secrets }, translate, language) {
  const copyButton = (/** @type {string} */ value) => createCopyButton(value, translate);
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

/**
 * @param {Listed} listed
 * @param {Language} language
 */
function showOwners({ userNumbers, phoneOwners }, language) {
  const select = /** @type {HTMLSelectElement} */ (byId('phone-owner'));
  const chosen = select.value;
  const owners = userNumbers.filter(({ userNumber = '' }) => phoneOwners.includes(userNumber));
  select.replaceChildren(
    ...owners.map(({ title, userNumber = '' }) => new Option(`${userNumber} – ${title[language]}`, userNumber)),
  );
  if (chosen) select.value = chosen;
}

/**
 * @param {string} value
 * @param {Translate} translate
 */
function createCopyButton(value, translate) {
  const button = element('button', value);
  button.className = 'copy';
  button.setAttribute('type', 'button');
  button.setAttribute('translate', 'no');
  button.setAttribute('aria-label', translate('copy', { value }));
  button.addEventListener('click', async () => {
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
  });
  return button;
}

/**
 * @param {string} value
 * @param {HTMLElement} source shows the value, so that it can be selected where the clipboard is closed to scripts
 */
async function copy(value, source) {
  try {
    await navigator.clipboard.writeText(value);
  } catch (error) {
    getSelection()?.selectAllChildren(source);
    if (!document.execCommand('copy')) throw error;
  }
}

/**
 * @param {string} name
 * @param {...(string | Node)} content
 */
export function element(name, ...content) {
  const created = document.createElement(name);
  created.append(...content);
  return created;
}
