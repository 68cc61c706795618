import { createInstance, type i18n } from 'i18next';
import { isShipped, textsOf, type TextPart } from './files.js';
import type { TextOverrides, Translate } from './texts.js';
import type { Overrides } from './translator.js';

const namespace = 'translation';

/** Texts with plurals and placeholders, through an i18next instance of this widget's own. */
export class I18nextTexts {
  readonly #i18n: i18n = createInstance();
  readonly #loaded = new Map<string, Promise<void>>();
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

  /**
   * Loads these parts of a language.
   * @throws TypeError when a file cannot be loaded
   */
  async use(language: string, parts: ReadonlySet<TextPart>): Promise<Translate> {
    // A language from outside may be incomplete: English is under it.
    const languages = isShipped(language) ? [language] : ['en', language];
    await Promise.all(languages.flatMap((each) => [...parts].map((part) => this.#load(each, part))));
    const fixed = this.#i18n.getFixedT(language);
    return (key, values) => fixed(key, { ...values });
  }

  #load(language: string, part: TextPart): Promise<void> {
    const id = `${language} ${part}`;
    const known = this.#loaded.get(id);
    if (known) return known;
    const loading = textsOf(language, part).then((texts) => {
      const own = Object.hasOwn(this.#overrides, language) ? this.#overrides[language] : undefined;
      // Groups are merged here: i18next's own way walks into what a polluted Object.prototype holds.
      this.#i18n.addResourceBundle(language, namespace, own ? merged(texts, own, !isShipped(language)) : texts);
    });
    this.#loaded.set(id, loading);
    loading.catch(() => this.#loaded.delete(id));
    return loading;
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
