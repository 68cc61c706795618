import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextPart } from '../i18n/files.js';
import type { Translate } from '../i18n/texts.js';
import { primaryLanguage, Translator } from '../i18n/translator.js';
import { loadPart } from '../loading/load-part.js';
import { PageLanguage } from './page-language.js';

/** The element whose texts these are. */
interface TextHost extends ReactiveControllerHost, HTMLElement {
  /** A page's own texts by language, as the page gave them. */
  readonly texts: unknown;
}

/** What the element hears of its texts. */
interface TextListener {
  /** Another language is shown from now on. */
  switched(): void;
  /** A text of the page's own was left out. */
  warned(message: string): void;
  /** Texts did not come; those that were shown before still are. */
  missed(error: unknown): void;
}

/** What there is to show words with. Once there are texts they stay until others have come. */
export type Spoken =
  | { readonly at: 'awaited' }
  | { readonly at: 'not-loaded' }
  /** `language` is a lower-case BCP 47 primary tag. */
  | { readonly at: 'here'; readonly language: string; readonly t: Translate };

/** The texts of the page's language, in parts. A failed load keeps what is shown, and may be tried again. */
export class TextController implements ReactiveController {
  readonly #host: TextHost;
  readonly #listener: TextListener;
  readonly #translator = new Translator();
  readonly #page: PageLanguage;
  /** A page's own texts are being checked: nothing is shown in other words meanwhile. */
  #checking: Promise<unknown> | undefined;
  /** The last wish, which is the one that counts. */
  #showing: Promise<void> = Promise.resolve();
  #wanted = '';
  #spoken: Spoken = { at: 'awaited' };

  constructor(host: TextHost, listener: TextListener) {
    this.#host = host;
    this.#listener = listener;
    this.#page = new PageLanguage(host, () => this.#follow());
    host.addController(this.#page);
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  get shown(): Spoken {
    return this.#spoken;
  }

  /** The language that is shown, or will be. A language of the page's own is taken at its word until it is checked. */
  get language(): string {
    if (this.#spoken.at === 'here') return this.#spoken.language;
    const own = primaryLanguage(this.#page.tag);
    const { texts } = this.#host;
    const isOwn = typeof texts === 'object' && texts !== null && Object.hasOwn(texts, own);
    return isOwn ? own : this.#pageLanguage;
  }

  /** Takes a page's own texts, as far as they fit. */
  async override(texts: unknown, isCurrent: () => boolean): Promise<void> {
    this.#checking = this.#check(texts, isCurrent).catch((error: unknown) => this.#listener.missed(error));
    await this.retry();
  }

  /** Loads what is shown, or should be, once more. */
  async retry(): Promise<void> {
    this.#wanted = this.#pageLanguage;
    if (this.#spoken.at === 'not-loaded') this.#become({ at: 'awaited' });
    try {
      await this.#show();
    } catch (error) {
      this.#wanted = this.#spoken.at === 'here' ? this.#spoken.language : '';
      if (this.#spoken.at !== 'here') this.#become({ at: 'not-loaded' });
      this.#listener.missed(error);
    }
  }

  /**
   * From now on this part is shown too.
   * @throws Error as `loadPart` does
   */
  async load(part: TextPart): Promise<void> {
    this.#translator.want(part);
    await this.#show();
  }

  /**
   * The page's, if there are texts for it. A page that is given another language later, as by a browser that translates it,
   * keeps the one it had; English is for a page that had none.
   */
  get #pageLanguage(): string {
    return this.#translator.supported(this.#page.tag, this.#wanted);
  }

  #follow(): void {
    if (this.#pageLanguage !== this.#wanted) void this.retry();
  }

  async #check(texts: unknown, isCurrent: () => boolean): Promise<void> {
    const { checkOverrides } = await loadPart('overrides', () => import('../i18n/overrides.js'));
    const { overrides, warnings } = await checkOverrides(texts ?? {});
    if (!isCurrent()) return;
    for (const message of warnings) this.#listener.warned(message);
    this.#translator.override(overrides);
  }

  #show(): Promise<void> {
    this.#showing = this.#load();
    return this.#showing;
  }

  async #load(): Promise<void> {
    // The first update takes the page's own texts.
    await this.#host.updateComplete;
    await this.#checking;
    // Which may have added a language.
    this.#wanted = this.#pageLanguage;
    const texts = await this.#translator.use(this.#wanted);
    // Another language or one part more was asked for meanwhile: that has all the parts that this one has.
    if (!texts) return this.#showing;
    const before = this.#spoken;
    this.#become({ at: 'here', ...texts });
    if (before.at === 'here' && before.language !== texts.language) this.#listener.switched();
  }

  #become(spoken: Spoken): void {
    this.#spoken = spoken;
    this.#host.requestUpdate();
  }
}
