import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextPart } from '../i18n/files.js';
import type { Texts } from '../i18n/texts.js';
import { primaryLanguage, Translator } from '../i18n/translator.js';
import { loadPart } from '../loading/load-part.js';
import { languageTagOf, observeLanguageTags } from './page-language.js';
import type { Warner } from './warner.js';

/** The element that speaks. */
interface LanguageHost extends ReactiveControllerHost, HTMLElement {
  /** A page's own texts by language, as the page gave them. */
  readonly texts: unknown;
}

/** What there is to show words with. Once there are texts they stay until others have come. */
export type Spoken = { readonly at: 'awaited' } | { readonly at: 'not-loaded' } | ({ readonly at: 'here' } & Texts);

/**
 * Speaks the page's language, in the parts that are wanted. A change of language goes one way: the page's `lang` or its own
 * texts change, the texts are loaded, they are shown, and whoever has to know is told. A failed load keeps what is shown, and
 * may be tried again.
 */
export class LanguageController implements ReactiveController {
  readonly #host: LanguageHost;
  readonly #warner: Warner;
  readonly #switched: () => void;
  readonly #translator = new Translator();
  #observer: MutationObserver | undefined;
  /** A page's own texts are being checked: nothing is shown in other words meanwhile. */
  #checking: Promise<void> | undefined;
  /** What is being loaded, or shown. */
  #wanted = '';
  #spoken: Spoken = { at: 'awaited' };

  /** @param switched another language is shown from now on */
  constructor(host: LanguageHost, warner: Warner, switched: () => void) {
    this.#host = host;
    this.#warner = warner;
    this.#switched = switched;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = observeLanguageTags(this.#host, () => this.#follow());
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  get shown(): Spoken {
    return this.#spoken;
  }

  /** The language that is shown, or will be. A language of the page's own is taken at its word until it is checked. */
  get language(): string {
    if (this.#spoken.at === 'here') return this.#spoken.language;
    const own = primaryLanguage(languageTagOf(this.#host));
    const { texts } = this.#host;
    const isOwn = typeof texts === 'object' && texts !== null && Object.hasOwn(texts, own);
    return isOwn ? own : this.#pageLanguage;
  }

  /** Takes the page's own texts, as far as they fit. */
  override(): void {
    this.#checking = this.#check(this.#host.texts).catch((error: unknown) => this.#warner.miss(error));
    void this.retry();
  }

  /** Loads what is shown, or should be, once more. */
  async retry(): Promise<void> {
    this.#wanted = this.#pageLanguage;
    if (this.#spoken.at === 'not-loaded') this.#become({ at: 'awaited' });
    try {
      await this.#speak();
    } catch (error) {
      this.#wanted = this.#spoken.at === 'here' ? this.#spoken.language : '';
      if (this.#spoken.at !== 'here') this.#become({ at: 'not-loaded' });
      this.#warner.miss(error);
    }
  }

  /**
   * From now on this part is shown too.
   * @throws Error as `loadPart` does
   */
  async load(part: TextPart): Promise<void> {
    this.#translator.want(part);
    await this.#speak();
  }

  /**
   * The page's, if there are texts for it. A page that is given another language later, as by a browser that translates it,
   * keeps the one it had; English is for a page that had none.
   */
  get #pageLanguage(): string {
    return this.#translator.supported(languageTagOf(this.#host), this.#wanted);
  }

  #follow(): void {
    if (this.#pageLanguage !== this.#wanted) void this.retry();
  }

  async #speak(): Promise<void> {
    // The first update takes the page's own texts.
    await this.#host.updateComplete;
    await this.#checking;
    // Which may have added a language.
    this.#wanted = this.#pageLanguage;
    const texts = await this.#translator.use(this.#wanted);
    const before = this.#spoken;
    this.#become({ at: 'here', ...texts });
    if (before.at === 'here' && before.language !== texts.language) this.#switched();
  }

  async #check(texts: unknown): Promise<void> {
    const { checkOverrides } = await loadPart('overrides', () => import('../i18n/overrides.js'));
    const { overrides, warnings } = await checkOverrides(texts ?? {});
    // The page has given others since.
    if (texts !== this.#host.texts) return;
    for (const message of warnings) this.#warner.say(message);
    this.#translator.override(overrides);
  }

  #become(spoken: Spoken): void {
    this.#spoken = spoken;
    this.#host.requestUpdate();
  }
}
