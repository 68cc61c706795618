import { html, type TemplateResult } from 'lit';
import { vars } from '../shared/vars.js';
import { scenes, type Scene } from '../scenes/catalogue.js';
import { nameOf } from './address.js';
import { picture } from './board.js';
import { frames, frameSizes } from './frames.js';
import { hrefOf, navigation } from './navigation.js';
import { fillAll } from './near.js';
import { screenWords } from './screen-words.js';
import { fits, namesOf } from './search.js';
import { settingsBar } from './settings.js';
import { View } from './view.js';
import { sceneTitle, t } from './words.js';

/** Steps that a person takes together stand together: a step with one screen is no group. */
const groups = [
  { id: 'choosing', steps: ['loading', 'choosing'] },
  { id: 'identifying', steps: ['identifying', 'starting'] },
  { id: 'waiting', steps: ['waiting'] },
  { id: 'prompting', steps: ['prompting', 'checking'] },
  { id: 'succeeded', steps: ['succeeded'] },
  { id: 'failed', steps: ['failed'] },
];
const headingOf = (steps: readonly string[]) => steps.map((step) => t(`step-${step}`)).join(' · ');

/** The contact sheet: every screen in one language, theme and width, by step, found by a word. */
export class SheetView extends View {
  /** Headings stick below the bar, however high it is. */
  readonly #bar = new ResizeObserver(([bar]) => {
    const height = bar?.borderBoxSize[0]?.blockSize ?? 0;
    this.style.setProperty('--bar-height', `${height}px`);
  });

  constructor() {
    super();
    screenWords.follow(this);
    this.hear('beforeprint', () => this.#fill());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#bar.disconnect();
  }

  protected override firstUpdated() {
    const bar = this.querySelector('.sheet-bar');
    if (bar) this.#bar.observe(bar);
  }

  override render() {
    const { width, scale, search, wanted } = navigation.place;
    if (search) screenWords.read();
    const isWanted = (scene: Scene) =>
      (!wanted.step || scene.step === wanted.step) &&
      (!wanted.problem || scene.problem === wanted.problem) &&
      fits(`${namesOf(scene)} ${screenWords.of(scene)}`, search);
    const found = new Set(scenes.filter(isWanted));
    const filters = (['step', 'problem'] as const).filter((name) => wanted[name]);
    const room = { width, height: Math.round(width * (width < 480 ? 1.9 : 1.1)) };
    return html`
      <div class="sheet-bar">
        <search class="bar">
          <label class="field grow">
            <span>${t('search')}</span>
            <input
              id="search"
              type="search"
              autocomplete="off"
              spellcheck="false"
              maxlength="100"
              .value=${search}
              @focus=${() => screenWords.read()}
              @input=${this.#search}
            />
          </label>
          <p class="count" role="status">${t('count', { count: found.size, all: scenes.length })}</p>
          <nav class="jumps" aria-label=${t('jump')}>
            ${groups
              .filter(({ steps }) => [...found].some(({ step }) => steps.includes(step)))
              .map(
                ({ id, steps }) =>
                  html`<button type="button" @click=${() => this.#jump(id)}>${headingOf(steps)}</button>`,
              )}
          </nav>
          <button type="button" id="print" @click=${this.#print}>${t('print')}</button>
        </search>
        ${settingsBar(['lang', 'theme', 'width', 'scale', 'slots', ...filters])}
      </div>
      <div
        class="groups"
        ${vars({
          '--card-width': `${room.width * (scale / 100)}px`,
          '--card-height': `${room.height * (scale / 100)}px`,
        })}
      >
        ${groups.map(({ id, steps }) => {
          const own = scenes.filter(({ step }) => steps.includes(step));
          return html`<section
            class="group"
            ?hidden=${!own.some((scene) => found.has(scene))}
            aria-labelledby="group-${id}"
          >
            <h2 id="group-${id}">${headingOf(steps)}</h2>
            <ul class="sheet" role="list">
              ${own.map((scene) => this.#card(scene, !found.has(scene), room))}
            </ul>
          </section>`;
        })}
      </div>
    `;
  }

  #card(scene: Scene, isHidden: boolean, box: { width: number; height: number }): TemplateResult {
    const { width } = navigation.place;
    const frame = frames.find((own) => frameSizes[own].width === width) ?? 'phone';
    return html`<li class="card" id="scene-${scene.id}" ?hidden=${isHidden}>
      <a href=${hrefOf({ view: 'screen', wanted: nameOf(scene), search: '', frame })}>${sceneTitle(scene)}</a>
      <p class="card-id" translate="no">${scene.id}</p>
      ${picture(scene, { width, box })}
    </li>`;
  }

  readonly #search = ({ target }: Event) => {
    // The address follows, so that a reload and a copied link show the same.
    if (target instanceof HTMLInputElement) navigation.replace({ view: 'sheet', search: target.value });
  };

  get #boards() {
    return [...this.querySelectorAll<HTMLElement>('.card:not([hidden]) art-board')];
  }

  /** The browser's own menu does not wait: what is not there by then is begun at least. */
  #fill() {
    fillAll(this.#boards);
  }

  /** On paper there is no scrolling: all screens come first. */
  readonly #print = async () => {
    const shown = this.#boards.filter(({ dataset }) => !dataset['shown']).map((board) => once(board, 'shown'));
    this.#fill();
    await Promise.all(shown);
    print();
  };

  #jump(id: string) {
    const group = this.querySelector(`section[aria-labelledby="group-${id}"]`);
    group?.scrollIntoView();
    group?.querySelector('a')?.focus({ preventScroll: true });
  }
}
const once = (target: EventTarget, type: string) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

customElements.define('sheet-view', SheetView);
