// @ts-check
// The two switches of the login pages: the language of the page and its theme.
import { rememberedTheme, rememberLanguage, rememberTheme } from '../shared/preferences.js';

/** @typedef {import('../shared/preferences.js').Language} Language */

/** @param {string} id @param {string} chosen @param {(value: any) => void} onChoose */
function follow(id, chosen, onChoose) {
  const choice = /** @type {HTMLElement} */ (document.getElementById(id));
  for (const input of choice.querySelectorAll('input')) input.checked = input.value === chosen;
  choice.addEventListener('change', ({ target }) => onChoose(/** @type {HTMLInputElement} */ (target).value));
}

/** @param {Language} language @param {(language: Language) => void} speak */
export function followLanguage(language, speak) {
  speak(language);
  follow('languages', language, (chosen) => {
    rememberLanguage(chosen);
    speak(chosen);
  });
}

/** The theme that the address asks for (`?theme=dark`), else the one chosen before, else the device's. */
export function followTheme() {
  const asked = new URLSearchParams(location.search).get('theme') ?? rememberedTheme();
  const theme = ['light', 'dark'].includes(asked) ? asked : 'auto';
  document.documentElement.dataset.theme = theme;
  follow('themes', theme, (chosen) => {
    rememberTheme(chosen);
    document.documentElement.dataset.theme = chosen;
  });
}
