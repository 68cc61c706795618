// @ts-check
// The page designers work in: reads its address, shows a view, and changes the address when somebody wants another one.
import { colours, sizes } from '../../src/theme/token-defaults.js';
import { preferredLanguage, rememberedTheme, rememberLanguage, rememberTheme } from '../shared/preferences.js';
import { loadTexts, loadWidgetTexts } from './words.js';
import { languages, nameOf, read, setDefaults, themes, views, write } from './address.js';
import { compareView } from './compare-view.js';
import { announce, h, segments, selectOne } from './dom.js';
import { framesView } from './frames-view.js';
import { scenes } from './scenes.js';
import { screenView } from './screen-view.js';
import { sheetView } from './sheet-view.js';
import { declarations, emptyTheme, fromHash } from './theme/model.js';

/** @typedef {import('./address.js').Place} Place */
/** @typedef {import('./scenes.js').Scene} Scene */
/** @typedef {import('./theme/model.js').Theme} Theme */
/** @typedef {{ title: string, content: any[], leave?: () => void }} View */
/** @typedef {(shell: Shell) => View | Promise<View>} CreateView */

const THEME_MISTAKE = '#';
const pageLanguages = /** @type {const} */ ({ lt: 'Lietuvių', lv: 'Latviešu', en: 'English' });
const createView = /** @type {Record<string, CreateView>} */ ({
  sheet: sheetView,
  screen: screenView,
  compare: compareView,
  frames: framesView,
  // Their weight is paid by those who open them.
  theme: async (shell) => (await import('./theme-view.js')).themeView(shell),
  handover: async (shell) => (await import('./handover-view.js')).handoverView(shell),
});
const nothing = { id: '', step: '', problem: '', method: '' };

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);

/** What the views are given of the page. */
export class Shell {
  /** @type {Place} */
  place;
  /** @type {Record<string, any>} */
  texts;
  language;
  /** The widget's own tokens. @type {import('./theme/model.js').Tokens} */
  tokens = { colours, sizes };
  theme = emptyTheme();
  /** @type {Record<string, any>} problems, titles and all, as the widget words them in the page's language */
  #widgetTexts;
  #englishTitles;
  /** @type {View | undefined} */
  #view;
  #sheet = new CSSStyleSheet();
  #turn = 0;

  /** @param {{ language: string, words: any }} given */
  constructor({ language, words }) {
    this.language = language;
    this.texts = words.texts;
    this.#widgetTexts = words.widgetTexts;
    this.#englishTitles = words.english;
    this.place = read(location);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    addEventListener('popstate', () => this.#arrive());
  }

  /** @type {(key: string, values?: Record<string, string | number>) => string} */
  t = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
      this.texts[this.language]?.[key] ?? this.texts['en']?.[key] ?? key,
    );

  /** @param {Place} place */
  hrefOf(place) {
    return write(place);
  }

  /** Attributes of a link to a place: a real address, shown without a reload. @param {Place} place */
  link = (place) => {
    const href = write(place);
    return {
      href,
      click: (/** @type {MouseEvent} */ event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.go(place, true);
      },
    };
  };

  /** @param {Place} place @param {boolean} [isFar] another view or screen: begins at its top */
  go = (place, isFar = false) => {
    history.pushState(undefined, '', write(place));
    void this.#arrive(isFar);
  };

  /** Another address for what is shown already. @param {Place} place */
  replace(place) {
    this.place = { ...place, mistakes: [] };
    history.replaceState(undefined, '', write(place) || location.pathname);
  }

  /** The same once more from its beginning. */
  again() {
    void this.#show();
  }

  start() {
    this.#header();
    return this.#arrive();
  }

  async #arrive(isFar = false) {
    const before = this.place;
    this.place = read(location);
    this.#dressByAddress();
    await this.#show();
    if (isFar && before.view !== 'theme') {
      scrollTo(0, 0);
      find('h1').focus({ preventScroll: true });
    }
  }

  async #show() {
    const turn = ++this.#turn;
    const focused = document.activeElement?.id || this.#focusedName();
    const view = await createView[this.place.view]?.(this);
    // Somebody went on while this view was loading.
    if (!view || turn !== this.#turn) return;
    this.#view?.leave?.();
    this.#view = view;
    document.title = `${view.title} – ${this.t('title')}`;
    find('h1').textContent = view.title;
    find('#view').replaceChildren(...view.content.filter(Boolean));
    find('main').dataset.view = this.place.view;
    this.#mistakes();
    this.#nav();
    if (focused)
      find(focused.includes('=') ? `[${focused}]:checked` : `#${CSS.escape(focused)}`)?.focus({ preventScroll: true });
  }

  #focusedName() {
    const active = /** @type {any} */ (document.activeElement);
    return active?.type === 'radio' ? `name=${active.name}` : '';
  }

  #mistakes() {
    const { mistakes } = this.place;
    const keyOf = (/** @type {string} */ name) =>
      name === 'screen' ? 'noSuchScreen' : name === THEME_MISTAKE ? 'badTheme' : 'noSuchValue';
    const sentences = mistakes.map(({ name, value }) => this.t(keyOf(name), { name, value }));
    find('#mistakes').replaceChildren(
      ...(sentences.length > 0
        ? [
            h(
              'div',
              { class: 'message', role: 'alert' },
              h('strong', {}, this.t('mistakes')),
              h(
                'ul',
                {},
                sentences.map((text) => h('li', {}, text)),
              ),
            ),
          ]
        : []),
    );
  }

  #nav() {
    const { place } = this;
    const named = Object.values(place.wanted).some(Boolean) ? place.wanted : nothing;
    const one = { ...place, langs: place.langs.slice(0, 1), themes: place.themes.slice(0, 1), hasAnatomy: false };
    const shown = place.view === 'screen' ? 'sheet' : place.view;
    find('#nav').replaceChildren(
      ...views
        .filter((view) => view !== 'screen')
        .map((view) => {
          const wanted = view === 'sheet' ? nothing : named;
          const langs = view === 'compare' ? ['lt', 'lv', 'en'] : one.langs;
          return h(
            'li',
            {},
            h(
              'a',
              { ...this.link({ ...one, view, wanted, langs }), 'aria-current': view === shown ? 'page' : undefined },
              this.t(`view-${view}`),
            ),
          );
        }),
      h('li', {}, h('a', { href: `../../?lang=${this.language}` }, this.t('view-play'))),
    );
  }

  #header() {
    document.documentElement.lang = this.language;
    find('#brand').textContent = this.t('brand');
    find('#skip').textContent = this.t('skip');
    find('nav').setAttribute('aria-label', this.t('views'));
    find('#noscript')?.remove();
    const asked = rememberedTheme();
    document.documentElement.dataset.theme = asked;
    find('#page-settings').replaceChildren(
      selectOne({
        id: 'page-language',
        label: this.t('pageLanguage'),
        options: Object.entries(pageLanguages),
        value: this.language,
        onChoose: (language) => {
          rememberLanguage(language);
          const query = new URLSearchParams(location.search);
          query.delete('ui');
          location.search = query.toString();
        },
      }),
      selectOne({
        id: 'page-theme',
        label: this.t('pageTheme'),
        options: [
          ['', this.t('auto')],
          ['light', this.t('light')],
          ['dark', this.t('dark')],
        ],
        value: ['light', 'dark'].includes(asked) ? asked : '',
        onChoose: (theme) => {
          rememberTheme(theme);
          document.documentElement.dataset.theme = theme;
        },
      }),
    );
  }

  #dressByAddress() {
    const { hash } = this.place;
    const isTheme = hash.includes('=');
    // An address of another part of the page is no theme.
    if (!isTheme) {
      if (hash === '') this.dress(emptyTheme());
      return;
    }
    const result = fromHash(hash, this.tokens);
    if ('theme' in result) this.dress(result.theme);
    else {
      this.dress(emptyTheme());
      const value = result.faults.map(({ key, values }) => this.t(key, values)).join(' ');
      this.place.mistakes.push({ name: THEME_MISTAKE, value });
    }
  }

  /** Every widget on the page takes this theme. @param {Theme} theme */
  dress(theme) {
    this.theme = theme;
    this.#sheet.replaceSync('internetbank-login {}');
    const rule = /** @type {any} */ (this.#sheet.cssRules[0]);
    // By property, so that no value can become more than a value.
    for (const [property, value] of declarations(theme)) rule.style.setProperty(property, value);
  }

  /** @param {string} lang */
  languageName(lang) {
    return /** @type {Record<string, string>} */ ({ ...pageLanguages, 'en-XA': this.t('pseudo') })[lang] ?? lang;
  }

  /** @param {string} problem @returns {string} */
  problemTitle(problem) {
    return this.#widgetTexts['problems']?.[problem]?.title ?? problem;
  }

  /** @param {Scene} scene */
  sceneTitle(scene) {
    return scene.step === 'failed' && scene.problem ? this.problemTitle(scene.problem) : this.t(`scene-${scene.id}`);
  }

  /** Everything by which a screen may be found, without accents. @param {Scene} scene */
  searchWords(scene) {
    const { id, step, problem = '', method = '' } = scene;
    const english = this.texts['en']?.[`scene-${id}`] ?? this.#englishTitles['problems']?.[problem]?.title ?? '';
    return [this.sceneTitle(scene), english, id, step, this.t(`step-${step}`), problem, method]
      .join(' ')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '');
  }

  languageChoice() {
    return segments({
      name: 'lang',
      legend: this.t('language'),
      options: languages.map((lang) => [lang, this.languageName(lang), lang.slice(0, 2)]),
      value: this.place.langs[0] ?? 'en',
      onChoose: (lang) => this.go({ ...this.place, langs: [lang] }),
    });
  }

  themeChoice() {
    return segments({
      name: 'theme',
      legend: this.t('theme'),
      options: themes.map((theme) => [theme, this.t(theme)]),
      value: this.place.themes[0] ?? 'light',
      onChoose: (theme) => this.go({ ...this.place, themes: [/** @type {any} */ (theme)] }),
    });
  }

  slotsChoice() {
    return this.#switch('slots', 'hasSlots');
  }

  anatomyChoice() {
    return this.#switch('anatomy', 'hasAnatomy');
  }

  /** @param {string} id @param {'hasSlots' | 'hasAnatomy'} name */
  #switch(id, name) {
    const box = h('input', {
      type: 'checkbox',
      id,
      checked: this.place[name],
      change: () => this.go({ ...this.place, [name]: box.checked }),
    });
    return h('label', { class: 'switch' }, box, h('span', {}, this.t(id)));
  }

  /** @param {string} view @param {Scene} [shown] */
  sceneChoice(view, shown) {
    const here = shown ?? scenes.find((scene) => write({ ...this.place, wanted: nameOf(scene) }) === write(this.place));
    const { id = '', step = '', problem = '' } = this.place.wanted;
    const value =
      here?.id ??
      scenes.find(
        (scene) =>
          (!id || scene.id === id) && (!step || scene.step === step) && (!problem || scene.problem === problem),
      )?.id ??
      '';
    return selectOne({
      id: 'scene',
      label: this.t('screen'),
      options: scenes.map((scene) => [scene.id, `${this.t(`step-${scene.step}`)}: ${this.sceneTitle(scene)}`]),
      value,
      onChoose: (chosen) => {
        const scene = scenes.find((candidate) => candidate.id === chosen);
        if (scene) this.go({ ...this.place, view, wanted: nameOf(scene) });
      },
    });
  }

  /** The screen with nothing around it. @param {Place} place */
  aloneHref(place) {
    const query = write({ ...place, view: 'screen', frame: 'phone' });
    return `scene.html${place.frame === 'text200' ? query.replace(/(#|$)/, '&text=200$1') : query}`;
  }
}

const asked = new URLSearchParams(location.search).get('ui');
const language = preferredLanguage(asked);
setDefaults({
  langs: [language],
  themes: [matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'],
});
try {
  const [texts, widgetTexts, english] = await Promise.all([
    loadTexts(),
    loadWidgetTexts(language),
    loadWidgetTexts('en'),
  ]);
  await new Shell({ language, words: { texts, widgetTexts, english } }).start();
} catch (error) {
  find('h1').textContent = 'Nepavyko įkelti. · Neizdevās ielādēt. · Could not load.';
  announce(find('h1').textContent);
  throw error;
}
