import { type CSSResultGroup, css, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { html } from './html.js';

/**
 * @summary Four digits to compare with the phone: seen large, heard one by one.
 * @csspart control-code - the code itself, one text node
 */
export class ControlCode extends LitElement {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        :host {
          display: grid;
          gap: 2px;
          justify-items: center;
          padding: 12px;
          border-radius: var(--_radius-small);
          background: var(--_surface-raised);
          text-align: center;
          scroll-margin: 80px 0 16px;
        }
        .code {
          /* Never wider than its card, however large the letters are. */
          font-size: min(var(--_control-code-size), 16vw);
          font-variant-numeric: tabular-nums lining-nums;
          font-weight: 700;
          line-height: 1.1;
          letter-spacing: 0.12em;
          margin-inline-end: -0.12em;
          white-space: nowrap;
        }
        @supports (width: 1cqi) {
          .code {
            font-size: min(var(--_control-code-size), 25cqi);
          }
        }
        @media (forced-colors: active) {
          :host {
            border: 2px solid CanvasText;
          }
        }
      `,
    ];
  }

  /** Exactly four digits. */
  @property({ attribute: false }) code = '';
  @property({ attribute: false }) t: Translate = () => '';

  override render(): TemplateResult {
    return html`<span class="muted" aria-hidden="true">${this.t('waiting.controlCode')}</span>
      <span part="control-code" class="code" translate="no" aria-hidden="true">${this.code}</span>
      <span class="hidden">${this.t('waiting.controlCodeSpoken', { digits: spokenDigits(this.code) })}</span>`;
  }
}

/** `5493` as a screen reader says it: `5, 4, 9, 3`. */
export const spokenDigits = (code: string): string => [...code].join(', ');
