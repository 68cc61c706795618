import { css, type TemplateResult } from 'lit';
import { html } from './html.js';

/** What to do, in order. */
export const instructions = (sentences: readonly string[]): TemplateResult =>
  html`<ol part="instructions">
    ${sentences.map((sentence) => html`<li><span>${sentence}</span></li>`)}
  </ol>`;

export const instructionStyles = css`
  ol {
    display: grid;
    gap: 6px;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  ol li {
    display: grid;
    grid-template-columns: 1.75em 1fr;
    gap: 12px;
    align-items: baseline;
    counter-increment: step;
  }
  ol li::before {
    content: counter(step);
    content: counter(step) / '';
    display: grid;
    place-items: center;
    width: 2em;
    height: 2em;
    border-radius: 50%;
    background: var(--_surface-raised);
    color: var(--_accent);
    font-size: 0.875em;
    font-weight: 700;
  }
`;
