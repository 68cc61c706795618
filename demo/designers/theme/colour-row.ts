import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Side, sides, tokens, whole } from '../../shared/theme/model.js';
import { View } from '../view.js';
import { t } from '../words.js';
import { hexOfAny } from './colours.js';
import { resetButton } from './reset-button.js';
import { themeStore } from './theme-store.js';

const LONGEST_TOLD = 40;

/** What was typed and is no colour. It is told until the colour changes. */
interface Refused {
  readonly side: Side;
  readonly value: string;
  readonly instead: string;
}

/** One colour of the theme, light and dark. Any colour that CSS knows can be typed; what is none is told under the field. */
export class ColourRow extends View {
  @property() name = '';
  @state() private refused: Refused | undefined;

  override render() {
    const { name } = this;
    const pair = whole(themeStore.now).colours[name] ?? ['', ''];
    const field = (side: Side) => {
      const theme = t(side === 0 ? 'light' : 'dark');
      const { refused } = this;
      const fault = refused?.side === side && refused.instead === pair[side] ? refused.value : undefined;
      const id = `${name}-${side}-fault`;
      return html`<div class="colour">
        <input
          type="color"
          aria-label=${t('colourOf', { name, theme })}
          .value=${pair[side]}
          @input=${(event: Event) => this.#set(event, side, `${name}-${side}`)}
          @change=${() => themeStore.settle()}
        />
        <input
          type="text"
          class="value"
          aria-label=${t('textValueOf', { name, theme })}
          aria-invalid=${fault ? 'true' : nothing}
          aria-describedby=${fault ? id : nothing}
          autocomplete="off"
          spellcheck="false"
          .value=${fault ?? pair[side]}
          @change=${(event: Event) => this.#read(event, side)}
        />
        ${fault ? html`<p class="fault" id=${id}>${t('faultColour', { name, value: fault })}</p>` : nothing}
      </div>`;
    };
    return html`<div class="colour-row" role="group" aria-label=${name}>
      <span class="token-name" translate="no">${name}</span>${sides.map(field)}${resetButton(
        name,
        themeStore.now.colours[name] !== undefined,
      )}
    </div>`;
  }

  #set({ target }: Event, side: Side, gesture: string) {
    if (!(target instanceof HTMLInputElement)) return;
    this.refused = undefined;
    themeStore.setColour(this.name, side, target.value, gesture);
  }

  #read({ target }: Event, side: Side) {
    if (!(target instanceof HTMLInputElement)) return;
    const hex = hexOfAny(target.value);
    const instead = whole(themeStore.now).colours[this.name]?.[side] ?? '';
    this.refused = hex ? undefined : { side, value: target.value.slice(0, LONGEST_TOLD), instead };
    if (!hex) return;
    // A name of the colour that is there already is written as the rest are.
    target.value = hex;
    themeStore.setColour(this.name, side, hex);
  }
}
customElements.define('colour-row', ColourRow);

export const colourNames = Object.keys(tokens.colours);
