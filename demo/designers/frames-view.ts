import { html, nothing } from 'lit';
import { nameOf } from './address.js';
import { picture } from './board.js';
import { type Frame, frameNotes, frames, frameSizes } from './frames.js';
import { hrefOf } from './navigation.js';
import { sceneChoice, settingsBar } from './settings.js';
import { shownScene } from './shown-scene.js';
import { View } from './view.js';
import { t } from './words.js';

const isWide = (frame: Frame) => frameSizes[frame].width > 480;

/** One screen in all surroundings at once. */
export class FramesView extends View {
  override render() {
    const scene = shownScene('waiting-code');
    const is = (query: string) => matchMedia(query).matches;
    const figure = (frame: Frame) =>
      html`<figure>
        <figcaption>
          <a href=${hrefOf({ view: 'screen', wanted: nameOf(scene), frame })}>${t(`frame-${frame}`)}</a>
        </figcaption>
        ${picture(scene, { frame })} ${frameNotes[frame] ? html`<p class="note">${t(frameNotes[frame])}</p>` : nothing}
      </figure>`;
    return html`
      <div class="bar">${sceneChoice(scene)}</div>
      ${settingsBar(['lang', 'theme', 'slots'])}
      <p class="note">
        ${t('emulate')} ${t(is('(forced-colors: active)') ? 'forcedOn' : 'forcedOff')}
        ${t(is('(prefers-reduced-motion: reduce)') ? 'calmOn' : 'calmOff')}
      </p>
      <div class="frames">${frames.filter((frame) => !isWide(frame)).map(figure)}</div>
      <div class="frames wide">${frames.filter(isWide).map(figure)}</div>
    `;
  }
}
customElements.define('frames-view', FramesView);
