import { createInstance, type i18n } from 'i18next';
import { isShipped } from './files.js';
import type { Overrides, TextOverrides, Translate } from './texts.js';

const namespace = 'translation';

/** Texts with plurals and placeholders, through an i18next instance of this widget's own. */
export class I18nextTexts {
  readonly #i18n: i18n = createInstance();
  readonly #overrides: Overrides;

  constructor(overrides: Overrides) {
    this.#overrides = overrides;
    void this.#i18n.init({
      lng: 'en',
      fallbackLng: 'en',
      resources: {},
      initAsync: false,
      // Lit shows text as text: nothing is escaped twice.
      interpolation: { escapeValue: false },
      // A missing text shows nothing rather than its key.
      parseMissingKeyHandler: () => '',
    });
  }

  /** Adds a part of a language: a group may come in two. */
  add(language: string, part: TextOverrides): void {
    // Groups are merged here: i18next's own way walks into what a polluted Object.prototype holds.
    const texts = merged((this.#i18n.getResourceBundle(language, namespace) as TextOverrides | undefined) ?? {}, part);
    const own = Object.hasOwn(this.#overrides, language) ? this.#overrides[language] : undefined;
    this.#i18n.addResourceBundle(language, namespace, own ? merged(texts, own, !isShipped(language)) : texts);
  }

  /** Looks texts up in what was added. */
  speak(language: string): Translate {
    const fixed = this.#i18n.getFixedT(language);
    return (key, values) => fixed(key, { ...values });
  }
}

/** Replaces texts by a page's own. Only a language from outside may add groups: those of another part come with that. */
function merged(texts: TextOverrides, own: TextOverrides, adds = true): TextOverrides {
  const result: Record<string, string | TextOverrides> = { ...texts };
  for (const [key, value] of Object.entries(own)) {
    const under = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (typeof value === 'object' && typeof under === 'object') result[key] = merged(under, value);
    else if (adds) result[key] = value;
  }
  return result;
}
