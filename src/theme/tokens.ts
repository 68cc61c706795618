/**
 * The whole theming contract. A bank sets `--ibl-<name>`; styles read `--_<name>`, which is that or the default.
 * Colours are [light, dark]; which one counts is the page's `color-scheme`, never a guess of ours.
 */
import { css, unsafeCSS } from 'lit';
import { colours, sizes } from './token-defaults.js';

const declare = (entries: [name: string, value: string][]): string =>
  entries.map(([name, value]) => `--_${name}:var(--ibl-${name},${value});`).join('');

// Browsers without light-dark() (before 2024) get the light theme whole rather than no colours at all.
const light = declare(Object.entries(colours).map(([name, [value]]) => [name, value]));
const both = declare(Object.entries(colours).map(([name, [day, night]]) => [name, `light-dark(${day},${night})`]));

/** A person's own colours win over everybody's. */
const forced = Object.entries({
  accent: 'LinkText',
  'on-accent': 'Canvas',
  surface: 'Canvas',
  'surface-raised': 'Canvas',
  text: 'CanvasText',
  muted: 'CanvasText',
  border: 'CanvasText',
  line: 'CanvasText',
  danger: 'CanvasText',
  warning: 'CanvasText',
  success: 'CanvasText',
  focus: 'Highlight',
} satisfies Record<keyof typeof colours, string>)
  .map(([name, colour]) => `--_${name}:${colour};`)
  .join('');

export const tokens = css`
  :host {
    ${unsafeCSS(declare(Object.entries(sizes)))}
    ${unsafeCSS(light)}
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      ${unsafeCSS(both)}
    }
  }
  @media (forced-colors: active) {
    :host {
      ${unsafeCSS(forced)}
    }
  }
`;
