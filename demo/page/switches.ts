// The two switches of the login pages: the language of the page and its theme.
import { rememberedTheme, rememberLanguage, rememberTheme, type Language } from '../shared/preferences.js';

function follow(id: string, chosen: string, onChoose: (value: string) => void) {
  const choice = document.getElementById(id) as HTMLElement;
  for (const input of choice.querySelectorAll('input')) input.checked = input.value === chosen;
  choice.addEventListener('change', ({ target }) => onChoose((target as HTMLInputElement).value));
}

export function followLanguage(language: Language, speak: (language: Language) => void) {
  speak(language);
  follow('languages', language, (chosen) => {
    rememberLanguage(chosen);
    speak(chosen as Language);
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
