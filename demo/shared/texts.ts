import { preferences } from './preferences.js';
import texts from './texts.json' with { type: 'json' };

/** By language and key. */
export type PageTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: Values) => string;

/** Looks texts up in the page's language, in English where there is none. `{name}` in a text is a value. */
export const translator =
  (texts: PageTexts): Translate =>
  (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
      texts[preferences.language]?.[key] ?? texts['en']?.[key] ?? key,
    );

/** The words that all pages of the demo share. */
export const sharedText = translator(texts);
