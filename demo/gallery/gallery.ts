// The page designers work in: reads its address, shows a view, and changes the address when somebody wants another one.
import { colours, sizes } from '../../src/theme/token-defaults.js';
import '../shared/page-settings.js';
import { preferences } from '../shared/preferences.js';
import { loadTexts, loadWidgetTexts, type PageTexts, type WidgetTexts } from './words.js';
import { languages, nameOf, read, setDefaults, themes, views, write, type Place } from './address.js';
import { compareView } from './compare-view.js';
import { announce, h, segments, selectOne } from './dom.js';
import { framesView } from './frames-view.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { screenView } from './screen-view.js';
import { sheetView } from './sheet-view.js';
import { declarations, emptyTheme, fromHash, type Theme, type Tokens } from './theme/model.js';

export type View = { title: string; content: (Node | undefined)[]; leave?: () => void };
export type CreateView = (shell: Shell) => View | Promise<View>;

const THEME_MISTAKE = '#';
const pageLanguages = { lt: 'Lietuvių', lv: 'Latviešu', en: 'English' } as const;
const createView = {
  sheet: sheetView,
  screen: screenView,
  compare: compareView,
  frames: framesView,
  // Their weight is paid by those who open them.
  theme: async (shell) => (await import('./theme-view.js')).themeView(shell),
  handover: async (shell) => (await import('./handover-view.js')).handoverView(shell),
} as Record<string, CreateView>;
interface Words {
  readonly texts: PageTexts;
  readonly widgetTexts: WidgetTexts;
  readonly english: WidgetTexts;
}
const nothing = { id: '', step: '', problem: '', method: '' };

const find = <Kind extends Element = HTMLElement>(selector: string) => document.querySelector(selector) as Kind;

/** What the views are given of the page. */
export class Shell {
  place: Place;
  texts: PageTexts;
  language;
  /** The widget's own tokens. */
  tokens: Tokens = { colours, sizes };
  theme = emptyTheme();
  /** problems, titles and all, as the widget words them in the page's language */
  #widgetTexts: WidgetTexts;
  #englishTitles: WidgetTexts;
  #view: View | undefined;
  #sheet = new CSSStyleSheet();
  #turn = 0;

  constructor({ language, words }: { language: string; words: Words }) {
    this.language = language;
    this.texts = words.texts;
    this.#widgetTexts = words.widgetTexts;
    this.#englishTitles = words.english;
    this.place = read(location);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    addEventListener('popstate', () => void this.#arrive());
  }

  t: (key: string, values?: Record<string, string | number>) => string = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
      this.texts[this.language]?.[key] ?? this.texts['en']?.[key] ?? key,
    );

  hrefOf(place: Place) {
    return write(place);
  }

  /** Attributes of a link to a place: a real address, shown without a reload. */
  link = (place: Place) => {
    const href = write(place);
    return {
      href,
      click: (event: MouseEvent) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.go(place, true);
      },
    };
  };

  /** @param isFar another view or screen: begins at its top */
  go = (place: Place, isFar: boolean = false) => {
    history.pushState(undefined, '', write(place));
    void this.#arrive(isFar);
  };

  /** Another address for what is shown already. */
  replace(place: Place) {
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
    find('#view').replaceChildren(...view.content.filter((node) => node !== undefined));
    find('main').dataset.view = this.place.view;
    this.#mistakes();
    this.#nav();
    if (focused)
      find(focused.includes('=') ? `[${focused}]:checked` : `#${CSS.escape(focused)}`)?.focus({ preventScroll: true });
  }

  #focusedName() {
    const active = document.activeElement;
    return active instanceof HTMLInputElement && active.type === 'radio' ? `name=${active.name}` : '';
  }

  #mistakes() {
    const { mistakes } = this.place;
    const keyOf = (name: string) =>
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
    const settings = document.createElement('page-settings');
    settings.addEventListener('change', ({ target }) => {
      if ((target as HTMLElement).id !== 'page-language') return;
      const query = new URLSearchParams(location.search);
      query.delete('ui');
      location.search = query.toString();
    });
    find('#page-settings').replaceChildren(settings);
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

  /** Every widget on the page takes this theme. */
  dress(theme: Theme) {
    this.theme = theme;
    this.#sheet.replaceSync('internetbank-login {}');
    const rule = this.#sheet.cssRules[0] as CSSStyleRule;
    // By property, so that no value can become more than a value.
    for (const [property, value] of declarations(theme)) rule.style.setProperty(property, value);
  }

  languageName(lang: string) {
    return ({ ...pageLanguages, 'en-XA': this.t('pseudo') } as Record<string, string>)[lang] ?? lang;
  }

  problemTitle(problem: string): string {
    return this.#widgetTexts.problems[problem]?.title ?? problem;
  }

  sceneTitle(scene: Scene) {
    return scene.step === 'failed' && scene.problem ? this.problemTitle(scene.problem) : this.t(`scene-${scene.id}`);
  }

  /** Everything by which a screen may be found, without accents. */
  searchWords(scene: Scene) {
    const { id, step, problem = '', method = '' } = scene;
    const english = this.texts['en']?.[`scene-${id}`] ?? this.#englishTitles.problems[problem]?.title ?? '';
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
      onChoose: (theme) => this.go({ ...this.place, themes: [theme as Place['themes'][number]] }),
    });
  }

  slotsChoice() {
    return this.#switch('slots', 'hasSlots');
  }

  anatomyChoice() {
    return this.#switch('anatomy', 'hasAnatomy');
  }

  #switch(id: string, name: 'hasSlots' | 'hasAnatomy') {
    const box: HTMLInputElement = h('input', {
      type: 'checkbox',
      id,
      checked: this.place[name],
      change: () => this.go({ ...this.place, [name]: box.checked }),
    });
    return h('label', { class: 'switch' }, box, h('span', {}, this.t(id)));
  }

  sceneChoice(view: string, shown?: Scene) {
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

  /** The screen with nothing around it. */
  aloneHref(place: Place) {
    const query = write({ ...place, view: 'screen', frame: 'phone' });
    return `scene.html${place.frame === 'text200' ? query.replace(/(#|$)/, '&text=200$1') : query}`;
  }
}

const asked = new URLSearchParams(location.search).get('ui');
preferences.visit({ language: asked });
const { language } = preferences;
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
