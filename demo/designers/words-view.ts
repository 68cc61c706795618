import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { download } from '../shared/clipboard.js';
import '../shared/copy-button.js';
import { languages } from '../shared/preferences.js';
import { vars } from '../shared/vars.js';
import type { TextOverrides } from '../../src/i18n/texts.js';
import { ArtBoard } from './art-board.js';
import { loadLocale, mapTexts } from './locale.js';
import { navigation } from './navigation.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { marked, textsOn } from './text-marks.js';
import './text-row.js';
import { View } from './view.js';
import { t, widgetTexts } from './words.js';
import { withoutPlural, writing } from './writing.js';

/** The writer's mode: which texts are on a screen, in three languages side by side, written anew and seen at once. */
export class WordsView extends View {
  /** By the keys of the texts on the screen. */
  @state() private found: ReadonlyMap<string, Element> = new Map();
  @state() private pointed = '';
  @state() private own: TextOverrides = {};
  #loaded = '';

  constructor() {
    super();
    writing.follow(this);
    void Promise.all(languages.map((language) => widgetTexts.load(language)));
  }

  protected override willUpdate() {
    const language = this.#language;
    if (this.#loaded === language) return;
    this.#loaded = language;
    void loadLocale(language).then((texts) => (this.own = texts));
  }

  override render() {
    const scene = shownScene();
    const { themes } = navigation.place;
    const language = this.#language;
    const written = mapTexts(this.own, (path, text) =>
      writing.faultOf(language, path) ? text : writing.get(language, path),
    );
    const isReady = Object.keys(this.own).length > 0;
    const setting = {
      scene,
      lang: language,
      theme: themes[0] ?? 'light',
      isPicture: true,
      texts: { [language]: marked(written) },
    };
    const exported = `${JSON.stringify(writing.texts, undefined, 2)}\n`;
    return html`
      <p class="note">${t('wordsIntro')}</p>
      <div class="bar">${sceneChoice(scene)} ${settingsBar(['lang', 'theme'])}</div>
      <div class="writer">
        <section class="stage" aria-label=${t('preview')} @click=${this.#pick}>
          <div class="stage-room">
            ${isReady ? html`<art-board .setting=${setting} @shown=${this.#read}></art-board>` : nothing}
          </div>
          <div class="anatomy-layer" aria-hidden="true">${this.#mark()}</div>
        </section>
        <section class="texts-here" aria-label=${t('textsHere')} @focusin=${this.#point}>
          ${[...new Set([...this.found.keys()].map(withoutPlural))].map(
            (base) => html`<text-row base=${base} data-pointed=${base === this.pointed}></text-row>`,
          )}
        </section>
      </div>
      <section class="panel">
        <div class="code-head">
          <h2>${t('textsExport')}</h2>
          <copy-button name="copy-texts" .text=${exported}></copy-button>
          <button type="button" @click=${() => download('texts.json', exported, 'application/json')}>
            ${t('download')}
          </button>
          <button type="button" ?disabled=${writing.isEmpty} @click=${() => writing.clear()}>${t('reset')}</button>
        </div>
        <pre id="export-texts" tabindex="0" role="region" aria-label=${t('textsExport')} translate="no">
${exported}</pre>
      </section>
    `;
  }

  /** The pseudo-language is nobody's to write. */
  get #language() {
    const [lang] = navigation.place.langs;
    return languages.find((language) => language === lang) ?? 'en';
  }

  readonly #read = ({ currentTarget }: Event) => {
    if (currentTarget instanceof ArtBoard && currentTarget.widget) this.found = textsOn(currentTarget.widget);
  };

  #mark() {
    const [, element] = [...this.found].find(([path]) => withoutPlural(path) === this.pointed) ?? [];
    const stage = this.querySelector('.stage');
    if (!element?.isConnected || !stage) return nothing;
    const { left, top, width, height } = element.getBoundingClientRect();
    const from = stage.getBoundingClientRect();
    const place = {
      '--left': `${left - from.left}px`,
      '--top': `${top - from.top}px`,
      '--width': `${width}px`,
      '--height': `${height}px`,
    };
    return html`<div class="anatomy-box" ${vars(place)}></div>`;
  }

  readonly #point = ({ target }: Event) => {
    if (target instanceof Element) this.pointed = target.closest('text-row')?.getAttribute('base') ?? '';
  };

  /** A press on a text leads to where it is written. The smallest element under the pointer has it. */
  readonly #pick = ({ clientX, clientY }: MouseEvent) => {
    const areaOf = ({ width, height }: DOMRect) => width * height;
    const [hit] = [...this.found]
      .map(([path, element]) => ({ path, box: element.getBoundingClientRect() }))
      .filter(({ box }) => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom)
      .sort((one, other) => areaOf(one.box) - areaOf(other.box));
    if (!hit) return;
    const row = this.querySelector(`text-row[base="${CSS.escape(withoutPlural(hit.path))}"]`);
    row?.querySelector<HTMLElement>(`[lang="${this.#language}"] textarea`)?.focus();
  };
}
customElements.define('words-view', WordsView);
