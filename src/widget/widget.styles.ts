import { css } from 'lit';
import { baseStyles } from '../theme/base.styles.js';
import { tokens } from '../theme/tokens.js';

export const widgetStyles = [
  tokens,
  baseStyles,
  css`
    :host {
      position: relative;
      min-height: 320px;
      max-width: var(--_max-width);
      writing-mode: horizontal-tb;
      break-inside: avoid;
    }
    /*
     * Many parents ask how wide the element would like to be: a centred flex box, a dialog, a float, a table cell. It is as wide as
     * it may be, whatever is on screen, and never so wide that it overflows: a track from 0 to the viewport's width wants all of
     * it and needs none of it.
     */
    :host::before {
      content: '';
      display: grid;
      grid-template-columns: minmax(0, 100vw);
      height: 0;
      max-width: var(--_max-width);
    }
    /* Beside something else it is not squeezed to less than this; where there is less, it takes what there is. */
    :host::after {
      content: '';
      display: block;
      width: 200px;
      max-width: 100%;
    }
    /* Here rather than on the host, whose properties a page's style sheet can take away. */
    .card {
      /*
       * What a page's text has by inheritance ends here, but for what shows or hides a place as a whole, and what belongs to the
       * font and the theme. direction is not among all.
       */
      all: initial;
      color-scheme: inherit;
      visibility: inherit;
      pointer-events: inherit;
      interactivity: inherit;
      -webkit-font-smoothing: inherit;
      -moz-osx-font-smoothing: inherit;
      -webkit-user-select: text;
      user-select: text;
      box-sizing: border-box;
      container-type: inline-size;
      display: grid;
      gap: var(--_gap);
      align-content: start;
      max-width: var(--_max-width);
      min-height: 320px;
      /* Where the element is narrower than 400px, at most 20px. A card cannot ask a container for its own padding. */
      padding: min(var(--_padding), max(20px, (100% - 399px) * 999));
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      box-shadow: var(--_shadow);
      color: var(--_text);
      font-family: var(--_font);
      font-size: var(--_font-size);
      line-height: 1.5;
      -webkit-text-size-adjust: none;
      text-size-adjust: none;
    }
    /* What is here in a moment is not announced by a flash. */
    .late {
      animation: late 0s 0.2s backwards;
    }
    @keyframes late {
      from {
        opacity: 0;
      }
    }
    ibl-help-panel {
      padding-top: var(--_gap);
      border-top: 1px solid var(--_line);
    }
    footer {
      display: flex;
      flex-wrap: wrap;
      gap: 0 20px;
      margin-bottom: -8px;
      padding-top: 4px;
      border-top: 1px solid var(--_line);
      font-size: 0.875em;
    }
    footer > a,
    footer > .link {
      min-height: 40px;
      padding: 8px 0;
      line-height: 24px;
      text-decoration: none;
    }
    footer > :hover {
      text-decoration: underline;
    }
  `,
];
