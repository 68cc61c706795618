import { css, type TemplateResult } from 'lit';
import { html } from './html.js';

/** Something is under way, nobody knows for how long. */
export const movingBar = (): TemplateResult => html`<div class="bar" aria-hidden="true"></div>`;

export const movingBarStyles = css`
  .bar {
    height: 4px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--_line);
  }
  .bar::before {
    content: '';
    display: block;
    width: 40%;
    height: 100%;
    border-radius: 2px;
    background: var(--_accent);
    animation: along 1.6s ease-in-out infinite;
  }
  @keyframes along {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(250%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar::before {
      width: 100%;
      opacity: 0.5;
    }
  }
`;
