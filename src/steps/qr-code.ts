import { type CSSResultGroup, css, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { qrPath, type QrPath } from './qr-path.js';
import { html } from './html.js';

/**
 * @summary A link as a QR code: one inline SVG path, black on white in every theme. The white is drawn, the black is the ground.
 * @csspart qr - the drawing, its quiet zone included
 */
export class QrCode extends LitElement {
  static override get styles(): CSSResultGroup {
    return css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        /*
       * A scanner needs dark on light, whatever the theme, the person's colours, or a browser that darkens pages by itself: that one
       * darkens light grounds and lightens dark drawings, but leaves a dark ground with a light drawing as it is. Chromium 156 heeds
       * no color-scheme there.
       */
        forced-color-adjust: none;
        print-color-adjust: exact;
        /* It ends inside of the quiet zone: at the edges, where pixels are rounded, nothing of it may show. */
        background: linear-gradient(#000, #000) center / 96% 96% no-repeat;
        fill: #fff;
      }
    `;
  }

  /** Drawn byte for byte. */
  @property({ attribute: false }) text = '';
  /** The accessible name. */
  @property({ attribute: false }) label = '';
  #drawing: QrPath = { size: 0, path: '' };

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#drawing = qrPath(this.text);
  }

  override render(): TemplateResult {
    const { size, path } = this.#drawing;
    return html`<svg
      part="qr"
      role="img"
      aria-label=${this.label}
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
    >
      <path d=${path} fill-rule="evenodd" />
    </svg>`;
  }
}

/** The first drawing takes ten times as long as the next: done while the bank is asked, nobody waits for it. */
export function warm(): void {
  qrPath('https://smart-id.com/device-link?'.padEnd(200, 'A'));
}
