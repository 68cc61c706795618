import { html, nothing } from 'lit';
import { vars } from '../shared/vars.js';
import { nameOf } from './address.js';
import { picture } from './board.js';
import { findScenes, namesScreen, nothing as anyScreen } from './find-scenes.js';
import { hrefOf, navigation } from './navigation.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { View } from './view.js';
import { languageName, sceneTitle, t } from './words.js';

const MOST_COLUMNS = 6;

/** Languages or themes side by side: one screen, or all of them one below the other. */
export class CompareView extends View {
  override render() {
    const { langs, themes, width, wanted } = navigation.place;
    const columns = langs.flatMap((lang) => themes.map((theme) => ({ lang, theme }))).slice(0, MOST_COLUMNS);
    const found = findScenes(wanted);
    const isOne = found.length === 1;
    return html`
      ${settingsBar(['langs', 'themes', 'width', 'slots'])}
      ${
        namesScreen(wanted)
          ? html`<div class="bar">
              ${sceneChoice(shownScene())}
              <a class="button" href=${hrefOf({ view: 'compare', wanted: anyScreen })}>${t('compareAll')}</a>
            </div>`
          : nothing
      }
      <div class="compare" ${vars({ '--columns': columns.length, '--page-width': `${width}px` })}>
        ${found.map(
          (scene) =>
            html`<section class="compare-row">
              <h2>
                <a href=${hrefOf({ view: isOne ? 'screen' : 'compare', wanted: nameOf(scene) })}
                  >${sceneTitle(scene)}</a
                >
              </h2>
              <div class="columns-of">
                ${columns.map(
                  ({ lang, theme }) =>
                    html`<figure>
                      <figcaption>${languageName(lang)} · ${t(theme)}</figcaption>
                      ${picture(scene, { lang, theme, width, isPicture: !isOne })}
                    </figure>`,
                )}
              </div>
            </section>`,
        )}
      </div>
    `;
  }
}
customElements.define('compare-view', CompareView);
