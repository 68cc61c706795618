import { css, svg, type TemplateResult } from 'lit';
import { html } from './html.js';

/** How near it goes to the person: somebody may be attacking, something is theirs to mend, it is nobody's fault here, all is well. */
export type Ground = 'danger' | 'warning' | 'neutral' | 'success';

/** A line drawing on a grid of 24, in one colour. */
export type Drawing = TemplateResult<2>;

/** A drawing on a tinted disc, above the heading that says the same in words. */
export const sign = (drawing: Drawing, ground: Ground): TemplateResult =>
  html`<div class="sign ${ground}" aria-hidden="true"><svg viewBox="0 0 24 24">${drawing}</svg></div>`;

export const tick: Drawing = svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`;

export const signStyles = css`
  .sign {
    display: grid;
    place-items: center;
    width: 3em;
    height: 3em;
    margin-bottom: calc(var(--_gap) * -0.5);
    border: 1px solid transparent;
    border-radius: 50%;
    --_sign: var(--_muted);
    background: var(--_surface-raised);
    color: var(--_sign);
  }
  .sign svg {
    width: 1.75em;
    height: 1.75em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.93;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sign.danger {
    --_sign: var(--_danger);
  }
  .sign.warning {
    --_sign: var(--_warning);
  }
  .sign.success {
    --_sign: var(--_success);
  }
  @supports (color: color-mix(in srgb, red, red)) {
    .sign:not(.neutral) {
      background: color-mix(in srgb, var(--_sign) 12%, var(--_surface));
    }
  }
  @media (forced-colors: active) {
    .sign {
      border-color: CanvasText;
    }
  }
`;
