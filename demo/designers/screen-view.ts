import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../shared/copy-button.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { nameOf, write } from './address.js';
import type { ArtBoard } from './art-board.js';
import { settingOf } from './board.js';
import { findScenes, namesScreen, nothing as anyScreen } from './find-scenes.js';
import { frameNotes } from './frames.js';
import './mock-up.js';
import { hrefOf, navigation } from './navigation.js';
import './part-marks.js';
import { pictures } from './pictures.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { View } from './view.js';
import { sceneTitle, t } from './words.js';

const MOST_SIMILAR = 12;

/** One screen, large: in any frame, language and theme, with its address and the names of its parts. */
export class ScreenView extends View {
  /** How often it was begun anew. */
  @state() private turn = 0;

  constructor() {
    super();
    this.hear('keydown', (event) => this.#press(event));
  }

  override render() {
    const scene = shownScene();
    const { frame, hasAnatomy, wanted } = navigation.place;
    const note = frameNotes[frame];
    const board = settingOf(scene, { frame });
    const similar = namesScreen(wanted) ? findScenes(wanted).slice(1, MOST_SIMILAR + 1) : [];
    return html`
      <div class="bar">
        ${sceneChoice(scene)}
        <div class="row-end">
          <a class="button" rel="prev" href=${this.#neighbour(scene, -1)} aria-label=${t('previous')} title="←">←</a>
          <a class="button" rel="next" href=${this.#neighbour(scene, 1)} aria-label=${t('next')} title="→">→</a>
        </div>
      </div>
      ${settingsBar(['lang', 'theme', 'frame', 'slots', 'anatomy'])}
      <div class="screen-layout" data-anatomy=${hasAnatomy}>
        <section class="stage" aria-label=${t('preview')}>
          ${note ? html`<p class="note">${t(note)}</p>` : nothing}
          <div class="stage-room">
            ${keyed(`${scene.id} ${this.turn}`, html`<art-board .setting=${board}></art-board>`)}
          </div>
          ${
            hasAnatomy
              ? keyed(
                  `${JSON.stringify({ ...board, scene: scene.id })} ${this.turn}`,
                  html`<part-marks .board=${() => this.querySelector<ArtBoard>('art-board')}></part-marks>`,
                )
              : nothing
          }
          <mock-up .over=${() => this.querySelector<ArtBoard>('art-board')}></mock-up>
        </section>
        <aside class="panel about" aria-label=${t('about')}>${this.#about(scene, similar)}</aside>
      </div>
    `;
  }

  #about(scene: Scene, similar: readonly Scene[]) {
    const { step, problem, method } = scene;
    const { lang, theme } = settingOf(scene);
    const own = { view: 'screen', wanted: nameOf(scene) };
    const href = hrefOf(own);
    const byId = { ...anyScreen, id: scene.id };
    return html`
      <dl class="facts" translate="no">
        ${Object.entries({ step, problem, method }).map(([name, value]) =>
          value
            ? html`<dt>${name}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      <div class="copy-row">
        <code class="address" translate="no">${href.split('#')[0]}</code>
        <copy-button
          .text=${new URL(href, location.href).href}
          label=${t('copyLink')}
          .source=${() => this.querySelector('.address')}
        ></copy-button>
      </div>
      <ul class="links">
        <li>
          <a href=${hrefOf({ view: 'compare', wanted: byId, langs: ['lt', 'lv', 'en'] })}>${t('compareLanguages')}</a>
        </li>
        <li>
          <a href=${hrefOf({ view: 'compare', wanted: byId, themes: ['light', 'dark'] })}>${t('compareThemes')}</a>
        </li>
        <li><a href=${hrefOf({ ...own, view: 'frames' })}>${t('allFrames')}</a></li>
        <li><a href=${this.#alone(scene)}>${t('alone')}</a></li>
      </ul>
      <button type="button" id="restart" @click=${() => (this.turn += 1)}>${t('again')}</button>
      ${pictures(scene.id, lang, theme)}
      ${
        similar.length > 0
          ? html`<h2>${t('alsoFits')}</h2>
              <ul class="links">
                ${similar.map(
                  (other) =>
                    html`<li>
                      <a href=${hrefOf({ view: 'screen', wanted: nameOf(other) })}>${sceneTitle(other)}</a>
                    </li>`,
                )}
              </ul>`
          : nothing
      }
    `;
  }

  /** The screen with nothing around it. */
  #alone(scene: Scene) {
    const { place } = navigation;
    const query = write({ ...place, view: 'screen', wanted: nameOf(scene), frame: 'phone' });
    return `scene.html${place.frame === 'text200' ? query.replace(/(#|$)/, '&text=200$1') : query}`;
  }

  #neighbour(scene: Scene, by: number) {
    const at = scenes.findIndex(({ id }) => id === scene.id);
    const next = scenes[(at + by + scenes.length) % scenes.length] ?? scene;
    return hrefOf({ view: 'screen', wanted: nameOf(next) });
  }

  /** The arrow keys turn pages, unless something under the focus needs them. */
  #press(event: KeyboardEvent) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const [target] = event.composedPath();
    const isTaken = target instanceof Element && target.closest('input, select, textarea, summary, [role], pre');
    if (by === undefined || isTaken || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.open(this.#neighbour(shownScene(), by));
  }
}
customElements.define('screen-view', ScreenView);
