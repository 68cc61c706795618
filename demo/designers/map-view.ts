import { html, svg } from 'lit';
import { state } from 'lit/decorators.js';
import { nameOf } from './address.js';
import { picture } from './board.js';
import { known } from './find-scenes.js';
import { type Edge, edges, scenesOf } from './flow-map.js';
import { hrefOf, navigation } from './navigation.js';
import { settingsBar } from './settings.js';
import { View } from './view.js';
import { sceneTitle, t } from './words.js';

/** As in the style sheet. All steps are in view from 1280 px on. */
const COLUMN = 135;
const BOX = { width: 390, height: 700 };
/** Room for arcs above the steps; the further a step leads, the higher. */
const ARC = { height: 132, lane: 14 };

/** All screens, and what leads where: the steps in their order, what leads away from each, and its screens below. */
export class MapView extends View {
  @state() private pointed = '';
  readonly #edges = edges();

  override render() {
    const { method } = navigation.place.wanted;
    return html`
      <p class="note">${t('mapIntro')}</p>
      <div class="bar">${settingsBar(['method', 'lang', 'theme'])}</div>
      <div class="map-room" tabindex="0" role="region" aria-label=${t('view-map')}>
        <svg
          class="map-arcs"
          width=${COLUMN * known.step.length}
          height=${ARC.height}
          viewBox="0 0 ${COLUMN * known.step.length} ${ARC.height}"
          aria-hidden="true"
        >
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0 8 4 0 8z" fill="context-stroke" />
            </marker>
          </defs>
          ${this.#edges.map((edge) => this.#arc(edge))}
        </svg>
        <div class="map">
          ${known.step.map(
            (step) =>
              html`<section
                class="map-step"
                aria-labelledby="map-${step}"
                @pointerenter=${() => (this.pointed = step)}
                @focusin=${() => (this.pointed = step)}
              >
                <h2 id="map-${step}">${t(`step-${step}`)}</h2>
                ${this.#ways(step)}
                <ul class="map-screens" role="list">
                  ${scenesOf(step, method).map(
                    (scene) =>
                      html`<li class="card" id="map-${scene.id}">
                        <a href=${hrefOf({ view: 'screen', wanted: nameOf(scene) })}>${sceneTitle(scene)}</a>
                        ${picture(scene, { box: BOX })}
                      </li>`,
                  )}
                </ul>
              </section>`,
          )}
        </div>
      </div>
    `;
  }

  #ways(step: string) {
    return html`<ul class="ways">
      ${this.#edges
        .filter(({ from }) => from === step)
        .map(
          ({ to, by }) =>
            html`<li><strong>→ ${t(`step-${to}`)}</strong> ${by.map((type) => t(`event-${type}`)).join(', ')}</li>`,
        )}
    </ul>`;
  }

  /** From the right half of a column to the left half of another one, higher the further it leads. */
  #arc({ from, to }: Edge) {
    const [start, end] = [known.step.indexOf(from), known.step.indexOf(to)];
    const x = (column: number, share: number) => (column + share) * COLUMN;
    const [x1, x2] = start < end ? [x(start, 0.6), x(end, 0.35)] : [x(start, 0.4), x(end, 0.65)];
    const top = ARC.height - ARC.lane * Math.abs(end - start) * 1.3 - ARC.lane;
    const kind = from === this.pointed ? 'away' : to === this.pointed ? 'towards' : '';
    return svg`<path class="arc" data-kind=${kind} marker-end="url(#arrow)"
      d="M${x1} ${ARC.height} C${x1} ${top} ${x2} ${top} ${x2} ${ARC.height - 2}" />`;
  }
}
customElements.define('map-view', MapView);
