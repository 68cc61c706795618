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

/**
 * In a browser without `light-dark()`, a bank's token that needs it would be no colour at all, and take grounds and borders away.
 * There the names are registered as colours, so that what is none gives way to the default. Once for a document.
 */
export function guardColours(): void {
  if (typeof CSS === 'undefined' || !('registerProperty' in CSS) || CSS.supports('color', 'light-dark(#000,#fff)'))
    return;
  for (const [name, [initialValue]] of Object.entries(colours)) {
    try {
      CSS.registerProperty({ name: `--ibl-${name}`, syntax: '<color>', inherits: true, initialValue });
    } catch {
      // Another element, or another copy of this package, was first.
    }
  }
}

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
