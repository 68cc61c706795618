/** What every step shares: type, rhythm, buttons and fields. Colours and sizes come from `tokens.ts` alone. */
import { css } from 'lit';

export const baseStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  p,
  ol,
  ul {
    margin: 0;
  }
  h2 {
    font-family: var(--_heading-font);
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: break-word;
  }
  /* Two distances: between things, and half of that inside of one. */
  .stack,
  .group {
    display: grid;
    gap: var(--_gap);
  }
  .group {
    gap: calc(var(--_gap) / 2);
  }
  .stack > *,
  .group > * {
    min-width: 0;
  }
  .brand {
    white-space: nowrap;
  }
  /*
   * A name of two words may need two lines where letters or spaces are large and the card is narrow, and where a browser cannot tell
   * that it is not.
   */
  .pair {
    white-space: normal;
  }
  @container (min-width: 20em) {
    .pair {
      white-space: nowrap;
    }
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 48px;
    padding: 10px 20px;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .secondary {
    border-color: var(--_border);
  }
  .quiet {
    padding-inline: 12px;
    border-color: var(--_line);
  }
  .secondary:hover,
  .quiet:hover {
    background: var(--_surface-raised);
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
    gap: 8px;
  }
  .actions > .primary,
  .primary + .quiet:last-child {
    grid-column: 1 / -1;
  }
  .link {
    min-height: 32px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    font-weight: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .panel {
    padding: 14px 16px;
    border-radius: var(--_radius-small);
    background: var(--_surface-raised);
    border: 1px solid transparent;
  }
  .panel > * + * {
    margin-top: 6px;
  }
  .warning {
    border-color: var(--_warning);
  }
  @supports (color: color-mix(in srgb, red, red)) {
    .primary:hover {
      background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
    }
    .warning {
      border-color: color-mix(in srgb, var(--_warning) 30%, var(--_surface));
      background: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
    }
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
    .primary:hover {
      background: Highlight;
      color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
