import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { type Language, languages } from '../shared/preferences.js';
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { Scene } from '../scenes/catalogue.js';
import type { ArtBoard } from './art-board.js';
import './art-board.js';
import { codeBlock } from './code-block.js';
import { settingOf } from './board.js';
import { nested } from './locale.js';
import { navigation } from './navigation.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { marked, textsOn } from './text-marks.js';
import { textRow } from './text-row.js';
import './text-spots.js';
import { View } from './view.js';
import { t, widgetTexts } from './words.js';
import { withoutPlural, writing } from './writing.js';

/** The writer's mode: which texts are on a screen, in three languages side by side, written anew and seen at once. */
export class WordsView extends View {
  /** The texts on the screen by their paths, read anew when it changes: with other words the elements may be others. */
  @state() private found: ReadonlyMap<string, Element> = new Map();
  @state() private pointed = '';
  readonly #size = new ResizeObserver(() => this.#read());
  /** What the screen shows, the same object until something is written. */
  #shown: { readonly key: string; readonly texts: Readonly<Record<string, TextOverrides>> } | undefined;

  constructor() {
    super();
    writing.follow(this);
    void Promise.all(languages.map((language) => widgetTexts.load(language)));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override render() {
    const scene = shownScene();
    const exported = `${JSON.stringify(writing.texts, undefined, 2)}\n`;
    return html`
      <p class="note">${t('wordsIntro')}</p>
      <div class="bar">${sceneChoice(scene)} ${settingsBar(['lang', 'theme'])}</div>
      <div class="writer">
        <section class="stage" aria-label=${t('preview')}>
          <div class="stage-room">
            ${this.#board(scene)}
            <text-spots .found=${this.found} language=${this.#language} pointed=${this.pointed}></text-spots>
          </div>
        </section>
        <section class="texts-here" aria-label=${t('textsHere')} @focusin=${this.#point}>
          ${[...new Set([...this.found.keys()].map(withoutPlural))].map((base) =>
            textRow(base, languages, base === this.pointed),
          )}
        </section>
      </div>
      <section class="panel">
        ${codeBlock({
          id: 'texts',
          heading: html`<h2>${t('textsExport')}</h2>`,
          label: t('textsExport'),
          code: exported,
          file: 'texts.json',
          more: html`<button type="button" ?disabled=${writing.isEmpty} @click=${() => writing.clear()}>
            ${t('reset')}
          </button>`,
        })}
      </section>
    `;
  }

  protected override firstUpdated() {
    const room = this.querySelector('.stage-room');
    if (room) this.#size.observe(room);
  }

  /** The pseudo-language is nobody's to write. */
  get #language() {
    const [lang] = navigation.place.langs;
    return languages.find((language) => language === lang) ?? 'en';
  }

  #board(scene: Scene) {
    const lang = this.#language;
    const own = widgetTexts.of(lang);
    if (!own) return nothing;
    const setting = settingOf(scene, { lang, isPicture: true, hasSlots: false, texts: this.#texts(lang, own) });
    return html`<art-board .setting=${setting} @shown=${this.#read}></art-board>`;
  }

  #texts(language: Language, own: ReadonlyMap<string, string>) {
    const key = JSON.stringify([language, writing.texts]);
    if (this.#shown?.key !== key) {
      const written = [...own].map(([path, text]): [string, string] => [
        path,
        writing.faultOf(language, path) ? text : writing.get(language, path),
      ]);
      this.#shown = { key, texts: { [language]: marked(nested(written)) } };
      // By then the elements of the widget are drawn anew.
      requestAnimationFrame(this.#read);
    }
    return this.#shown.texts;
  }

  readonly #read = () => {
    const widget = this.querySelector<ArtBoard>('art-board')?.widget;
    this.found = widget ? textsOn(widget) : new Map<string, Element>();
  };

  readonly #point = ({ target }: Event) => {
    if (target instanceof Element) this.pointed = target.closest<HTMLElement>('.text-row')?.dataset['row'] ?? '';
  };
}
customElements.define('words-view', WordsView);
