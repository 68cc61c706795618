/**
 * The whole theming contract. A bank sets `--ibl-<name>`; styles read `--_<name>`, which is that or the default here.
 * Colours are [light, dark]; which one counts is the page's `color-scheme`, never a guess of ours.
 */
import { css, unsafeCSS } from 'lit';

export const colours = {
  accent: ['#0b5a82', '#7ec4ee'],
  'on-accent': ['#ffffff', '#06222f'],
  surface: ['#ffffff', '#171d23'],
  'surface-raised': ['#f2f6f9', '#202932'],
  text: ['#14212b', '#eaf0f4'],
  muted: ['#52626f', '#a8b6c1'],
  border: ['#7d8b97', '#74838f'],
  line: ['#dbe3e9', '#313c46'],
  danger: ['#b3261e', '#ff9c92'],
  warning: ['#7a4b00', '#f3c266'],
  success: ['#17693a', '#7dd3a0'],
  focus: ['#0b5a82', '#9fd6f7'],
} as const;

export const sizes = {
  radius: '12px',
  'radius-small': '8px',
  gap: '16px',
  'max-width': '440px',
  padding: '32px',
  font: 'inherit',
  'heading-font': 'inherit',
  'font-size': '1rem',
  'control-code-size': '3.25rem',
  'qr-size': '408px',
  shadow: '0 1px 2px rgb(20 33 43 / 6%), 0 8px 28px rgb(20 33 43 / 8%)',
} as const;

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
