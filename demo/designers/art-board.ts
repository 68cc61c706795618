import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { PageElement } from '../shared/page-element.js';
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import type { Scene } from '../scenes/catalogue.js';
import { composed, lead } from '../scenes/lead.js';
import { stage } from '../scenes/stage.js';
import type { Theme } from './address.js';
import { type Frame, frameSizes } from './frames.js';
import { inTurns } from './in-turns.js';
import { loadLocale } from './locale.js';
import { whenNear } from './near.js';
import { pseudoTexts } from './pseudo.js';
import { sampleContent, surround } from './surroundings.js';

export interface Setting {
  readonly scene: Scene;
  readonly lang: string;
  readonly theme: Theme;
  readonly frame?: Frame;
  /** Instead of the frame's. */
  readonly width?: number;
  /** Cuts the page off there; else it grows with what is on it. */
  readonly height?: number;
  /** 1 is life size; without it the page shrinks to the room there is. */
  readonly scale?: number;
  /** The room on a contact sheet, in pixels of the real page: the whole page shrinks until it fits. */
  readonly box?: { readonly width: number; readonly height: number };
  /** To look at, not to touch. */
  readonly isPicture?: boolean;
  /** Comes when it is nearly seen. */
  readonly isLazy?: boolean;
  readonly hasSlots?: boolean;
  /** Instead of the widget's, by language. */
  readonly texts?: Readonly<Record<string, TextOverrides>>;
}

const PATIENCE_MS = 20_000;
const TURN_MS = 30;

let pseudoEnglish: Promise<TextOverrides> | undefined;
const loadPseudo = () => (pseudoEnglish ??= loadLocale('en').then(pseudoTexts));

/** Turns are counted, not read off a clock, which stands still while a picture is taken. */
async function until(condition: () => unknown, widget: InternetbankLogin) {
  for (let turns = PATIENCE_MS / TURN_MS; !condition(); turns--) {
    if (!widget.isConnected || turns <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
  return true;
}

/** While nobody can touch a drawn screen, nothing on it scrolls the page to itself, as a QR code does in a live login. */
const scrollIntoView: unknown = Reflect.get(Element.prototype, 'scrollIntoView');
Element.prototype.scrollIntoView = function (this: Element, options?: boolean | ScrollIntoViewOptions) {
  if (!isDrawn(this) && typeof scrollIntoView === 'function') Reflect.apply(scrollIntoView, this, [options]);
};

function isDrawn(element: Element): boolean {
  const root = element.getRootNode();
  return element.closest('art-board[inert]') !== null || (root instanceof ShadowRoot && isDrawn(root.host));
}

/** Stops what moves, as the widget does where a person asked for less motion. */
function still(widget: InternetbankLogin) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important; }');
  const dress = () => {
    const { shadowRoot } = widget;
    if (!shadowRoot) return;
    for (const root of [shadowRoot, ...[...composed(shadowRoot)].map((element) => element.shadowRoot)]) {
      if (root && !root.adoptedStyleSheets.includes(sheet))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  };
  dress();
  widget.addEventListener('login-step', () => requestAnimationFrame(dress));
}

/** Boards by what decides on their size. */
const boards = new WeakMap<Element, ArtBoard>();
/** All sizes are read before one is written: else each of sixty screens has the page laid out anew. */
const sizes = new ResizeObserver((entries) => {
  const resized = new Set(entries.map(({ target }) => boards.get(target)));
  for (const write of [...resized].map((board) => board?.measure())) write?.();
});

/**
 * A drawn page of a given size with the widget on it, led to its scene once it is on the real page.
 *
 * @fires shown - the scene is there, and `data-shown` is `yes`; or it never came, and it is `no`
 */
export class ArtBoard extends PageElement {
  @property({ attribute: false }) setting: Setting | undefined;
  widget: InternetbankLogin | undefined;

  #led = '';
  #stopWaiting: (() => void) | undefined;
  readonly #watched = new Set<Element>();

  override connectedCallback() {
    super.connectedCallback();
    this.classList.add('artboard');
    // Nothing takes the focus or is spoken while the scene is being set.
    this.inert = true;
    if (this.setting?.isLazy && !this.widget) this.#stopWaiting = whenNear(this, () => this.#fill());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopWaiting?.();
    for (const element of this.#watched) sizes.unobserve(element);
    this.#watched.clear();
    this.#led = '';
    this.widget = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('setting') || !this.setting) return;
    const { scene, lang, theme, width, height, scale, box, isPicture = false, isLazy = false } = this.setting;
    Object.assign(this.dataset, { theme, lang, scene: scene.id, wide: String((width ?? this.#frame.width) > 480) });
    this.style.setProperty('--page-width', `${this.#width}px`);
    this.style.setProperty('--page-height', `${height ?? box?.height ?? this.#frame.height}px`);
    if (scale !== undefined) this.style.setProperty('--scale', String(scale));
    this.classList.toggle('cut', height !== undefined);
    this.classList.toggle('boxed', box !== undefined);
    this.ariaHidden = isPicture ? 'true' : null;
    if (!isLazy || this.widget) this.#begin();
    // Its own step is kept: only the words are others.
    if (this.widget && this.setting.texts) this.widget.texts = this.setting.texts;
  }

  protected override updated() {
    if (!this.setting) return;
    if (this.widget && this.setting.scale === undefined) this.#watch();
    if (this.widget && this.#led !== this.#key) void this.#lead(this.widget);
  }

  override render() {
    const { setting } = this;
    if (!setting) return nothing;
    const { lang, frame = 'phone' } = setting;
    return html`<div class="page" data-frame=${frame} lang=${lang.slice(0, 2)}>
      ${this.widget ? surround(frame, this.widget, lang) : nothing}
    </div>`;
  }

  get #frame() {
    return frameSizes[this.setting?.frame ?? 'phone'];
  }

  get #width() {
    return this.setting?.width ?? this.#frame.width;
  }

  /** What asks for a widget of its own: it cannot go back to where it began. */
  get #key() {
    const { scene, lang, frame, hasSlots } = this.setting ?? {};
    return [scene?.id, scene?.method, lang, frame, hasSlots].join();
  }

  #fill() {
    this.#begin();
    this.requestUpdate();
  }

  #begin() {
    if (!this.setting || (this.widget && this.#led === this.#key)) return;
    const { scene, lang, frame, hasSlots } = this.setting;
    const widget = document.createElement('internetbank-login');
    widget.lang = lang === 'en-XA' ? 'en' : lang;
    stage(widget, scene);
    // Twice the size of text, as a person sets it in the browser: on the page of one screen the real thing, here by tokens.
    if (frame === 'text200') widget.style.setProperty('--ibl-font-size', '2rem');
    if (hasSlots) widget.append(...sampleContent(lang));
    this.widget = widget;
    delete this.dataset['shown'];
  }

  async #lead(widget: InternetbankLogin) {
    if (!this.setting) return;
    this.#led = this.#key;
    const { scene, lang, frame, isPicture } = this.setting;
    if (lang === 'en-XA') widget.texts = { en: await loadPseudo() };
    const isShown = await lead(widget, scene, (condition) => until(condition, widget));
    if (!this.isConnected || this.widget !== widget) return;
    if (frame === 'still') still(widget);
    this.dataset['shown'] = isShown ? 'yes' : 'no';
    this.inert = isPicture === true;
    // Out of sight nothing tells of a size.
    this.measure()?.();
    this.dispatchEvent(new Event('shown'));
  }

  #watch() {
    for (const element of [this.querySelector('.page'), this.parentElement]) {
      if (!element || this.#watched.has(element)) continue;
      this.#watched.add(element);
      boards.set(element, this);
      sizes.observe(element);
    }
  }

  /** @returns shrinks a page that is larger than its room */
  measure(): (() => void) | undefined {
    const page = this.querySelector<HTMLElement>('.page');
    if (!page || !this.setting || this.setting.scale !== undefined || !this.isConnected) return undefined;
    const { box } = this.setting;
    const room = this.parentElement?.clientWidth || this.#width;
    const height = page.offsetHeight;
    const scale = box ? Math.min(room / this.#width, this.clientHeight / height) : Math.min(1, room / this.#width);
    return () => {
      this.style.setProperty('--scale', String(scale));
      this.style.setProperty('--shown-height', `${height * scale}px`);
    };
  }
}
customElements.define('art-board', ArtBoard);

/** A board of its own, without a template around it. */
export const artboard = (setting: Setting): ArtBoard => Object.assign(new ArtBoard(), { setting });

/** Puts boards into a place, and resolves when each has its scene or never will. */
export const draw = (boards: Iterable<ArtBoard>, place: ParentNode): Promise<void> =>
  inTurns(boards, (board) => {
    const shown = new Promise<void>((resolve) => board.addEventListener('shown', () => resolve(), { once: true }));
    place.append(board);
    return shown;
  });
