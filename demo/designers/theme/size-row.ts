import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { select } from '../../shared/fields.js';
import { type Fault, kindOf, rangesPx, readSize, tokens, whole } from '../../shared/theme/model.js';
import { View } from '../view.js';
import { t } from '../words.js';
import { resetButton } from './reset-button.js';
import { themeStore } from './theme-store.js';

const OWN = 'own';
const ROOT_PX = 16;
const fonts: readonly (readonly [key: string, value: string])[] = [
  ['font-inherit', 'inherit'],
  ['font-system', 'system-ui, sans-serif'],
  ['font-serif', 'Georgia, "Times New Roman", serif'],
  ['font-rounded', 'ui-rounded, Nunito, "Varela Round", system-ui, sans-serif'],
  ['font-mono', 'ui-monospace, monospace'],
];
const shadows: readonly (readonly [key: string, value: string])[] = [
  ['shadow-default', tokens.sizes['shadow'] ?? 'none'],
  ['shadow-none', 'none'],
  ['shadow-small', '0 1px 3px rgb(0 0 0 / 16%)'],
  ['shadow-large', '0 4px 8px rgb(0 0 0 / 8%), 0 24px 64px rgb(0 0 0 / 18%)'],
];

/** A size, a font or the shadow: with a control of its kind, and as text. What is refused, and why, is told under the field. */
export class SizeRow extends View {
  @property() name = '';
  /** What was typed and is none. It is told until the size changes. */
  @state() private last: { readonly value: string; readonly fault: Fault; readonly instead: string } | undefined;

  override render() {
    const { name } = this;
    const value = this.#value;
    const refused = this.last?.instead === value ? this.last : undefined;
    const id = `${name}-fault`;
    return html`<div class="size-row">
      <span class="token-name" translate="no">${name}</span>
      ${kindOf(name) === 'length' ? this.#slider(value) : this.#list(value)}
      <input
        type="text"
        class="value"
        aria-label=${t('valueOf', { name })}
        aria-invalid=${refused ? 'true' : nothing}
        aria-describedby=${refused ? id : nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${refused?.value ?? value}
        @change=${this.#read}
      />
      ${resetButton(name, themeStore.now.sizes[name] !== undefined)}
      ${refused ? html`<p class="fault" id=${id}>${t(refused.fault.key, refused.fault.values)}</p>` : nothing}
    </div>`;
  }

  get #value() {
    return whole(themeStore.now).sizes[this.name] ?? '';
  }

  /** As far as the length is of use, in its own unit. */
  #slider(value: string): TemplateResult {
    const initial = tokens.sizes[this.name] ?? '';
    const unit = /(px|rem|em)\)?$/.exec(initial)?.[1] ?? 'px';
    const [leastPx = 0, mostPx = 100] = rangesPx[this.name] ?? [];
    const px = unit === 'px' ? 1 : ROOT_PX;
    const step = unit !== 'px' ? 0.0625 : mostPx > 200 ? 4 : 1;
    const set = ({ target }: Event) =>
      target instanceof HTMLInputElement && this.#set(`${Number(target.value)}${unit}`, this.name);
    return html`<input
      type="range"
      aria-label=${this.name}
      aria-valuetext=${value}
      min=${leastPx / px}
      max=${mostPx / px}
      step=${step}
      .value=${String(parseFloat(/[\d.]+/.exec(unit === 'px' ? value.replace(/^.*,/, '') : value)?.[0] ?? '0'))}
      @input=${set}
      @change=${() => themeStore.settle()}
    />`;
  }

  #list(value: string): TemplateResult {
    const kind = kindOf(this.name);
    const known = kind === 'font' ? fonts : shadows;
    const isKnown = known.some(([, own]) => own === value);
    return select({
      label: this.name,
      options: [
        ...known.map(([key, own]) => ({ value: own, label: t(key) })),
        { value: OWN, label: t(`${kind}-own`), isDisabled: true },
      ],
      value: isKnown ? value : OWN,
      choose: (next) => this.#set(next),
    });
  }

  readonly #read = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const size = readSize(this.name, target.value);
    if (typeof size !== 'string') {
      this.last = { value: target.value, fault: size, instead: this.#value };
      return;
    }
    target.value = size;
    this.#set(size);
  };

  #set(size: string, gesture?: string) {
    this.last = undefined;
    themeStore.setSize(this.name, size, gesture);
  }
}
customElements.define('size-row', SizeRow);

export const sizeNames = Object.keys(tokens.sizes);
