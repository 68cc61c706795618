// The page designers work in: reads its address, shows a view, and changes the address when somebody wants another one.
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../shared/page-settings.js';
import { preferences } from '../shared/preferences.js';
import { declarations } from '../shared/theme/model.js';
import { hrefOf, navigation } from './navigation.js';
import { namesScreen, nothing as anyScreen } from './find-scenes.js';
import { shownScene } from './shown-scene.js';
import './sheet-view.js';
import { View } from './view.js';
import { sceneTitle, t, widgetTexts } from './words.js';

interface Shown {
  readonly draw: () => TemplateResult;
  /** The weight of a view is paid by those who open it. */
  readonly load?: () => Promise<unknown>;
}
const views: Readonly<Record<string, Shown>> = {
  sheet: { draw: () => html`<sheet-view></sheet-view>` },
  screen: { draw: () => html`<screen-view></screen-view>`, load: () => import('./screen-view.js') },
  compare: { draw: () => html`<compare-view></compare-view>`, load: () => import('./compare-view.js') },
  frames: { draw: () => html`<frames-view></frames-view>`, load: () => import('./frames-view.js') },
  map: { draw: () => html`<map-view></map-view>`, load: () => import('./map-view.js') },
  words: { draw: () => html`<words-view></words-view>`, load: () => import('./words-view.js') },
  theme: { draw: () => html`<theme-view></theme-view>`, load: () => import('./theme-view.js') },
  handover: { draw: () => html`<handover-view></handover-view>`, load: () => import('./handover-view.js') },
};

export class DesignersPage extends View {
  @state() private hasFailed = false;
  #shown = '';
  readonly #sheet = new CSSStyleSheet();

  constructor() {
    super();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.addEventListener('click', this.#follow);
  }

  protected override willUpdate() {
    const { view } = navigation.place;
    const loading = Promise.all([widgetTexts.load(preferences.language), views[view]?.load?.()]);
    void loading.catch(() => (this.hasFailed = true));
    this.#dress();
  }

  override render() {
    const { view } = navigation.place;
    return html`
      <a class="skip" id="skip" href="#view" @click=${this.#skip}>${t('skip')}</a>
      <header class="top">
        <p class="top-brand">
          <img src="../favicon.svg" alt="" width="28" height="28" /> <strong>${t('brand')}</strong>
        </p>
        <nav aria-label=${t('views')}>
          <ul id="nav">
            ${this.#links()}
          </ul>
        </nav>
        <page-settings></page-settings>
        <a class="button" id="play" href="../../?lang=${preferences.language}${navigation.place.hash}"
          >${t('view-play')}</a
        >
      </header>
      <main data-view=${view}>
        <h1 tabindex="-1">${this.#title()}</h1>
        <div id="mistakes">${this.#mistakes()}</div>
        ${this.hasFailed ? html`<p class="message" role="alert">${t('notLoaded')}</p>` : nothing}
        <div id="view">${views[view]?.draw()}</div>
      </main>
    `;
  }

  protected override updated() {
    document.title = `${this.#title()} – ${t('title')}`;
    const { view, wanted } = navigation.place;
    const shown = [view, ...Object.values(wanted)].join();
    const nav = this.querySelector<HTMLElement>('#nav');
    const current = nav?.querySelector<HTMLElement>('[aria-current]');
    // On a narrow page the list is longer than the page is wide.
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
    const isFar = this.#shown !== '' && this.#shown !== shown && view !== 'sheet';
    this.#shown = shown;
    // Another view or screen begins at its top; not while a screen is chosen from a list.
    if (!isFar || document.activeElement instanceof HTMLSelectElement) return;
    scrollTo(0, 0);
    this.querySelector('h1')?.focus({ preventScroll: true });
  }

  #title() {
    return navigation.place.view === 'screen' ? sceneTitle(shownScene()) : t(`view-${navigation.place.view}`);
  }

  #links() {
    const { view: shown, wanted, langs, themes } = navigation.place;
    const link = (view: string) => {
      const place = {
        view,
        wanted: view === 'sheet' || !namesScreen(wanted) ? anyScreen : wanted,
        langs: view === 'compare' ? ['lt', 'lv', 'en'] : langs.slice(0, 1),
        themes: themes.slice(0, 1),
        hasAnatomy: false,
      };
      const isShown = view === (shown === 'screen' ? 'sheet' : shown);
      return html`<li>
        <a href=${hrefOf(place)} aria-current=${isShown ? 'page' : nothing}>${t(`view-${view}`)}</a>
      </li>`;
    };
    return Object.keys(views)
      .filter((view) => view !== 'screen')
      .map(link);
  }

  #mistakes() {
    const { place, themeFaults } = navigation;
    const sentences = place.mistakes.map(({ name, value }) =>
      t(name === 'screen' ? 'noSuchScreen' : 'noSuchValue', { name, value }),
    );
    if (themeFaults.length > 0) {
      sentences.push(t('badTheme', { value: themeFaults.map(({ key, values }) => t(key, values)).join(' ') }));
    }
    if (sentences.length === 0) return nothing;
    return html`<div class="message" role="alert">
      <strong>${t('mistakes')}</strong>
      <ul>
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </div>`;
  }

  /** Every widget on the page takes the theme. By property, so that no value can become more than a value. */
  #dress() {
    this.#sheet.replaceSync('internetbank-login {}');
    const [rule] = this.#sheet.cssRules;
    if (!(rule instanceof CSSStyleRule)) return;
    for (const [property, value] of declarations(navigation.theme)) rule.style.setProperty(property, value);
  }

  /** A link to a place of this page is followed without a reload. */
  readonly #follow = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isPlain = button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
    if (!isPlain || !link?.getAttribute('href')?.startsWith('?')) return;
    event.preventDefault();
    navigation.open(link.href);
  };

  readonly #skip = (event: Event) => {
    event.preventDefault();
    this.querySelector('h1')?.focus();
  };
}
customElements.define('designers-page', DesignersPage);
