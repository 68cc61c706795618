import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LoginError } from '../flow/adapter.js';
import type { Translate } from '../i18n/texts.js';
import { primaryLanguage, Translator } from '../i18n/translator.js';
import { define } from '../steps/define.js';
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
}

/**
 * What is loaded for the eyes: the texts of the page's language, and the later screens and the help with theirs. A failed load
 * keeps what is shown, and may be tried again.
 */
export class TextController implements ReactiveController {
  readonly #host: TextHost;
  readonly #listener: TextListener;
  readonly #translator = new Translator();
  readonly #page: PageLanguage;
  #later: Promise<void> | undefined;
  /** A page's own texts are being checked: nothing is shown in other words meanwhile. */
  #checking: Promise<unknown> | undefined;
  #wanted = '';
  /** Looks texts up; absent until the first have come. */
  t: Translate | undefined;
  /** Of `t`, a lower-case BCP 47 primary tag. */
  language = '';
  #firstFailed = false;
  #laterFailed = false;
  /** Whether the later screens and their texts are here. */
  laterHere = false;

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

  /** Something could not be loaded that is needed now. */
  get missing(): boolean {
    return this.#firstFailed || this.#laterFailed;
  }

  /** The language that is shown, or will be. A language of the page's own is taken at its word until it is checked. */
  get spoken(): string {
    const own = primaryLanguage(this.#page.tag);
    const { texts } = this.#host;
    const isOwn = typeof texts === 'object' && texts !== null && Object.hasOwn(texts, own);
    return this.language || (isOwn ? own : this.#pageLanguage);
  }

  /** Takes a page's own texts, as far as they fit. */
  async override(texts: unknown, isCurrent: () => boolean): Promise<void> {
    this.#checking = this.#check(texts, isCurrent).catch(() => undefined);
    await this.#use(this.#pageLanguage);
  }

  async #check(texts: unknown, isCurrent: () => boolean): Promise<void> {
    const { checkOverrides } = await import('../i18n/overrides.js');
    const { overrides, warnings } = await checkOverrides(texts ?? {});
    if (!isCurrent()) return;
    for (const message of warnings) this.#listener.warned(message);
    this.#translator.override(overrides);
  }

  /**
   * The screens and texts after the first ones: no login is started at the bank before they are here.
   * @throws LoginError `offline` or `unavailable`
   */
  loadLater(): Promise<void> {
    this.#later ??= this.#fetchLater().catch((cause: unknown) => {
      this.#later = undefined;
      throw new LoginError(navigator.onLine ? 'unavailable' : 'offline', { cause });
    });
    return this.#later;
  }

  /** Loads what the screen that is due needs; says so when that fails. */
  async showLater(): Promise<void> {
    try {
      await this.loadLater();
    } catch {
      this.#laterFailed = true;
      this.#host.requestUpdate();
    }
  }

  /** @returns whether the help and its texts are here now */
  async loadHelp(): Promise<boolean> {
    this.#translator.want('help');
    try {
      const [{ HelpPanel }] = await Promise.all([import('../steps/help-panel.js'), this.#renew()]);
      define('ibl-help-panel', HelpPanel);
      return true;
    } catch {
      return false;
    }
  }

  /** Loads and warms the QR encoder while the bank answers; a failure shows when the code should. */
  async warmQrCode(): Promise<void> {
    const { loadQrCode } = await import('./later-steps.js');
    await loadQrCode();
  }

  /**
   * The page's, if there are texts for it. A page that is given another language later, as by a browser that translates it,
   * keeps the one it had; English is for a page that had none.
   */
  get #pageLanguage(): string {
    return this.#translator.supported(this.#page.tag, this.#wanted);
  }

  #follow(): void {
    if (this.#pageLanguage !== this.#wanted) void this.#use(this.#pageLanguage);
  }

  async #use(language: string): Promise<void> {
    this.#wanted = language;
    try {
      const texts = await this.#load();
      if (!texts) return;
      const switched = this.t !== undefined && texts.language !== this.language;
      this.#speak(texts);
      if (switched) this.#listener.switched();
    } catch {
      if (this.#wanted === this.#pageLanguage) this.#wanted = this.language;
      this.#firstFailed = this.t === undefined;
      this.#host.requestUpdate();
    }
  }

  async #fetchLater(): Promise<void> {
    this.#translator.want('later');
    const [{ defineLaterSteps }] = await Promise.all([import('./later-steps.js'), this.#renew()]);
    defineLaterSteps();
    this.laterHere = true;
    this.#laterFailed = false;
    this.#host.requestUpdate();
  }

  async #renew(): Promise<void> {
    const texts = await this.#load();
    if (texts) this.#speak(texts);
  }

  async #load() {
    // The first update takes the page's own texts.
    await this.#host.updateComplete;
    await this.#checking;
    // Which may have added a language.
    this.#wanted = this.#pageLanguage;
    return this.#translator.use(this.#wanted);
  }

  #speak({ language, t }: { language: string; t: Translate }): void {
    this.language = language;
    this.t = t;
    this.#firstFailed = false;
    this.#host.requestUpdate();
  }
}
