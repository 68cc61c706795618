// A row for each token of the theme: a control of its kind, the value as text, and the way back to the widget's own.
import { html, type TemplateResult } from 'lit';
import { optionsOf, select } from '../../shared/fields.js';
import { fault, kindOf, rangesPx, readSize, type Side, sides, tokens, whole } from '../../shared/theme/model.js';
import { t } from '../words.js';
import { hexOfAny } from './colours.js';
import { themeStore } from './theme-store.js';
import './token-field.js';

const OWN = 'own';
const ROOT_PX = 16;
/** Texts by the values that they name. */
const known: Readonly<Record<'font' | 'shadow', Readonly<Record<string, string>>>> = {
  font: {
    inherit: 'font-inherit',
    'system-ui, sans-serif': 'font-system',
    'Georgia, "Times New Roman", serif': 'font-serif',
    'ui-rounded, Nunito, "Varela Round", system-ui, sans-serif': 'font-rounded',
    'ui-monospace, monospace': 'font-mono',
  },
  shadow: {
    [tokens.sizes['shadow'] ?? '']: 'shadow-default',
    none: 'shadow-none',
    '0 1px 3px rgb(0 0 0 / 16%)': 'shadow-small',
    '0 4px 8px rgb(0 0 0 / 8%), 0 24px 64px rgb(0 0 0 / 18%)': 'shadow-large',
  },
};

const resetButton = (name: string, isChanged: boolean): TemplateResult =>
  html`<button
    type="button"
    class="small"
    aria-label=${t('backToDefault', { name })}
    ?disabled=${!isChanged}
    @click=${() => themeStore.reset(name)}
  >
    ↺
  </button>`;

/** Any colour that CSS knows can be typed. */
export function colourRow(name: string): TemplateResult {
  const pair = whole(themeStore.now).colours[name] ?? ['', ''];
  const control = (side: Side) => {
    const theme = t(side === 0 ? 'light' : 'dark');
    const id = `${name}-${side}`;
    const set = (hex: string, gesture?: string) => themeStore.setColour(name, side, hex, gesture);
    return html`<div class="colour">
      <input
        type="color"
        aria-label=${t('colourOf', { name, theme })}
        .value=${pair[side]}
        @input=${({ target }: Event) => target instanceof HTMLInputElement && set(target.value, id)}
        @change=${() => themeStore.settle()}
      />
      <token-field
        name=${id}
        label=${t('textValueOf', { name, theme })}
        value=${pair[side]}
        .read=${(value: string) => hexOfAny(value) ?? fault('faultColour', { name, value })}
        .set=${set}
      ></token-field>
    </div>`;
  };
  return html`<div class="colour-row" role="group" aria-label=${name}>
    <span class="token-name" translate="no">${name}</span>
    ${sides.map(control)} ${resetButton(name, themeStore.now.colours[name] !== undefined)}
  </div>`;
}

/** A length, a font or the shadow. */
export function sizeRow(name: string): TemplateResult {
  const value = whole(themeStore.now).sizes[name] ?? '';
  return html`<div class="size-row">
    <span class="token-name" translate="no">${name}</span>
    ${kindOf(name) === 'length' ? slider(name, value) : list(name, value)}
    <token-field
      name=${name}
      label=${t('valueOf', { name })}
      value=${value}
      .read=${(text: string) => readSize(name, text)}
      .set=${(size: string) => themeStore.setSize(name, size)}
    ></token-field>
    ${resetButton(name, themeStore.now.sizes[name] !== undefined)}
  </div>`;
}

/** As far as the length is of use, in its own unit. */
function slider(name: string, value: string): TemplateResult {
  const unit = /(px|rem|em)\)?$/.exec(tokens.sizes[name] ?? '')?.[1] ?? 'px';
  const [leastPx = 0, mostPx = 100] = rangesPx[name] ?? [];
  const px = unit === 'px' ? 1 : ROOT_PX;
  const inUnit = unit === 'px' ? value.replace(/^.*,/, '') : value;
  return html`<input
    type="range"
    aria-label=${name}
    aria-valuetext=${value}
    min=${leastPx / px}
    max=${mostPx / px}
    step=${unit !== 'px' ? 0.0625 : mostPx > 200 ? 4 : 1}
    .value=${/[\d.]+/.exec(inUnit)?.[0] ?? '0'}
    @input=${({ target }: Event) =>
      target instanceof HTMLInputElement && themeStore.setSize(name, `${Number(target.value)}${unit}`, name)}
    @change=${() => themeStore.settle()}
  />`;
}

function list(name: string, value: string): TemplateResult {
  const kind = kindOf(name) === 'font' ? 'font' : 'shadow';
  const texts = known[kind];
  return select({
    label: name,
    options: [
      ...optionsOf(Object.keys(texts), (own) => t(texts[own] ?? '')),
      { value: OWN, label: t(`${kind}-own`), isDisabled: true },
    ],
    value: Object.hasOwn(texts, value) ? value : OWN,
    choose: (next) => themeStore.setSize(name, next),
  });
}
