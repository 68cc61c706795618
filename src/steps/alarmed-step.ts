import { css, type CSSResultGroup, type TemplateResult } from 'lit';
import { html } from './html.js';
import { InstitutionsStep } from './institutions-step.js';

/**
 * @summary A login that the person stopped: what to do now, before everything else. The ways to log in are one press away.
 * @fires ibl-intent - `method-chosen`
 * @csspart heading - what happened
 * @csspart problem - what it may mean
 * @csspart link - how the bank is reached, and its pages that help
 */
export class AlarmedStep extends InstitutionsStep {
  static override get styles(): CSSResultGroup {
    return [
      super.styles,
      css`
        .danger {
          border-color: var(--_danger);
        }
        @supports (color: color-mix(in srgb, red, red)) {
          .danger {
            border-color: color-mix(in srgb, var(--_danger) 30%, var(--_surface));
            background: color-mix(in srgb, var(--_danger) 12%, var(--_surface));
          }
        }
        .links {
          display: flex;
          flex-wrap: wrap;
          gap: 4px 16px;
        }
        .links:empty {
          display: none;
        }
        .links > a {
          padding-block: 4px;
        }
        .again {
          border: 0;
        }
        .again > summary {
          display: flex;
          list-style: none;
        }
        .again > summary::-webkit-details-marker {
          display: none;
        }
        .again > .stack {
          padding-top: var(--_gap);
        }
      `,
    ];
  }

  /** What to do now comes before the method that was left. */
  override focusMethod(): void {
    this.focusStep();
  }

  override render(): TemplateResult {
    const { alarm, options } = this.state;
    return html`<div class="stack">
      ${this.heading(this.t('choosing.alarmHeading'))}
      <div part="problem" class="panel danger">
        <p>${this.t(alarm === 'not-me' ? 'choosing.alarmNotMe' : 'choosing.alarmCodeDiffers')}</p>
        <p><strong>${this.t('choosing.alarmDo')}</strong></p>
      </div>
      ${this.link('contact', 'button primary')}
      <p class="links small">${this.link('lostDevice')}${this.link('fraud')}</p>
      <details class="again">
        <summary class="button quiet">${this.t('actions.anotherWay')}</summary>
        <div class="stack">${options ? this.ways(options) : this.none()}</div>
      </details>
    </div>`;
  }
}
