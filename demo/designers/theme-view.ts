import { html } from 'lit';
import '../shared/copy-button.js';
import { tokens, whole } from '../shared/theme/model.js';
import { vars } from '../shared/vars.js';
import { scenes } from '../scenes/catalogue.js';
import { themes } from './address.js';
import { board, picture } from './board.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { contrastTable } from './theme/contrast-table.js';
import './theme/exchange-panel.js';
import { presets } from '../shared/theme/presets.js';
import { themeStore } from './theme/theme-store.js';
import { colourRow, sizeRow } from './theme/token-rows.js';
import { View } from './view.js';
import { t } from './words.js';

/** The theme editor: every token with a control of its kind, contrast as it changes, light and dark together. */
export class ThemeView extends View {
  constructor() {
    super();
    themeStore.follow(this);
    this.hear('keydown', (event) => this.#press(event));
  }

  override render() {
    return html`
      <div class="presets" role="group" aria-label=${t('presets')}>
        ${presets.map((preset) => this.#preset(preset))}
      </div>
      <div class="bar actions">
        <button type="button" id="undo" ?disabled=${!themeStore.canUndo} @click=${() => themeStore.undo()}>
          ${t('undo')}
        </button>
        <button type="button" id="redo" ?disabled=${!themeStore.canRedo} @click=${() => themeStore.redo()}>
          ${t('redo')}
        </button>
        <button type="button" @click=${() => themeStore.clear()}>${t('reset')}</button>
        <copy-button name="share" label=${t('share')} .text=${location.href}></copy-button>
        ${sceneChoice(shownScene())} ${settingsBar(['lang', 'slots'])}
      </div>
      <div class="editor">
        <div class="editor-controls">
          <section class="panel">
            <h2>${t('colours')}</h2>
            ${Object.keys(tokens.colours).map(colourRow)}
          </section>
          <section class="panel">
            <h2>${t('sizesHeading')}</h2>
            ${Object.keys(tokens.sizes).map(sizeRow)}
          </section>
        </div>
        <div class="editor-previews">
          <section class="panel">${contrastTable()}</section>
          <section class="pair" aria-label=${t('previews')}>${this.#boards()}</section>
        </div>
      </div>
      <exchange-panel></exchange-panel>
    `;
  }

  /** The screen in both appearances; another one where there is room, which CSS knows. */
  #boards() {
    const scene = shownScene();
    const other = scenes.find(({ id }) => id === 'choosing' && id !== scene.id) ?? scene;
    return html`${themes.map(
        (theme) =>
          html`<figure>
            <figcaption>${t(theme)}</figcaption>
            ${board(scene, { theme })}
          </figure>`,
      )}
      <figure class="further">
        <figcaption>${t('light')}</figcaption>
        ${picture(other, { theme: 'light' })}
      </figure>`;
  }

  #preset({ id, theme }: (typeof presets)[number]) {
    const { colours } = whole(theme);
    const strip = vars({
      '--one': colours['accent']?.[0] ?? '',
      '--two': colours['surface-raised']?.[0] ?? '',
      '--three': colours['surface']?.[1] ?? '',
      '--four': colours['accent']?.[1] ?? '',
    });
    return html`<button
      type="button"
      class="preset"
      data-preset=${id}
      aria-pressed=${themeStore.is(theme)}
      @click=${() => themeStore.change(theme)}
    >
      <span class="strip" aria-hidden="true" ${strip}><i></i><i></i><i></i><i></i></span>
      <span>${t(`preset-${id}`)}</span>
    </button>`;
  }

  #press(event: KeyboardEvent) {
    // In a field of text the keys undo what is typed.
    const isInText = event.target instanceof Element && event.target.matches('textarea, input[type=text]');
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isInText) return;
    const key = event.key.toLowerCase();
    if (key === 'y' || (key === 'z' && event.shiftKey)) themeStore.redo();
    else if (key === 'z') themeStore.undo();
    else return;
    event.preventDefault();
  }
}
customElements.define('theme-view', ThemeView);
