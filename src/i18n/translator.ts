import { isShipped, textsOf, type TextPart } from './files.js';
import { loadPart } from '../loading/load-part.js';
import type { I18nextTexts } from './i18next-texts.js';
import type { Overrides, TextOverrides, Texts, Translate } from './texts.js';

/** The primary subtag in lower case: `lt` of `lt-LT`. */
export const primaryLanguage = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The texts of one widget, in one language at a time. Those of the first screen have neither plurals nor placeholders and are
 * looked up as they are; i18next, two and a half times the weight of Lit, comes with all others.
 */
export class Translator {
  readonly #parts = new Set<TextPart>(['first']);
  #overrides: Overrides = {};
  #i18next: I18nextTexts | undefined;
  /** The latest call of `use`. Two of them may be for one language, the later one for more of its parts. */
  #wish: Promise<Texts> | undefined;

  /** The language that will be shown for a tag: itself if there are texts for it, else the one to be kept, else English. */
  supported(tag: string, kept = 'en'): string {
    const hasTexts = (language: string) => isShipped(language) || Object.hasOwn(this.#overrides, language);
    return [primaryLanguage(tag), kept].find(hasTexts) ?? 'en';
  }

  /** From now on this part is loaded in every language; in the present one with the next `use`. */
  want(part: TextPart): void {
    this.#parts.add(part);
  }

  /**
   * Loads a language and resolves with its texts. The latest wish wins: where this was called again meanwhile, the outcome is that
   * of the later call.
   * @throws Error as `loadPart` does
   */
  use(tag: string): Promise<Texts> {
    const load = this.#load(this.supported(tag));
    const latest = () => (wish === this.#wish ? load : this.#wish!);
    const wish: Promise<Texts> = load.then(latest, latest);
    return (this.#wish = wish);
  }

  /** Replaces single texts and adds languages; `overrides` are checked ones. */
  override(overrides: Overrides): void {
    this.#overrides = overrides;
    this.#i18next = undefined;
  }

  get #isPlain(): boolean {
    return this.#parts.size === 1 && Object.keys(this.#overrides).length === 0;
  }

  async #load(language: string): Promise<Texts> {
    const t = this.#isPlain ? await plain(language) : await this.#translate(language);
    return { language, t };
  }

  async #translate(language: string): Promise<Translate> {
    const loaded = await this.#filesOf(language);
    const texts = (this.#i18next ??= new loaded.I18nextTexts(this.#overrides));
    for (const [each, part] of loaded.parts) texts.add(each, part);
    return texts.speak(language);
  }

  /** The texts come beside i18next, not after it. */
  async #filesOf(language: string) {
    // A language from outside may be incomplete: English is under it.
    const languages = isShipped(language) ? [language] : ['en', language];
    const names = languages.flatMap((each) => [...this.#parts].map((part) => [each, part] as const));
    const [{ I18nextTexts }, ...parts] = await Promise.all([
      loadPart('i18next-texts', () => import('./i18next-texts.js')),
      ...names.map(async ([each, part]) => [each, await textsOf(each, part)] as const),
    ]);
    return { I18nextTexts, parts };
  }
}

async function plain(language: string): Promise<Translate> {
  const texts = await textsOf(language, 'first');
  return (key) => {
    let found: string | TextOverrides | undefined = texts;
    for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined;
    return typeof found === 'string' ? found : '';
  };
}
