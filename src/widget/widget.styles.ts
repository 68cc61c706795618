import { css } from 'lit';
import { baseStyles } from '../theme/base.styles.js';
import { tokens } from '../theme/tokens.js';

export const widgetStyles = [
  tokens,
  baseStyles,
  css`
    :host {
      position: relative;
      max-width: var(--_max-width);
      container-type: inline-size;
    }
    /* Here rather than on the host, whose properties a page's style sheet can take away. */
    .card {
      display: grid;
      gap: var(--_gap);
      align-content: start;
      max-width: var(--_max-width);
      min-height: 320px;
      padding: var(--_padding);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      box-shadow: var(--_shadow);
      color: var(--_text);
      font-family: var(--_font);
      font-size: var(--_font-size);
      font-style: normal;
      font-weight: 400;
      line-height: 1.5;
      text-align: start;
      text-indent: 0;
      text-transform: none;
      white-space: normal;
      -webkit-text-size-adjust: none;
      text-size-adjust: none;
    }
    @container (max-width: 399px) {
      .card {
        padding: min(var(--_padding), 20px);
      }
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
      align-items: center;
      gap: 4px 20px;
      padding-top: 12px;
      border-top: 1px solid var(--_line);
      font-size: 0.875em;
    }
    footer > * {
      min-height: 32px;
      align-content: center;
    }
    .fraud {
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--_border);
    }
    @media (forced-colors: active) {
      .card,
      footer {
        border-color: CanvasText;
      }
    }
  `,
];
