/** The words for when no language file is here. They cannot come from one, so they say the same in all three languages, and are in none. */
import type { TextKey, Texts } from '../i18n/texts.js';

const withoutFile: Partial<Record<TextKey, string>> = {
  'loading.part': 'Palaukite… · Lūdzu, uzgaidiet… · Please wait…',
  'problems.not-loaded.title': 'Nepavyko įkelti · Neizdevās ielādēt · Could not load',
  'actions.retry': 'Bandyti dar kartą · Mēģināt vēlreiz · Try again',
  'actions.reload': 'Atnaujinti puslapį · Atsvaidzināt lapu · Reload the page',
  'actions.cancel': 'Atšaukti · Atcelt · Cancel',
};

export const wordless: Texts = { language: '', t: (key) => withoutFile[key] ?? '' };
